import { Passphrase } from '../../src-shared/register.ts';

export const SHORTEST_PASSPHRASE = 10;

export type Strength = 'too-short' | 'weak' | 'fair' | 'strong';

/** How many guesses a text might take, as a power of two: a hint, not a proof. */
function bits(text: string): number {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter((kind) => kind.test(text)).length;
  const different = new Set(text.toLowerCase()).size;
  const words = text.split(/[\s\-_.]+/).filter((word) => word.length >= 3).length;
  // Letters that repeat, and runs like 123456, add little.
  const runs = text.split('').filter((letter, i) => i > 0 && Math.abs(letter.charCodeAt(0) - text.charCodeAt(i - 1)) <= 1).length;
  const counted = Math.min(text.length - runs, different * 2);
  return Math.max(counted * (2 + kinds * 0.5), words >= 4 ? words * 13 : 0);
}

export function strengthOf(text: string): Strength {
  if (!Passphrase.safeParse(text).success) return 'too-short';
  const strength = bits(text);
  return strength < 36 ? 'weak' : strength < 52 ? 'fair' : 'strong';
}

export function strengthWords(strength: Strength): string {
  switch (strength) {
    case 'too-short':
      return `At least ${SHORTEST_PASSPHRASE} characters. Four or five words that do not belong together are good.`;
    case 'weak':
      return 'Weak: easily guessed by a machine. Add words.';
    case 'fair':
      return 'Fair. Another word makes it strong.';
    case 'strong':
      return 'Strong.';
  }
}
