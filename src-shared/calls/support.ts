/** What reaches Wise when Wise itself is the problem: its status page, the request log, requests to technical support. */
export const supportCalls = {} as const;

export const supportEvents = {};
