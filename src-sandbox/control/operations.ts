import { z } from 'zod';
import { FaultRule } from '../faults/rules.ts';
import { NewIncident, NewMaintenance } from '../status-page/model.ts';
import { Settings } from '../world/settings.ts';
import type { Control } from './control.ts';
import { AddCase, MoveCase, WriteComment } from './inputs.ts';

const Nothing = z.strictObject({});

type Operation = (control: Control, input: unknown) => unknown;

function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (control: Control, input: z.output<Schema>) => unknown,
): Operation {
  return (control, input) => run(control, schema.parse(input));
}

/** The same operations for another process: `POST /_sandbox/{name}` with the input as JSON. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ledger: operation(z.strictObject({ after: z.number().int().nonnegative().default(0) }), (control, { after }) =>
    control.ledger().slice(after),
  ),
  requests: operation(z.strictObject({ after: z.number().int().nonnegative().default(0) }), (control, { after }) =>
    control.requests().filter((entry) => entry.number > after),
  ),
  cases: operation(Nothing, (control) => control.cases()),
  'add-case': operation(AddCase, (control, input) => control.addCase(input)),
  'move-case': operation(MoveCase, (control, input) => control.moveCase(input)),
  'agent-comment': operation(WriteComment, (control, input) => control.agentComment(input)),
  'colleague-comment': operation(WriteComment, (control, input) => control.colleagueComment(input)),
  settings: operation(Settings.partial(), (control, input) => control.settings(definedOnly(input))),
  'expire-tokens': operation(Nothing, (control) => control.expireTokens()),
  'add-fault': operation(FaultRule, (control, input) => control.addFault(input)),
  'remove-fault': operation(z.strictObject({ id: z.string() }), (control, { id }) => control.removeFault(id)),
  'clear-faults': operation(Nothing, (control) => control.clearFaults()),
  faults: operation(Nothing, (control) => control.faults()),
  'open-incident': operation(NewIncident, (control, input) => control.openIncident(input)),
  'update-incident': operation(
    z.strictObject({ id: z.string(), status: z.string(), body: z.string() }),
    (control, { id, status, body }) => control.updateIncident(id, status, body),
  ),
  'schedule-maintenance': operation(NewMaintenance, (control, input) => control.scheduleMaintenance(input)),
  'set-indicator': operation(
    z.strictObject({ indicator: z.string(), description: z.string().optional() }),
    (control, { indicator, description }) => control.setIndicator(indicator, description),
  ),
  'set-component': operation(z.strictObject({ name: z.string(), status: z.string() }), (control, { name, status }) =>
    control.setComponent(name, status),
  ),
  'reset-status-page': operation(Nothing, (control) => control.resetStatusPage()),
  'drop-connections': operation(z.strictObject({ reset: z.boolean().default(true) }), (control, how) =>
    control.dropConnections(how),
  ),
  'cut-network': operation(Nothing, (control) => control.cutNetwork()),
  /** Of a sandbox started with `--clock hand`: moves its time to this moment, milliseconds since 1970 UTC. */
  'advance-clock': operation(z.strictObject({ to: z.number() }), (control, { to }) => control.advanceClock(to)),
  'restore-network': operation(Nothing, (control) => control.restoreNetwork()),
};

// `exactOptionalPropertyTypes`: what zod gives may hold an undefined where only an absence is meant.
function definedOnly(input: z.output<ReturnType<typeof Settings.partial>>): Partial<Settings> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}
