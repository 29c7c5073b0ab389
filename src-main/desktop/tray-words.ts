import type { PresenceState } from '../ports.ts';

/** Which picture the tray shows. */
export type TrayPicture = 'calm' | 'waiting' | 'offline' | 'signed-out' | 'needs-review';

/** The most urgent comes first: what stands in the way, then what waits. */
export function trayPicture({ needsAction, state }: PresenceState): TrayPicture {
  if (state !== 'ok') return state;
  return needsAction > 0 ? 'waiting' : 'calm';
}

const IN_THE_WAY: Readonly<Record<PresenceState['state'], string | null>> = {
  ok: null,
  offline: 'offline',
  'signed-out': 'signed out',
  'needs-review': 'a text of yours needs you',
};

/** One line that says everything the picture means. */
export function trayTooltip({ needsAction, state }: PresenceState): string {
  const waiting =
    needsAction === 0 ? 'no case needs action' : `${needsAction} ${needsAction === 1 ? 'case needs' : 'cases need'} action`;
  const inTheWay = IN_THE_WAY[state];
  return `Caseport: ${inTheWay === null ? waiting : `${inTheWay}; ${waiting}`}`;
}
