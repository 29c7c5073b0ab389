import type { Db } from './database.ts';

/** The databases of a profile: what the person made, its mirror (none in memory), and what can be read again. */
export type Stores = { readonly desk: Db; readonly mirror: Db | null; readonly cache: Db };
