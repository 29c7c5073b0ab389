/** Every form in which a word may hide in a file: as it is, and as encodings write it. */
export function tracesOf(word: string): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(word, 'utf8');
  // Base64 depends on where the word begins: of each of three places, the part that is the same whatever stands around it.
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return text.slice(shift === 0 ? 0 : shift + 1, text.length - 2);
  });
  const forms: readonly (readonly [string, string | Buffer])[] = [
    ['raw', bytes],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ['URL-encoded', encodeURIComponent(word)],
    ['percent by percent', [...bytes].map((byte) => `%${byte.toString(16)}`).join('')],
    ['UTF-16 little', Buffer.from(word, 'utf16le')],
    ['UTF-16 big', Buffer.from(word, 'utf16le').swap16()],
    ['JSON', JSON.stringify(word).slice(1, -1)],
    ...base64.map((text, nth) => [`base64 at ${nth}`, text] as const),
    ...base64.map((text, nth) => [`base64url at ${nth}`, text.replaceAll('+', '-').replaceAll('/', '_')] as const),
  ];
  return new Map(forms.map(([name, form]) => [name, Buffer.isBuffer(form) ? form : Buffer.from(form, 'latin1')]));
}

/** What of a word stands in the bytes, by the name of its form. */
export function findTraces(bytes: Uint8Array, word: string): string[] {
  const where = Buffer.from(bytes);
  return [...tracesOf(word)].flatMap(([name, form]) => (where.includes(form) ? [name] : []));
}
