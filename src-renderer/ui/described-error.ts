/** What a person can do about it; the screen that shows the error decides which of these it can offer. */
export type ErrorAction = 'try-again' | 'check-credentials' | 'check-network' | 'sign-in' | 'unlock-keychain' | 'wait' | 'none';

export type DescribedError = { readonly title: string; readonly advice: string; readonly action: ErrorAction };
