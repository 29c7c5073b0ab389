import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Colours are read out of the CSS that ships, so that a changed token is judged and not its copy. */

const css = readFileSync(join(import.meta.dirname, '../../src-renderer/tokens.css'), 'utf8');

type Tokens = ReadonlyMap<string, string>;

function tokensOf(block: string): Tokens {
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]));
}

/** The declarations of a selector within a part of the file. */
function blockOf(part: string, selector: string): Tokens {
  const at = part.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`tokens.css has no ${selector}`);
  return tokensOf(part.slice(at, part.indexOf('}', at)));
}

const [plain = '', more = ''] = css.split('@media (prefers-contrast: more)');
const light = blockOf(plain, ':root');
const dark = new Map([...light, ...blockOf(plain, ":root[data-theme='dark']")]);
const high = new Map([...light, ...blockOf(plain, ":root[data-theme='contrast']")]);
const THEMES: Readonly<Record<string, Tokens>> = {
  light,
  dark,
  'high contrast': high,
  'light, more contrast': new Map([...light, ...blockOf(more, ':root')]),
  'dark, more contrast': new Map([...dark, ...blockOf(more, ":root[data-theme='dark']")]),
};

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

const SURFACES = ['background', 'panel', 'rail', 'selected', 'hover'];
const TONES = ['ours', 'theirs', 'done', 'idle', 'bad', 'demo'];

/** Text on what it stands on: 4.5 to 1. */
const TEXT: readonly (readonly [string, string])[] = [
  ...['text', 'second', 'third'].flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
  ...TONES.map((tone) => [tone, `${tone}-soft`] as const),
  ...TONES.flatMap((tone) => ['panel', 'background'].map((surface) => [tone, surface] as const)),
  ['second', 'idle-soft'],
  ['ours', 'rail'],
  ['bad', 'selected'],
  ['bad', 'hover'],
  // Found words, in a title and in the line below it.
  ['text', 'ours-soft'],
  // A marked row, and the bar over the list.
  ...['second', 'third', 'ours', 'bad'].map((text) => [text, 'accent-soft'] as const),
  ...['ours', 'theirs'].flatMap((tone) => ['selected', 'hover'].map((surface) => [tone, surface] as const)),
  ['second', 'ours-soft'],
  ['accent', 'panel'],
  ['accent', 'background'],
  ['accent', 'accent-soft'],
  ['text', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['toast-text', 'toast'],
  ['toast-action', 'toast'],
];

/** What shows where a control is, and where the focus is: 3 to 1. */
const PARTS: readonly (readonly [string, string])[] = [
  ...SURFACES.map((surface) => ['focus', surface] as const),
  ['control', 'panel'],
  ['control', 'background'],
  ['accent', 'selected'],
  ['accent', 'hover'],
  ['toast-action', 'toast'],
];

test('black on white is 21 to 1, and a known grey is what WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
});

describe.each(Object.entries(THEMES))('%s', (_, tokens) => {
  const colour = (name: string) => {
    const found = tokens.get(name);
    if (found === undefined) throw new Error(`no token --${name}`);
    return found;
  };

  test.each(TEXT)('text %s on %s', (text, surface) => {
    expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(PARTS)('part %s on %s', (part, surface) => {
    expect(contrast(colour(part), colour(surface))).toBeGreaterThanOrEqual(3);
  });
});

describe('more contrast', () => {
  test.each(['light, more contrast', 'dark, more contrast'])('%s: text is 7 to 1', (theme) => {
    const tokens = THEMES[theme] ?? light;
    for (const text of ['text', 'second', 'third']) {
      for (const surface of ['background', 'panel']) {
        expect(contrast(tokens.get(text) ?? '', tokens.get(surface) ?? '')).toBeGreaterThanOrEqual(7);
      }
    }
  });
});

describe('the theme of high contrast', () => {
  const colour = (name: string) => high.get(name) ?? '';
  test.each(TEXT)('text %s on %s is 7 to 1', (text, surface) => {
    expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(7);
  });

  test.each(['hairline', 'line', 'control', 'focus'])('every %s is 7 to 1 on what it divides', (part) => {
    for (const surface of ['panel', 'background', 'rail']) {
      expect(contrast(colour(part), colour(surface))).toBeGreaterThanOrEqual(7);
    }
  });

  test('has every colour of its own', () => {
    const own = blockOf(plain, ":root[data-theme='contrast']");
    expect([...own.keys()].sort()).toEqual([...light.keys()].sort());
  });
});
