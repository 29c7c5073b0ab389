/**
 * Makes a fresh clone ready for one npm script: npm packages, then Debian packages. Runs before that script, on whatever
 * Node npm itself runs on, with nothing installed: no dependencies here. Once everything is there it takes a blink.
 */
import { ensureNeeds } from './lib/ensure-needs.mjs';
import { needsOf } from './lib/needs.mjs';
import { ensureModules } from './lib/node-modules.mjs';
import { stop } from './lib/say.mjs';

const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  stop(`Node ${OLDEST_NODE.join('.')} or newer is needed to begin (this is ${process.versions.node}); the rest comes by itself`);
}

const script = process.argv[2] ?? '';
const needs = needsOf[script];
if (needs === undefined) stop(`bootstrap: no needs are known for "${script}" (scripts/lib/needs.mjs)`);
checkNode();
await ensureModules();
await ensureNeeds(needs);
