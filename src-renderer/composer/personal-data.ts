export type PersonalDataKind = 'email' | 'phone' | 'iban' | 'card';

/** Something in a text that looks like personal data, and where it stands. */
export type PersonalData = {
  readonly kind: PersonalDataKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

const NAMES: Readonly<Record<PersonalDataKind, string>> = {
  email: 'an e-mail address',
  phone: 'a phone number',
  iban: 'an IBAN',
  card: 'a card number',
};

export function nameOfPersonalData(kind: PersonalDataKind): string {
  return NAMES[kind];
}

/** The check of ISO 7064 that every IBAN passes. */
export function isIban(text: string): boolean {
  const plain = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  let rest = 0;
  for (const letter of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The check digit of Luhn, which every card number has. */
export function isCardNumber(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 13 || digits.length > 19 || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * 2;
    sum += i % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Phone numbers as people write them: with a plus or a double zero, or grouped. Ids without groups are none. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return false;
  return /^\s*(\+|00)/.test(text) || /^\(?0\d/.test(text.trim())
    ? /[\s()./-]/.test(text.trim()) || /^\s*(\+|00)/.test(text)
    : false;
}

type Finder = { readonly kind: PersonalDataKind; readonly pattern: RegExp; readonly accept: (text: string) => boolean };

const FINDERS: readonly Finder[] = [
  {
    kind: 'email',
    pattern: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})*\.\p{L}{2,24}/gu,
    accept: () => true,
  },
  { kind: 'iban', pattern: /\b[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{2,4}){3,8}\b/g, accept: isIban },
  { kind: 'card', pattern: /(?<![\d])\d(?:[ -]?\d){12,18}(?!\d)/g, accept: isCardNumber },
  { kind: 'phone', pattern: /(?<![\d\w])(?:\+|00|\(?0)\d?(?:[\s()./-]{0,2}\d){6,14}(?!\d)/g, accept: isPhone },
];

/** The longest text that is looked at: the impact of a support request. A subject is far shorter. */
const LOOKED_AT = 10_000;

/** Everything in a text that looks like personal data, in the order in which it stands. */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  const looked = text.slice(0, LOOKED_AT);
  for (const { kind, pattern, accept } of FINDERS) {
    for (const match of looked.matchAll(pattern)) {
      // An IBAN may run into the word after it: what is shorter may be one.
      const text = kind === 'iban' ? longestIban(match[0]) : accept(match[0]) ? match[0] : null;
      if (text === null) continue;
      const end = match.index + text.length;
      const overlaps = found.some((other) => match.index < other.end && other.start < end);
      if (!overlaps) found.push({ kind, text, start: match.index, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function longestIban(text: string): string | null {
  for (let end = text.length; end >= 15; end--) {
    const part = text.slice(0, end);
    if (/[A-Za-z0-9]$/.test(part) && isIban(part)) return part;
  }
  return null;
}
