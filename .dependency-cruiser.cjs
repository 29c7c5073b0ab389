/** Who may import whom: docs/architecture.md, "Direction". Each rule has a planted violation in tests/unit/guards. */

const HOSTS = '^src-main/(electron/|index\\.ts$)';
const PURE = '(^|/)(next-poll|merge|next-step|match|what-to-announce)\\.ts$';

const packages = (...names) => `(^|/)node_modules/(${names.join('|')})(/|$)|^(${names.join('|')})(/|$)`;

/** What the page is made of. A new library of the renderer is added here on purpose. */
const RENDERER_LIBRARIES = packages(
  'react',
  'react-dom',
  'react-aria-components',
  '@tanstack/react-virtual',
  '@fontsource-variable/[^/]+',
  'lucide-react',
  'papaparse',
  'recharts',
  'zustand',
  'zod',
  'marked',
  'dompurify',
  'vite',
  '@types/(react|react-dom|trusted-types)',
);

module.exports = {
  forbidden: [
    {
      name: 'shared-is-a-leaf',
      comment: 'src-shared is what both sides agree on: it imports itself and zod only.',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { pathNot: `^src-shared/|${packages('zod')}` },
    },
    {
      name: 'electron-is-a-leaf',
      comment: 'Only the glue knows Electron. The core takes a port (src-main/ports.ts) instead.',
      severity: 'error',
      from: { path: '^(src-|scripts/|tests/)', pathNot: `${HOSTS}|^src-preload/` },
      to: { path: packages('electron') },
    },
    {
      name: 'keytar-in-one-file',
      comment: 'One file speaks with the keychain, because some of its calls end the process: use the Secrets port.',
      severity: 'error',
      from: { path: '^(src-|scripts/)', pathNot: '^src-main/keychain\\.ts$' },
      to: { path: packages('keytar', '@github/keytar') },
    },
    {
      name: 'core-knows-no-host',
      comment: 'The core runs in plain Node and does not know which host runs it.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: HOSTS },
      to: { path: `^src-(renderer|preview|preload|sandbox)/|${HOSTS}` },
    },
    {
      name: 'glue-knows-no-page',
      comment: 'Electron glue and preload reach the page through the contract in src-shared only.',
      severity: 'error',
      from: { path: `${HOSTS}|^src-preload/` },
      to: { path: '^src-(renderer|preview)/' },
    },
    {
      name: 'preload-is-glue-only',
      comment: 'The preload exposes the bridge and nothing else: electron, and types of src-shared.',
      severity: 'error',
      from: { path: '^src-preload/' },
      to: { pathNot: `^src-(preload|shared)/|${packages('electron')}` },
    },
    {
      name: 'preload-takes-types-only',
      comment: 'A sandboxed preload is one small file: code of src-shared would drag zod into it.',
      severity: 'error',
      from: { path: '^src-preload/' },
      to: { path: '^src-shared/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'renderer-sees-shared-and-its-libraries',
      comment: 'The page knows src-shared, itself and the libraries listed in RENDERER_LIBRARIES; never Node, never main.',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { pathNot: `^src-(renderer|shared)/|${RENDERER_LIBRARIES}` },
    },
    {
      name: 'sandbox-stands-alone',
      comment: 'The stand-in for Wise must not share code, and so mistakes, with what it tests.',
      severity: 'error',
      from: { path: '^src-sandbox/' },
      to: { path: '^src-(main|renderer|preload|preview)/' },
    },
    {
      name: 'preview-hosts-the-core',
      comment: 'The preview host takes the core and the built page, nothing of the other host.',
      severity: 'error',
      from: { path: '^src-preview/' },
      to: { path: `^src-(renderer|preload)/|${HOSTS}` },
    },
    {
      name: 'pure-files-decide-only',
      comment: 'Decisions are pure: (state, event, now) in, next out. They import src-shared, other pure files, and types.',
      severity: 'error',
      from: { path: PURE },
      to: { pathNot: `^src-shared/|${PURE}`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'arrows-never-turn-back',
      comment: 'handlers -> sync, outbox, accounts, support, notify -> api, store -> ports.',
      severity: 'error',
      from: { path: '^src-main/(api|store)/' },
      to: { path: '^src-main/(sync|outbox|accounts|support|notify)/' },
    },
    {
      name: 'engines-do-not-call-handlers',
      comment: 'handlers and app compose the engines; no engine knows them.',
      severity: 'error',
      from: { path: '^src-main/(api|store|sync|outbox|accounts|support|notify)/' },
      to: { path: '^src-main/(handlers|app)\\.ts$' },
    },
    {
      name: 'scripts-stand-alone',
      comment: 'scripts/ makes a fresh clone work, so it needs nothing of it: plain Node, no packages.',
      severity: 'error',
      from: { path: '^scripts/', pathNot: '^scripts/package/' },
      to: { pathNot: '^scripts/', dependencyTypesNot: ['core'] },
    },
    {
      name: 'packager-libraries',
      comment: 'scripts/package runs once everything is installed. A new library of it is added here on purpose.',
      severity: 'error',
      from: { path: '^scripts/package/' },
      to: { pathNot: `^scripts/|${packages('@electron/asar', '@electron/fuses', 'playwright')}`, dependencyTypesNot: ['core'] },
    },
    { name: 'no-cycles', comment: 'Arrows never turn back.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      comment: 'An import that resolves to nothing is one that these rules can not judge.',
      severity: 'error',
      from: { path: '^(src-|scripts/|tests/)' },
      to: { couldNotResolve: true, pathNot: '^electron($|/)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|\\?' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
    },
  },
};
