import type { Judged } from './judge-stage.ts';

type Count = {
  sends: number;
  lost: number;
  duplicated: number;
  unexpected: number;
  unaided: number;
  review: number;
  observable: number;
  observableUnaided: number;
};

/** Share of the sends whose truth can be observed that must settle without a person (section 7). */
export const LEAST_UNAIDED_SHARE = 0.999;

export type Tally = {
  add(judged: readonly Judged[]): void;
  sends(): number;
  /** The table by row of the list, and what breaks the figures. */
  print(write: (line: string) => void): readonly string[];
};

function empty(): Count {
  return { sends: 0, lost: 0, duplicated: 0, unexpected: 0, unaided: 0, review: 0, observable: 0, observableUnaided: 0 };
}

function byNumber(a: string, b: string): number {
  const [left, right] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
  return left - right;
}

/** Adds up what became of the sends, by row of the list of faults. */
export function createTally(): Tally {
  const rows = new Map<string, Count>();
  const total = empty();

  function count(into: Count, one: Judged): void {
    into.sends += 1;
    into.lost += one.lost ? 1 : 0;
    into.duplicated += one.duplicated ? 1 : 0;
    into.unexpected += one.unexpected === null ? 0 : 1;
    into.unaided += one.unaided ? 1 : 0;
    into.review += one.needsReview ? 1 : 0;
    into.observable += one.observable ? 1 : 0;
    into.observableUnaided += one.observable && one.unaided ? 1 : 0;
  }

  return {
    add(judged) {
      for (const one of judged) {
        const known = rows.get(one.row) ?? empty();
        rows.set(one.row, known);
        count(known, one);
        count(total, one);
      }
    },
    sends: () => total.sends,
    print(write) {
      const cells = (name: string, { sends, lost, duplicated, unexpected, unaided, review }: Count) =>
        [name.padEnd(8), ...[sends, lost, duplicated, unexpected, unaided, review].map((n) => String(n).padStart(10))].join('');
      write(
        ['row     ', ...['sends', 'lost', 'duplicated', 'unexpected', 'unaided', 'review'].map((n) => n.padStart(10))].join(''),
      );
      for (const [row, known] of [...rows].sort(([a], [b]) => byNumber(a, b))) write(cells(row, known));
      write(cells('all', total));
      const share = total.observable === 0 ? 1 : total.observableUnaided / total.observable;
      write(`settled without a person, of the ${total.observable} whose truth can be observed: ${(share * 100).toFixed(2)} %`);
      const broken: string[] = [];
      if (total.lost > 0) broken.push(`${total.lost} lost, and the bound is 0`);
      if (total.duplicated > 0) broken.push(`${total.duplicated} duplicated, and the bound is 0`);
      if (total.unexpected > 0) broken.push(`${total.unexpected} in a state that the list does not expect, and the bound is 0`);
      if (share < LEAST_UNAIDED_SHARE) broken.push(`only ${(share * 100).toFixed(2)} % settled without a person`);
      return broken;
    },
  };
}
