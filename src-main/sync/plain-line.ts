/** The longest line that the list shows. */
const LONGEST_LINE = 200;

/** Markdown as one plain line: for the list and for notifications. Text only; nothing here is ever parsed as markup. */
export function plainLine(markdown: string): string {
  const head = markdown.slice(0, LONGEST_LINE * 8);
  const plain = head
    .replace(/```[^\n]*\n?/g, ' ')
    .replace(/^\s*\|?[\s:|-]{3,}\|?\s*$/gm, ' ')
    .replace(/!\[([^\]]{0,200})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/\[([^\]]{0,200})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,9}[.)])\s+/gm, '')
    .replace(/[*~`|]+/g, (marks) => (marks.includes('|') ? ' ' : ''))
    // Underscores inside a word belong to it: partner_external_id_12345.
    .replace(/(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)/g, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the point
    .replace(/[\u0000-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...plain];
  return characters.length > LONGEST_LINE ? `${characters.slice(0, LONGEST_LINE - 1).join('')}…` : plain;
}
