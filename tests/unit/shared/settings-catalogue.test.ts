import { describe, expect, test } from 'vitest';
import { keysDeciding, policyKeys, SETTING_OF_POLICY } from '../../../src-shared/policy.ts';
import { DEFAULT_SETTINGS, readStoredSettings, storedWithout } from '../../../src-shared/settings.ts';
import {
  canStandAt,
  changeAt,
  findSettings,
  SECTIONS,
  SettingPath,
  settingAt,
  settingsCatalogue,
} from '../../../src-shared/settings-catalogue.ts';

const GROUPS = ['notifications', 'quietHours', 'desktop', 'support', 'updates'] as const;

/** Every leaf of the settings, as it is when the application runs. */
const leaves = Object.entries(DEFAULT_SETTINGS).flatMap(
  ([key, value]) =>
    GROUPS.some((group) => group === key) ? Object.keys(value as object).map((field) => `${key}.${field}`) : [key], // groups are objects
);

describe('the catalogue of settings', () => {
  test('has every leaf of the settings, and nothing else', () => {
    expect(Object.keys(settingsCatalogue).sort()).toEqual(leaves.sort());
  });

  test('each has a section, words of its own, and one line of help', () => {
    const entries = Object.values(settingsCatalogue);
    for (const { section, label, help } of entries) {
      expect(SECTIONS).toContain(section);
      expect(label).not.toBe('');
      expect(help, label).toMatch(/^[A-Z].*\.$/);
      expect(help, label).not.toContain('\n');
      expect(help.length, label).toBeLessThan(125);
    }
    expect(new Set(entries.map(({ label }) => label)).size).toBe(entries.length);
  });

  test('each has a default that can stand at its path, and a change puts it there', () => {
    for (const path of SettingPath.options) {
      const value = settingAt(DEFAULT_SETTINGS, path);
      expect(value, path).not.toBeUndefined();
      expect(canStandAt(path, value), path).toBe(true);
      expect(canStandAt(path, Symbol('no value')), path).toBe(false);
    }
    expect(changeAt('notifications.sound', true)).toEqual({ notifications: { sound: true } });
  });

  test('a policy that decides a setting names one that is there', () => {
    for (const [key, path] of Object.entries(SETTING_OF_POLICY)) {
      expect(policyKeys).toHaveProperty(key);
      expect(SettingPath.options).toContain(path);
      expect(keysDeciding(path ?? '')).toContain(key);
    }
  });

  test('finds by all words, wherever each stands', () => {
    expect(findSettings('')).toHaveLength(leaves.length);
    expect(findSettings('QUIET days')).toEqual(['quietHours.days']);
    expect(findSettings('nothing like it')).toEqual([]);
  });
});

test('a choice that was taken back leaves the others of its group', () => {
  const stored = { theme: 'dark', notifications: { sound: true, content: 'full' }, odd: 1 };
  expect(storedWithout(stored, 'theme')).toEqual({ notifications: { sound: true, content: 'full' }, odd: 1 });
  expect(storedWithout(stored, 'notifications.sound')).toEqual({ theme: 'dark', notifications: { content: 'full' }, odd: 1 });
  expect(storedWithout({ notifications: { sound: true } }, 'notifications.sound')).toEqual({});
  expect(storedWithout({}, 'quietHours.from')).toEqual({});
});

test('keys of more commands than there can be are refused', () => {
  const keysOf = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_unused, nth) => [`command-${nth}`, ['x']]));
  expect(canStandAt('keys', keysOf(500))).toBe(true);
  expect(canStandAt('keys', keysOf(501))).toBe(false);
});

describe('keys that press what has the focus', () => {
  test('can not be set', () => {
    expect(canStandAt('keys', { done: ['Space'] })).toBe(false);
    expect(canStandAt('keys', { done: ['q', 'Enter'] })).toBe(false);
    expect(canStandAt('keys', { 'open-case': ['o', 'Enter'] })).toBe(true);
  });

  test('and were stored by an older version are left out one by one; a command has its usual ones before it has none', () => {
    const keys = { done: ['Space'], reply: ['q', 'g Enter'], snooze: [], note: ['o'] };
    expect(readStoredSettings({ keys }).keys).toEqual({ reply: ['q'], snooze: [], note: ['o'] });
    expect(readStoredSettings({ keys: 'odd' }).keys).toEqual({});
  });
});
