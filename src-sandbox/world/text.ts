/** Longest comment and description, in characters; more is cut without a word (partner-cases-v1.md "Update a partner case"). */
export const MAXIMUM_TEXT_LENGTH = 65_535;

/** How the server counts to 65,535. The document says "characters", which leaves open what an emoji counts for. */
export const TRUNCATIONS = ['code-points', 'code-units', 'bytes'] as const;
export type Truncation = (typeof TRUNCATIONS)[number];

/** What the server does to the text of a comment before it keeps it. */
export const NORMALISATIONS = ['none', 'crlf', 'lf', 'trim-end', 'strip-markdown', 'nfc'] as const;
export type Normalisation = (typeof NORMALISATIONS)[number];

export function truncate(text: string, by: Truncation): string {
  if (text.length <= MAXIMUM_TEXT_LENGTH && by !== 'bytes') return text;
  switch (by) {
    case 'code-units':
      return text.slice(0, MAXIMUM_TEXT_LENGTH);
    case 'code-points':
      return [...text].slice(0, MAXIMUM_TEXT_LENGTH).join('');
    case 'bytes':
      return cutBytes(text);
  }
}

// A cut in the middle of a character leaves nothing of that character.
function cutBytes(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length <= MAXIMUM_TEXT_LENGTH) return text;
  let end = MAXIMUM_TEXT_LENGTH;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString('utf8');
}

export function normalise(text: string, by: Normalisation): string {
  switch (by) {
    case 'none':
      return text;
    case 'crlf':
      return text.replace(/\r\n|\r|\n/g, '\r\n');
    case 'lf':
      return text.replace(/\r\n|\r/g, '\n');
    case 'trim-end':
      return text.replace(/[ \t]+$/gm, '').trimEnd();
    case 'strip-markdown':
      return text.replace(/[*_`#>]/g, '');
    case 'nfc':
      return text.normalize('NFC');
  }
}
