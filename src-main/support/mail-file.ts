import { SUPPORT_ADDRESS } from '../../src-shared/support.ts';
import type { SupportMail } from '../../src-shared/support-mail.ts';

/** The mail as a file that mail programs open as a draft (RFC 5322; `X-Unsent` is what Outlook looks for). */
export function emlOf(mail: Pick<SupportMail, 'subject' | 'text'>, now: number): string {
  const body = base64(mail.text.replaceAll('\n', '\r\n')).replace(/.{76}/g, '$&\r\n');
  return [
    `To: ${SUPPORT_ADDRESS}`,
    `Subject: ${encodedHeader(mail.subject)}`,
    `Date: ${new Date(now).toUTCString().replace('GMT', '+0000')}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    body,
    '',
  ].join('\r\n');
}

/** A header holds ASCII; anything else goes as encoded words, none longer than the 75 characters of RFC 2047. */
function encodedHeader(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text) && text.length <= 200) return text;
  const words: string[] = [];
  let word = '';
  for (const letter of text) {
    if (base64(word + letter).length > 60) {
      words.push(word);
      word = '';
    }
    word += letter;
  }
  return [...words, word].map((part) => `=?utf-8?B?${base64(part)}?=`).join('\r\n ');
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
