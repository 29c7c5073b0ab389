/** A multiple of three, so that every piece but the last one ends without padding. */
const PIECE = 3 * 16_384;
const SLICE = PIECE * 16;

/** One piece of bytes as base64. */
function encode(bytes: Uint8Array): string {
  let letters = '';
  for (let at = 0; at < bytes.length; at += 8_192) letters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(letters);
}

/** A file as base64, slice by slice with the window's turn in between. `progress` tells of 0 to 1. */
export async function toBase64(file: Blob, progress: (share: number) => void = () => undefined): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < file.size; at += SLICE) {
    const bytes = new Uint8Array(await file.slice(at, at + SLICE).arrayBuffer());
    for (let from = 0; from < bytes.length; from += PIECE) parts.push(encode(bytes.subarray(from, from + PIECE)));
    progress(Math.min(1, (at + SLICE) / file.size));
  }
  return parts.join('');
}
