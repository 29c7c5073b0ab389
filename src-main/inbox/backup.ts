import { AppFailure } from '../../src-shared/errors.ts';
import type { Restored } from '../../src-shared/register.ts';
import type { Session } from '../session.ts';
import { listAccounts } from '../store/accounts-table.ts';
import { copyDesk, DeskCopy, mergeDesk } from '../store/desk-copy.ts';
import { seal, unseal } from '../store/seal.ts';
import { projectDesk } from '../sync/project-desk.ts';

/** Writes the whole desk into one sealed file. Secrets are not in it: they never leave the keychain. */
export async function createBackup(session: Session, passphrase: string): Promise<{ where: string | null }> {
  const { stores, ports } = session;
  const now = ports.clock.now();
  const sealed = await seal(JSON.stringify(copyDesk(stores.desk, now)), passphrase);
  const day = new Date(now).toISOString().slice(0, 10);
  return { where: await ports.files.save(`caseport-backup-${day}.caseport`, sealed) };
}

/** Adds what a backup holds and this desk lacks. @throws AppFailure `backup-refused`; nothing has changed then */
export async function restoreBackup(session: Session, base64: string, passphrase: string): Promise<Restored> {
  const { stores, ports, announcer } = session;
  const opened = await unseal(Buffer.from(base64, 'base64'), passphrase);
  if (!opened.ok) throw new AppFailure({ kind: 'backup-refused', why: opened.why });
  const copy = DeskCopy.safeParse(JSON.parse(opened.content));
  // Sealed by us with the right passphrase, and yet of a form that this version does not know.
  if (!copy.success) throw new AppFailure({ kind: 'backup-refused', why: 'newer' });
  const before = new Set(listAccounts(stores.desk).map((account) => account.id));
  const added = mergeDesk(stores.desk, copy.data, ports.clock.now(), { keepSignedIn: false });
  await projectDesk(stores);
  for (const account of listAccounts(stores.desk)) if (!before.has(account.id)) await session.open(account);
  session.onPower('unlock');
  announcer.now('accounts.changed', {});
  announcer.now('replies.changed', {});
  announcer.now('templates.changed', {});
  return added;
}
