/** Threads as files, the local audit log and the overview. */
export const readingCalls = {} as const;

export const readingEvents = {};
