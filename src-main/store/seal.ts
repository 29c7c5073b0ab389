import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const MAGIC = Buffer.from('CASEPORT-BACKUP\n', 'ascii');
const VERSION = 1;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 8;
const HEADER_BYTES = MAGIC.length + 1 + LENGTH_BYTES + SALT_BYTES + NONCE_BYTES;
/** About 50 ms on an office computer, and 32 MiB, for each guess of a passphrase. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const LARGEST_CONTENT_BYTES = 512 * 1024 * 1024;

export type Opened =
  | { readonly ok: true; readonly content: string }
  | { readonly ok: false; readonly why: 'not-a-backup' | 'truncated' | 'newer' | 'wrong-passphrase' };

const gzip = promisify(zlib.gzip);
const gunzip = promisify(zlib.gunzip);

function deriveKey(passphrase: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), salt, 32, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });
}

/**
 * Seals text into one file: scrypt for the passphrase, AES-256-GCM over the packed text, the header authenticated with it.
 * Layout: magic, version (1 byte), length of what follows the nonce (8, big-endian), salt (16), nonce (12), text, tag (16).
 */
export async function seal(content: string, passphrase: string): Promise<Uint8Array> {
  const packed = await gzip(Buffer.from(content, 'utf8'));
  const salt = randomBytes(SALT_BYTES);
  const nonce = randomBytes(NONCE_BYTES);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeBigUInt64BE(BigInt(packed.length + TAG_BYTES));
  const header = Buffer.concat([MAGIC, Buffer.from([VERSION]), length, salt, nonce]);
  const cipher = createCipheriv('aes-256-gcm', await deriveKey(passphrase, salt), nonce);
  cipher.setAAD(header);
  return Buffer.concat([header, cipher.update(packed), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link seal} made. A wrong passphrase and a changed byte look alike: the seal does not hold. */
export async function unseal(file: Uint8Array, passphrase: string): Promise<Opened> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const start = bytes.subarray(0, MAGIC.length);
  if (!start.equals(MAGIC.subarray(0, start.length)) || bytes.length === 0) return { ok: false, why: 'not-a-backup' };
  if (bytes.length < HEADER_BYTES) return { ok: false, why: 'truncated' };
  if (bytes.readUInt8(MAGIC.length) > VERSION) return { ok: false, why: 'newer' };
  const length = Number(bytes.readBigUInt64BE(MAGIC.length + 1));
  const sealed = bytes.subarray(HEADER_BYTES);
  if (sealed.length < length || length < TAG_BYTES) return { ok: false, why: 'truncated' };
  const salt = bytes.subarray(HEADER_BYTES - SALT_BYTES - NONCE_BYTES, HEADER_BYTES - NONCE_BYTES);
  const nonce = bytes.subarray(HEADER_BYTES - NONCE_BYTES, HEADER_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', await deriveKey(passphrase, salt), nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(bytes.subarray(0, HEADER_BYTES));
  decipher.setAuthTag(sealed.subarray(length - TAG_BYTES, length));
  let packed: Buffer;
  try {
    packed = Buffer.concat([decipher.update(sealed.subarray(0, length - TAG_BYTES)), decipher.final()]);
  } catch {
    // The one error that `final` gives: the tag does not fit.
    return { ok: false, why: 'wrong-passphrase' };
  }
  return { ok: true, content: (await gunzip(packed, { maxOutputLength: LARGEST_CONTENT_BYTES })).toString('utf8') };
}
