import { z } from 'zod';
import { ConnectionLine, ConnectionProgress, DiagnosticsFile } from '../diagnostics.ts';
import { Saved } from '../register.ts';
import { call } from './call.ts';

const nothing = z.strictObject({});

/** What IT can look at without a word of a case. Answers in every stage, signed in or not. */
export const diagnosticsCalls = {
  /** Collects everything anew; the newest test of the connection is among it. */
  'diagnostics.collect': call(nothing, z.object({ files: z.array(DiagnosticsFile) })),
  /** Tries the way to Wise, step by step; `diagnostics.progress` tells how far. @throws AppFailure `cancelled` */
  'diagnostics.test': call(nothing, z.object({ lines: z.array(ConnectionLine) })),
  'diagnostics.cancelTest': call(nothing, z.object({})),
  /** Saves what was collected last as a zip: what was looked at is what is saved. */
  'diagnostics.save': call(nothing, Saved),
} as const;

export const diagnosticsEvents = { 'diagnostics.progress': ConnectionProgress };
