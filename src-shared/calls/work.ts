/** What an agent does with cases on this workstation alone, and the views they saved. */
export const workCalls = {} as const;

export const workEvents = {};
