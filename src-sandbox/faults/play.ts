import type { Exchange } from '../http/exchange.ts';
import { playBadJson } from './bad-json.ts';
import { playCanned, playHtml, playRedirect } from './canned.ts';
import { playCutHeaders, playTruncatedBody, playWrongLength } from './cut.ts';
import { playDrip } from './drip.ts';
import { playDrop } from './drop.ts';
import type { FaultKind, FaultSpec } from './fault-spec.ts';
import { playFlood } from './flood.ts';
import { playIdleEnd } from './idle-end.ts';
import { playLateLanding } from './late-landing.ts';
import { playLatency } from './latency.ts';
import { playNormaliseText } from './normalise-text.ts';
import { playOddHeaders } from './odd-headers.ts';
import { playFields, playTimestamps, playUnknownEnums } from './shape.ts';
import { playSilence } from './silence.ts';
import { playHugeThread, playThread, playWrongCase } from './thread.ts';

/** The one interface of all families: answer this exchange, or let it fail, as `spec` says. */
type Player<K extends FaultKind> = (exchange: Exchange, spec: Extract<FaultSpec, { kind: K }>) => void;

const PLAYERS: { readonly [K in FaultKind]: Player<K> } = {
  latency: playLatency,
  drop: playDrop,
  silence: playSilence,
  'late-landing': playLateLanding,
  'idle-end': playIdleEnd,
  'cut-headers': playCutHeaders,
  'truncated-body': playTruncatedBody,
  'wrong-length': playWrongLength,
  drip: playDrip,
  flood: playFlood,
  'bad-json': playBadJson,
  answer: playCanned,
  html: playHtml,
  redirect: playRedirect,
  'odd-headers': playOddHeaders,
  thread: playThread,
  'huge-thread': playHugeThread,
  'wrong-case': playWrongCase,
  'unknown-enums': playUnknownEnums,
  fields: playFields,
  timestamps: playTimestamps,
  'normalise-text': playNormaliseText,
};

/** Plays a fault on one exchange and notes it in the log of requests. */
export function playFault<K extends FaultKind>(exchange: Exchange, spec: Extract<FaultSpec, { kind: K }>): void {
  exchange.entry.fault = spec.kind;
  // TypeScript can not see that `spec.kind` and the player found by it belong together.
  const play = PLAYERS[spec.kind] as Player<K>;
  play(exchange, spec);
}
