/** One bug of reliability-and-security.md section 3, as an edit of the source, and who must notice. */
export type PlantedBug = {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly put: string }[];
  /** Arguments of vitest, or of the fault suite itself. */
  readonly noticedBy: { readonly runner: 'vitest' | 'faults'; readonly args: readonly string[] };
};

const OUTBOX_FAULTS = 'tests/core/outbox/faults.test.ts';

const vitest = (...args: string[]) => ({ runner: 'vitest', args }) as const;
const faults = (...args: string[]) => ({ runner: 'faults', args }) as const;

export const PLANTED: readonly PlantedBug[] = [
  {
    name: 'send before record',
    edits: [
      {
        file: 'src-main/outbox/send.ts',
        find: "  checkpoint('before-sending');\n  const sentAt",
        put: "  const early = await client.reply(caseId, row.text);\n  checkpoint('before-sending');\n  const sentAt",
      },
      {
        file: 'src-main/outbox/send.ts',
        find: 'const result = await client.reply(caseId, row.text);',
        put: 'const result = early;',
      },
    ],
    noticedBy: faults('--kill', '12', '--seed', '5'),
  },
  {
    name: 'resend on ambiguous',
    edits: [
      {
        file: 'src-main/outbox/send.ts',
        find: "case 'ambiguous':\n      options.onOutcome(result.error);\n      moves.change(\n        sent,\n        { state: 'unconfirmed',",
        put: "case 'ambiguous':\n      options.onOutcome(result.error);\n      moves.change(\n        sent,\n        { state: 'retry-wait',",
      },
    ],
    noticedBy: vitest('--project', 'core', OUTBOX_FAULTS, '-t', '7 reset after applying'),
  },
  {
    name: 'no baseline ids',
    edits: [{ file: 'src-main/outbox/look.ts', find: 'baseline: row.baseline ?? []', put: 'baseline: []' }],
    noticedBy: vitest('--project', 'core', OUTBOX_FAULTS, '-t', 'a colleague who wrote the same words before'),
  },
  {
    name: 'match by text only',
    edits: [
      {
        file: 'src-main/outbox/match.ts',
        find: '        !taken.has(entry.id) &&\n        !known.has(entry.id) &&\n',
        put: '        !(known.size < 0) &&\n',
      },
      { file: 'src-main/outbox/match.ts', find: '(entry) => entry.author === PARTNER', put: '(entry) => PARTNER !== entry.id' },
      { file: 'src-main/outbox/match.ts', find: 'position >= from &&', put: 'position >= Math.min(from, 0) &&' },
    ],
    noticedBy: vitest('--project', 'unit', 'tests/unit/outbox/match.test.ts'),
  },
  {
    name: 'NORMAL sync',
    edits: [{ file: 'src-main/store/open-desk.ts', find: "synchronous: 'FULL'", put: "synchronous: 'NORMAL'" }],
    noticedBy: vitest('--project', 'core', 'tests/core/store/durability.test.ts'),
  },
  {
    name: 'retry agent',
    edits: [
      {
        file: 'src-main/api/transport.ts',
        find: "import { Client, type Dispatcher, Pool } from 'undici';",
        put: "import { Client, type Dispatcher, interceptors, Pool } from 'undici';",
      },
      {
        file: 'src-main/api/transport.ts',
        find: 'connect: onceOnly(createConnector(await route(), secureContext())),',
        put: 'connect: createConnector(await route(), secureContext()),',
      },
      {
        file: 'src-main/api/transport.ts',
        find: 'return await exchange(client, request,',
        put: "return await exchange(client.compose(interceptors.retry({ methods: ['GET', 'PUT', 'POST'], maxRetries: 2, minTimeout: 1 })), request,",
      },
    ],
    noticedBy: vitest('--project', 'core', 'tests/core/api/transport.test.ts', '-t', 'whose connection dies is sent once'),
  },
  {
    name: 'follow redirects',
    edits: [
      {
        file: 'src-main/api/transport.ts',
        find: "import { Client, type Dispatcher, Pool } from 'undici';",
        put: "import { Client, type Dispatcher, interceptors, Pool } from 'undici';",
      },
      {
        file: 'src-main/api/transport.ts',
        find: 'await dispatcher.request({',
        put: 'await dispatcher.compose(interceptors.redirect({ maxRedirections: 3 })).request({',
      },
    ],
    noticedBy: vitest('--project', 'core', 'tests/core/api/transport.test.ts', '-t', 'a redirect is an answer'),
  },
  {
    name: 'delete on parse error',
    edits: [
      {
        file: 'src-main/api/dialects/v1.ts',
        find: 'const parsed = ThreadBody.safeParse(body);\n  if (!parsed.success) return null;',
        put: 'const parsed = ThreadBody.safeParse(body);\n  if (!parsed.success) return { message: null, entries: [], unreadable: 0 };',
      },
    ],
    noticedBy: vitest('--project', 'core', 'tests/core/faults/nothing-shrinks.test.ts'),
  },
  {
    name: 'null key makes a new key',
    edits: [
      {
        file: 'src-main/store/key.ts',
        find: "marker.kind === 'present') return existingKey(secrets, marker.marker);",
        put: "marker.kind === 'present') { const known = await existingKey(secrets, marker.marker); return known.kind === 'key-missing' ? freshKey(profile, secrets, random) : known; }",
      },
    ],
    noticedBy: vitest('--project', 'core', 'tests/core/store/damage.test.ts', '-t', 'never replaced by a new one'),
  },
  {
    name: 'local-time parse',
    edits: [{ file: 'src-main/api/parse-time.ts', find: "parts[8] ?? 'Z'", put: "parts[8] ?? ''" }],
    noticedBy: vitest('--project', 'unit', 'tests/unit/api/parse-time.test.ts'),
  },
  {
    name: 'ignore Retry-After',
    edits: [
      {
        file: 'src-main/api/client.ts',
        find: "if (verdict.kind === 'refused' && verdict.waitMilliseconds !== null) pacer.pauseFor(verdict.waitMilliseconds);",
        put: '',
      },
    ],
    noticedBy: vitest('--project', 'core', OUTBOX_FAULTS, '-t', '27 a 429'),
  },
  {
    name: 'sanitiser off',
    edits: [
      {
        file: 'src-renderer/markdown/sanitise.ts',
        find: 'const fragment = DOMPurify.sanitize(html, {',
        put: 'const fragment = ((text: string, _options: object) => { const t = document.createElement("template"); t.innerHTML = text; return document.importNode(t.content, true); })(html, {',
      },
    ],
    noticedBy: vitest('--project', 'core', 'tests/core/faults/sanitiser.test.ts'),
  },
];
