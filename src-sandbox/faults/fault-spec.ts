import { z } from 'zod';
import { BadJson } from './bad-json.ts';
import { Canned, Html, Redirect } from './canned.ts';
import { CutHeaders, TruncatedBody, WrongLength } from './cut.ts';
import { Drip } from './drip.ts';
import { Drop } from './drop.ts';
import { Flood } from './flood.ts';
import { IdleEnd } from './idle-end.ts';
import { LateLanding } from './late-landing.ts';
import { Latency } from './latency.ts';
import { NormaliseText } from './normalise-text.ts';
import { OddHeaders } from './odd-headers.ts';
import { Fields, Timestamps, UnknownEnums } from './shape.ts';
import { Silence } from './silence.ts';
import { HugeThread, Thread, WrongCase } from './thread.ts';

/** Every fault there is. A new family is a file, a line here and a line in `play.ts`. */
export const FaultSpec = z.discriminatedUnion('kind', [
  Latency,
  Drop,
  Silence,
  LateLanding,
  IdleEnd,
  CutHeaders,
  TruncatedBody,
  WrongLength,
  Drip,
  Flood,
  BadJson,
  Canned,
  Html,
  Redirect,
  OddHeaders,
  Thread,
  HugeThread,
  WrongCase,
  UnknownEnums,
  Fields,
  Timestamps,
  NormaliseText,
]);
export type FaultSpec = z.output<typeof FaultSpec>;
export type FaultKind = FaultSpec['kind'];
