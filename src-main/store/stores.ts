import type { Db } from './database.ts';

/** The two databases of a profile: what the person made, and what can be read again. */
export type Stores = { readonly desk: Db; readonly cache: Db };
