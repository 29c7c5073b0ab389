import { diagnosticsCalls, diagnosticsEvents } from './diagnostics.ts';
import { policyCalls } from './policy.ts';

/** The application on this desktop: policy, updates, diagnostics. */
export const desktopCalls = { ...policyCalls, ...diagnosticsCalls } as const;

export const desktopEvents = { ...diagnosticsEvents };
