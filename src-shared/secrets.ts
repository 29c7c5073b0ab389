/** Something in a text that opens a door, and where it stands. */
export type FoundSecret = { readonly text: string; readonly name: string; readonly start: number; readonly end: number };

type Finder = { readonly name: string; readonly pattern: RegExp };

/** With `value`, a match counts only where that part looks as if a machine had made it: “password: unknown” is no secret. */
const FINDERS: readonly Finder[] = [
  { name: 'a private key', pattern: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/g },
  { name: 'a token', pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g },
  { name: 'a token', pattern: /\b(?:bearer|basic)\s{1,5}(?<value>[\w.~+/=-]{8,})/gi },
  {
    name: 'a secret',
    pattern:
      /\b(?:client[_-]?secret|access[_-]?token|refresh[_-]?token|api[_-]?key|api[_-]?token|password)["']?\s{0,5}[:=]\s{0,5}["']?(?<value>[^\s"',;]{8,})/gi,
  },
];

function looksMade(value: string): boolean {
  return /\d/.test(value) || /[a-z][A-Z]/.test(value);
}

/** Everything in a text that looks like a secret, in the order in which it stands. */
export function findSecrets(text: string): FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const { name, pattern } of FINDERS) {
    for (const match of text.matchAll(pattern)) {
      const value = match.groups?.value;
      if (value !== undefined && !looksMade(value)) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < end)) continue;
      found.push({ name, text: match[0], start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}
