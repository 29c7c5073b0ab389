import { expect, test } from 'vitest';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import { REGISTRY_PLACES, readRegistry } from '../../../src-main/policy/registry.ts';

const [machine, , machineDefaults] = REGISTRY_PLACES;

/** As `reg query HKLM\Software\Policies\Caseport /s` prints it. */
const RECORDED = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Caseport',
  '    (Default)    REG_SZ    (value not set)',
  '    exportAllowed    REG_DWORD    0x0',
  '    linksAllowed    REG_DWORD    0x1',
  '    cacheRetentionDays    REG_DWORD    0x5a',
  '    proxy    REG_SZ    http://proxy.example:8080',
  '    environments    REG_MULTI_SZ    production\\0sandbox',
  '    quietDays    REG_SZ    0, 6',
  '    extraCaFile    REG_SZ    C:\\Program Files\\Example\\ca file.pem',
  '    emergencyPhone    REG_SZ    ',
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Caseport\\Other',
  '    linksAllowed    REG_DWORD    0x0',
  '',
].join('\r\n');

test('values of the registry become those of the table, by the form of each key', () => {
  const source = readRegistry(machine, RECORDED);
  expect(source).toMatchObject({ scope: 'machine', where: 'HKLM\\Software\\Policies\\Caseport' });
  const policy = readPolicy(source === null ? [] : [source]);
  expect(policy.report.problems).toEqual([]);
  expect(policy.enforced).toEqual({
    exportAllowed: false,
    linksAllowed: true,
    cacheRetentionDays: 90,
    proxy: 'http://proxy.example:8080',
    environments: ['production', 'sandbox'],
    quietDays: [0, 6],
    extraCaFile: 'C:\\Program Files\\Example\\ca file.pem',
    emergencyPhone: '',
  });
});

test('what stands beside Policies is a default', () => {
  const text = 'HKEY_LOCAL_MACHINE\\Software\\Caseport\r\n    notificationContent    REG_SZ    nothing\r\n';
  const source = readRegistry(machineDefaults, text);
  expect(readPolicy(source === null ? [] : [source]).defaults).toEqual({ notificationContent: 'nothing' });
});

test('a wrong type and an unknown key are problems of their own', () => {
  const text =
    'HKEY_LOCAL_MACHINE\\Software\\Policies\\Caseport\r\n    exportAllowed    REG_DWORD    0x7\r\n    other key    REG_SZ    x\r\n    linksAllowed    REG_SZ    yes\r\n';
  const source = readRegistry(machine, text);
  const { enforced, report } = readPolicy(source === null ? [] : [source]);
  expect(enforced).toEqual({});
  expect(report.problems.map(({ key }) => key)).toEqual(['exportAllowed', 'other key', 'linksAllowed']);
});

test('no key, an empty key and words of an error say nothing', () => {
  expect(readRegistry(machine, null)).toBeNull();
  expect(readRegistry(machine, '\r\nHKEY_LOCAL_MACHINE\\Software\\Policies\\Caseport\r\n')).toBeNull();
  expect(readRegistry(machine, 'ERROR: The system was unable to find the specified registry key or value.')).toBeNull();
});
