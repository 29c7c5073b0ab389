import type { Socket } from 'node:net';
import { z } from 'zod';
import { type Answer, emptyAnswer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';

/** How a connection ends: RST, or FIN with the other direction left open. */
export const Ending = z.enum(['reset', 'fin']);
export type Ending = z.output<typeof Ending>;

/** Whether the request is carried out although its answer gets lost. */
export const Apply = z.boolean();

export function endSocket(socket: Socket, how: Ending): void {
  if (socket.destroyed) return;
  if (how === 'reset') socket.resetAndDestroy();
  else socket.end();
}

/** Writes, and ends the connection once the bytes have left: a reset before that would take them along. */
export function writeAndEnd(socket: Socket, bytes: Buffer, how: Ending): void {
  if (socket.destroyed) return;
  socket.write(bytes, () => endSocket(socket, how));
}

/** The answer of Wise, or for a request that is not to be carried out a bare 200. */
export function answerFor(exchange: Exchange, apply: boolean): Answer {
  return apply ? exchange.apply() : exchange.dress(emptyAnswer(200));
}
