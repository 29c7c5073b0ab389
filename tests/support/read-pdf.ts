import { inflateSync } from 'node:zlib';

/** What a test needs to know of a PDF that Chromium made. It reads what Skia writes and no other PDF. */
export type ReadPdf = {
  readonly pages: number;
  /** Pieces of text, about one for the body of each page and one for each footer. */
  readonly pieces: readonly string[];
};

type Stream = { readonly head: string; readonly body: string };

/** Decodes the words of a PDF by the maps of its fonts from glyphs to letters. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const raw = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id, content] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)endobj/g)) {
    if (id !== undefined && content !== undefined) objects.set(id, content);
  }
  const streams = new Map(
    [...objects].flatMap(([id, content]) => {
      const stream = readStream(content);
      return stream === null ? [] : [[id, stream] as const];
    }),
  );
  const pages = [...objects.values()].filter((content) => /\/Type\s*\/Page\b/.test(content)).length;
  const pieces = [...streams.values()]
    .filter(({ body }) => /\bBT\b/.test(body))
    .map(({ body }) => wordsOf(body, (name) => mapOf(objects, streams, name)));
  return { pages, pieces };
}

function readStream(content: string): Stream | null {
  const found = /stream\r?\n([\s\S]*?)\r?\nendstream/.exec(content);
  if (found?.[1] === undefined) return null;
  const head = content.slice(0, found.index);
  const body = Buffer.from(found[1], 'latin1');
  if (!head.includes('/FlateDecode')) return { head, body: body.toString('latin1') };
  try {
    return { head, body: inflateSync(body).toString('latin1') };
  } catch {
    // Pictures and fonts may be packed in other ways; no words are in them.
    return null;
  }
}

/** Skia names a font after the object that it is: `F4` is object 4. */
function mapOf(objects: ReadonlyMap<string, string>, streams: ReadonlyMap<string, Stream>, font: string): Map<string, string> {
  const reference = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font.slice(1)) ?? '')?.[1] ?? '';
  const letters = new Map<string, string>();
  const body = streams.get(reference)?.body ?? '';
  for (const [, block] of body.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph, letter] of (block ?? '').matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>/gi))
      letters.set(key(glyph), decoded(letter));
  }
  for (const [, block] of body.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, first] of (block ?? '').matchAll(/<([\dA-F]+)>\s*<([\dA-F]+)>\s*<([\dA-F]+)>/gi)) {
      const start = Number.parseInt(from ?? '', 16);
      for (let glyph = start; glyph <= Number.parseInt(to ?? '', 16); glyph++) {
        letters.set(key(glyph.toString(16)), String.fromCodePoint(Number.parseInt(first ?? '', 16) + glyph - start));
      }
    }
  }
  return letters;
}

const key = (glyph: string | undefined) => (glyph ?? '').toUpperCase().padStart(4, '0');

function decoded(hex: string | undefined): string {
  const units = (hex ?? '').match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

function wordsOf(body: string, mapOfFont: (name: string) => Map<string, string>): string {
  let letters = new Map<string, string>();
  const words: string[] = [];
  for (const [, font, shown] of body.matchAll(/\/(F\d+) [\d.]+ Tf|(<[\dA-Fa-f]+>|\[[^\]]*\]|\((?:\\.|[^)\\])*\))\s*T[jJ]/g)) {
    if (font !== undefined) letters = mapOfFont(font);
    for (const [, hex] of (shown ?? '').matchAll(/<([\dA-Fa-f]+)>/g)) {
      words.push(
        (hex ?? '')
          .match(/.{4}/g)
          ?.map((glyph) => letters.get(key(glyph)) ?? '')
          .join('') ?? '',
      );
    }
  }
  return words.join('');
}
