import { expect, test } from 'vitest';
import { preferencePlaces, readPreferences } from '../../../src-main/policy/managed-preferences.ts';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';

const [machine] = preferencePlaces('ada');
const file = machine?.file ?? '';
const read = (text: string | null) => readPreferences('machine', file, text);

test('what plutil prints of a managed file is read like policy.json', () => {
  const source = read(
    '{"PayloadUUID":"0F6A","PayloadVersion":1,"enforced":{"exportAllowed":false,"environments":["production"],"quietDays":[0,6]},"default":{"notificationContent":"id"}}',
  );
  const policy = readPolicy(source === null ? [] : [source]);
  expect(policy.report.problems).toEqual([]);
  expect(policy.enforced).toEqual({ exportAllowed: false, environments: ['production'], quietDays: [0, 6] });
  expect(policy.defaults).toEqual({ notificationContent: 'id' });
});

test('a file that can not be converted, or holds something else, is a problem; no file says nothing', () => {
  expect(read('')?.content).toEqual({ ok: false, message: 'The managed preferences could not be read.' });
  expect(read('[1]')?.content.ok).toBe(false);
  expect(read(null)).toBeNull();
});

test('the computer first, then the person', () => {
  expect(preferencePlaces('ada')).toEqual([
    { scope: 'machine', file: '/Library/Managed Preferences/com.caseport.app.plist' },
    { scope: 'user', file: '/Library/Managed Preferences/ada/com.caseport.app.plist' },
  ]);
});
