/**
 * Rules about text that no linter here runs. Each takes a path and a text and gives what it found; nothing is read here.
 * @typedef {{ path: string, line: number, message: string }} Finding
 */

/**
 * @typedef {object} TextGuard
 * @property {RegExp} applies to which paths
 * @property {RegExp} [except]
 * @property {RegExp} finds
 * @property {string} message names the way to do it instead
 */

/** @type {readonly TextGuard[]} */
const guards = [
  {
    applies: /^src-[^/]+\/.*\.(ts|tsx|html)$/,
    except: /^src-renderer\/markdown\//,
    finds:
      /\b(dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|createContextualFragment|setHTMLUnsafe|parseHTMLUnsafe|srcdoc)\b|\bdocument\.write(ln)?\b/i,
    message: 'Raw HTML has one door: render markdown through src-renderer/markdown, everything else as text.',
  },
  {
    applies: /^src-renderer\/.*\.tsx?$/,
    except: /^src-renderer\/bridge\.ts$/,
    finds: /\b(window|globalThis|self)\s*(\.|\[\s*['"])\s*caseport\b/,
    message: 'Only src-renderer/bridge.ts reads window.caseport: import from there.',
  },
  {
    applies: /./,
    except: /\.(png|ico|icns|woff2?|ogg|wav)$/,
    // Written in pieces, so that this file does not find itself.
    finds: new RegExp(
      `(^|[\\s'"\`(=:,])(${['/work', '/root', '/home/\\w+', '/Users/\\w+', '[A-Z]:\\\\Users'].join('|')})[/\\\\][\\w.]`,
    ),
    message: 'A path of one machine: take it from the environment or make it relative to the project.',
  },
];

/**
 * @param {string} path inside the project, with `/`
 * @param {string} text
 * @returns {Finding[]}
 */
export function findInText(path, text) {
  const applying = guards.filter((guard) => guard.applies.test(path) && !guard.except?.test(path));
  if (applying.length === 0) return [];
  return text
    .split('\n')
    .flatMap((content, index) =>
      applying
        .filter((guard) => guard.finds.test(content) && !isComment(content))
        .map((guard) => ({ path, line: index + 1, message: guard.message })),
    );
}

/** @param {string} line of code that only talks about it */
function isComment(line) {
  return /^\s*(\/\/|\*|\/\*)/.test(line);
}

/**
 * The lock file names versions and checksums, and leaves it to each computer's settings where they come from.
 * @param {string} text of package-lock.json
 * @returns {Finding[]}
 */
export function findInLockFile(text) {
  return text.split('\n').flatMap((content, index) =>
    /"resolved":|https?:[^"]*\.tgz"/.test(content)
      ? [
          {
            path: 'package-lock.json',
            line: index + 1,
            message: 'A download address: run npm with omit-lockfile-registry-resolved.',
          },
        ]
      : [],
  );
}
