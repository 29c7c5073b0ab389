/** Prints one line of progress, told apart from what the tools below print. @param {string} line */
export function say(line) {
  process.stdout.write(`caseport: ${line}\n`);
}

/** Prints what went wrong and ends with a failure. @param {string} line @returns {never} */
export function stop(line) {
  process.stderr.write(`caseport: ${line}\n`);
  process.exit(1);
}

/**
 * Says again every few seconds that a long step is still going on.
 * @param {string} what
 * @returns {() => number} ends it, and gives the seconds it took
 */
export function sayWhile(what) {
  const beatMilliseconds = 15_000;
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1_000);
  const timer = setInterval(() => say(`${what} … ${seconds()} s`), beatMilliseconds);
  return () => {
    clearInterval(timer);
    return seconds();
  };
}
