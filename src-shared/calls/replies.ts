/** Saved replies and templates of new cases. */
export const replyCalls = {} as const;

export const replyEvents = {};
