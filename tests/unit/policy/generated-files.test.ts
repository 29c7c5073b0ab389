import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPolicy } from '../../../src-main/policy/read-policy.ts';
import { policyKeys } from '../../../src-shared/policy.ts';
import { POLICY_EXAMPLES, POLICY_NAMES } from '../../../src-shared/policy-forms/examples.ts';
import { policyFiles } from '../../../src-shared/policy-forms/files.ts';
import { elementsOf, readXml } from '../../support/read-xml.ts';

const project = path.join(import.meta.dirname, '../../..');
const onDisk = (file: string) => readFileSync(path.join(project, file), 'utf8');
const made = (file: string) => policyFiles[file]?.() ?? '';

test.each(Object.keys(policyFiles))('%s is what the table gives; else run npm run policy', (file) => {
  expect(onDisk(file)).toBe(made(file));
});

test('every key is in every file', () => {
  for (const file of Object.keys(policyFiles)) {
    for (const key of POLICY_NAMES) expect(made(file), `${key} in ${file}`).toContain(key);
  }
});

test('the examples are values that can be used', () => {
  const json: unknown = JSON.parse(made('resources/policy/policy.example.json'));
  const policy = readPolicy([
    { scope: 'machine', where: 'example', content: { ok: true, tiers: json as Record<string, unknown> } }, // ours, an object
  ]);
  expect(policy.report.problems).toEqual([]);
  expect(policy.report.entries).toHaveLength(POLICY_NAMES.length);
  for (const key of POLICY_NAMES) expect(policyKeys[key].schema.safeParse(POLICY_EXAMPLES[key].value).success, key).toBe(true);
});

describe('the template of Group Policy', () => {
  const template = readXml(made('resources/policy/caseport.admx'));
  const words = readXml(made('resources/policy/en-US/caseport.adml'));

  test('has every key in both tiers, under the keys that are read', () => {
    const policies = elementsOf(template, 'policy').map(({ attributes }) => [attributes.name, attributes.key]);
    expect(policies).toEqual([
      ...POLICY_NAMES.map((key) => [key, 'Software\\Policies\\Caseport']),
      ...POLICY_NAMES.map((key) => [`${key}_default`, 'Software\\Caseport']),
    ]);
  });

  test('each word and each form that it names is there, once', () => {
    const text = made('resources/policy/caseport.admx');
    const strings = elementsOf(words, 'string').map(({ attributes }) => attributes.id);
    const presentations = elementsOf(words, 'presentation').map(({ attributes }) => attributes.id);
    expect(new Set(strings).size).toBe(strings.length);
    expect([...text.matchAll(/\$\(string\.([^)]+)\)/g)].map((match) => match[1]).filter((id) => !strings.includes(id))).toEqual(
      [],
    );
    expect([...text.matchAll(/\$\(presentation\.([^)]+)\)/g)].map((match) => match[1]).sort()).toEqual([...presentations].sort());
  });
});

test('the profile is well-formed and keeps the tiers apart', () => {
  const profile = readXml(made('resources/policy/caseport.mobileconfig'));
  const keys = elementsOf(profile, 'key').map(({ text }) => text);
  expect(keys.filter((key) => Object.hasOwn(policyKeys, key)).sort()).toEqual([...POLICY_NAMES].sort());
  expect(keys).toEqual(expect.arrayContaining(['enforced', 'default']));
});

test('the reader of the test refuses what is not well-formed', () => {
  for (const broken of ['<a><b></a>', '<a>&b</a>', '<a/><b/>', '<a b="1" b="2"/>', '<a', 'x<a/>'])
    expect(() => readXml(broken)).toThrow();
});
