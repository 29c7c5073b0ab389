import { STATUS_CODES } from 'node:http';
import type { Answer, Header } from './answer.ts';

/** The head of an answer as bytes, unchecked: node:http would refuse or tidy up what the faults need to say. */
export function rawHead(status: number, headers: readonly Header[]): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}\r\n${lines.join('')}\r\n`;
}

/** A whole answer as bytes. `contentLength` may lie. */
export function rawAnswer(answer: Answer, contentLength: number = answer.body.length): Buffer {
  const headers: readonly Header[] = [...answer.headers, ['Content-Length', String(contentLength)]];
  return Buffer.concat([Buffer.from(rawHead(answer.status, headers), 'latin1'), answer.body]);
}
