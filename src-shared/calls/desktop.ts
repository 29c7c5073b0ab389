/** The application on this desktop: policy, updates, diagnostics. */
export const desktopCalls = {} as const;

export const desktopEvents = {};
