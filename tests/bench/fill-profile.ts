/**
 * Fills a profile in a process of its own, because an Electron of tests may bring another SQLite along (CASEPORT_ELECTRON_PRELOAD),
 * whose files only it can open: `node [-r preload] fill-profile.ts folder cases comments`.
 */
import { createKeychain, loadKeytar } from '../../src-main/keychain.ts';
import { createRecordingLog } from '../support/fake-ports.ts';
import { fillProfile } from './fill.ts';

const [profile = '', cases = '0', comments = '0'] = process.argv.slice(2);
const secrets = createKeychain({ profile, log: createRecordingLog(), load: loadKeytar });
const { accountId, caseIds } = await fillProfile(profile, secrets, Number(cases), Number(comments));
process.stdout.write(`${JSON.stringify({ accountId, cases: caseIds.length })}\n`);
process.exit(0);
