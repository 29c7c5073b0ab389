/** A part of the desktop, in its own coordinates; screens left of or above the main one have negative ones. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** So much of the top of a window must lie on one screen, or nobody can take hold of it. */
const GRIP = { width: 120, height: 40 } as const;

function shared(from: number, length: number, otherFrom: number, otherLength: number): number {
  return Math.min(from + length, otherFrom + otherLength) - Math.max(from, otherFrom);
}

function canBeGrasped(window: Area, screen: Area): boolean {
  const wide = shared(window.x, window.width, screen.x, screen.width) >= Math.min(GRIP.width, window.width);
  return wide && window.y >= screen.y && window.y + GRIP.height <= screen.y + screen.height;
}

function clamp(value: number, least: number, most: number): number {
  return Math.round(Math.max(least, Math.min(most, value)));
}

/**
 * Where a window goes that was at `saved`: there, as long as a screen still is; else in the middle of the first one. Never larger
 * than its screen.
 * @param screens what of each screen windows may use, the main one first
 * @returns null where there is nothing to go by, and the system may choose
 */
export function placeOnScreens(saved: Area | null, screens: readonly Area[]): Area | null {
  const [main] = screens;
  if (saved === null || main === undefined || saved.width <= 0 || saved.height <= 0) return null;
  const holder = screens.find((screen) => canBeGrasped(saved, screen));
  const screen = holder ?? main;
  const width = clamp(saved.width, 1, screen.width);
  const height = clamp(saved.height, 1, screen.height);
  if (holder === undefined) {
    const x = screen.x + Math.round((screen.width - width) / 2);
    return { x, y: screen.y + Math.round((screen.height - height) / 2), width, height };
  }
  // Partly off a screen by the person's own hand stays so; what was cut to fit moves back onto it.
  const x = width < saved.width ? clamp(saved.x, screen.x, screen.x + screen.width - width) : Math.round(saved.x);
  const y = height < saved.height ? clamp(saved.y, screen.y, screen.y + screen.height - height) : Math.round(saved.y);
  return { x, y, width, height };
}
