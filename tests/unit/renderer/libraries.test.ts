import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { LIBRARIES } from '../../../src-renderer/settings/libraries.ts';

const project = path.join(import.meta.dirname, '../../..');
const Manifest = z.object({ license: z.string().optional(), dependencies: z.record(z.string(), z.string()).optional() });
const manifest = (folder: string) => Manifest.parse(JSON.parse(readFileSync(path.join(project, folder, 'package.json'), 'utf8')));

test('each library is named with the licence that it states itself', () => {
  for (const { name, licence } of LIBRARIES) {
    const folder = name === '@github/keytar' ? 'keytar' : name;
    expect(manifest(`node_modules/${folder}`).license, name).toBe(licence);
  }
});

test('what the main process is made with is among them', () => {
  const names = LIBRARIES.map(({ name }) => name);
  const needed = Object.keys(manifest('.').dependencies ?? {}).map((name) => (name === 'keytar' ? '@github/keytar' : name));
  expect(needed.filter((name) => !names.includes(name))).toEqual([]);
});
