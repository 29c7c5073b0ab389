import { installPackages, isDebian, missingPackages } from './debian.mjs';
import { say, stop } from './say.mjs';

/**
 * Sees to it that the computer has what is needed: installs it (Debian, root), or says what to do and stops.
 * @param {readonly import('./needs.mjs').Need[]} needs
 */
export async function ensureNeeds(needs) {
  const unmet = needs.filter((need) => need.met === undefined || !need.met());
  if (process.platform === 'linux' && isDebian()) {
    const missing = missingPackages(unmet.flatMap((need) => need.packages));
    if (missing.length > 0) await installPackages(missing);
    return;
  }
  // Elsewhere a need without a probe can not be judged: its absence shows as a clear failure of the program itself.
  const proven = unmet.filter((need) => need.met !== undefined);
  if (proven.length > 0) stop(`this is not Debian; please install: ${proven.map((need) => need.what).join('; ')}`);
  if (process.platform === 'linux' && unmet.length > 0) say(`also needed here: ${unmet.map((need) => need.what).join('; ')}`);
}
