import { describe, expect, test } from 'vitest';
import { findPersonalData, isCardNumber, isIban } from '../../../src-renderer/composer/personal-data.ts';

const found = (text: string) => findPersonalData(text).map(({ kind, text: what }) => `${kind}: ${what}`);

describe('personal data in a subject', () => {
  test.each([
    ['Refund for jane.doe+bank@example.co.uk today', ['email: jane.doe+bank@example.co.uk']],
    ['müller@größe.de', ['email: müller@größe.de']],
    [
      'Payout to DE89 3704 0044 0532 0130 00 for jane@example.com',
      ['iban: DE89 3704 0044 0532 0130 00', 'email: jane@example.com'],
    ],
    ['GB82WEST12345698765432', ['iban: GB82WEST12345698765432']],
    ['iban gb82 west 1234 5698 7654 32', ['iban: gb82 west 1234 5698 7654 32']],
    ['Card 4111 1111 1111 1111 declined', ['card: 4111 1111 1111 1111']],
    ['Card 4111-1111-1111-1111', ['card: 4111-1111-1111-1111']],
    ['call +44 20 7946 0958', ['phone: +44 20 7946 0958']],
    ['call 0044 20 7946 0958 now', ['phone: 0044 20 7946 0958']],
    ['call (020) 7946 0958', ['phone: (020) 7946 0958']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    'Transfer 58114690 held',
    'Limit for profile 14556049, user 9001',
    'Batch 2231 of 2026-11-18',
    'Case 700000412',
    'Comment 16554865464081',
    'Wrong check digits: DE88370400440532013000',
    'Not a card: 4111 1111 1111 1112',
    'a@b',
    '',
  ])('nothing in: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('says where it stands', () => {
    const [first] = findPersonalData('to jane@example.com!');
    expect(first).toMatchObject({ start: 3, end: 19 });
  });

  test('stays quick on what is long', () => {
    const start = performance.now();
    for (const text of [
      'a'.repeat(1_000_000),
      '1 '.repeat(500_000),
      'AB12 '.repeat(200_000),
      'a@'.repeat(500_000),
      '+0'.repeat(500_000),
    ]) {
      findPersonalData(text);
    }
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('check digits', () => {
    expect(isIban('FR14 2004 1010 0505 0001 3M02 606')).toBe(true);
    expect(isIban('FR15 2004 1010 0505 0001 3M02 606')).toBe(false);
    expect(isCardNumber('0000 0000 0000 0000')).toBe(false);
    expect(isCardNumber('5555555555554444')).toBe(true);
  });
});
