import type { BrowserContextOptions, Page } from 'playwright';

/** How the system asks pages to look. */
export type Media = Pick<
  BrowserContextOptions,
  'colorScheme' | 'contrast' | 'deviceScaleFactor' | 'forcedColors' | 'reducedMotion'
>;

/** One picture: a world, a window, and what is done in it first. */
export type Shot = {
  readonly name: string;
  readonly world: string;
  readonly width?: number;
  readonly height?: number;
  readonly media?: Media;
  /** Done before the page begins. */
  before?(page: Page): Promise<void>;
  act?(page: Page): Promise<void>;
};
