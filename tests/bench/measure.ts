/** Times of one thing, in milliseconds. */
export type Times = { readonly p50: number; readonly p95: number; readonly p99: number; readonly worst: number };

/** Runs `work` again and again. The first runs warm caches up and do not count. */
export function measure(rounds: number, work: (round: number) => void): Times {
  const warmUp = Math.min(20, rounds);
  for (let round = 0; round < warmUp; round++) work(round);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    work(round);
    times.push(performance.now() - began);
  }
  return summarise(times);
}

export function summarise(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), worst: sorted.at(-1) ?? 0 };
}

function cell(milliseconds: number): string {
  return milliseconds.toFixed(milliseconds < 10 ? 2 : 1).padStart(9);
}

/** One line of the table: what it is, its times, its floor, and how many times the floor it takes. */
export function line(name: string, times: Times, floor: Times, goal: number | null): string {
  const ratio = floor.p50 === 0 ? '' : `${(times.p50 / floor.p50).toFixed(1)} x`;
  const verdict = goal === null ? '' : times.p95 <= goal ? `within ${goal} ms` : `OVER ${goal} ms`;
  return `${name.padEnd(44)}${cell(times.p50)}${cell(times.p95)}${cell(times.p99)}${cell(floor.p50)}${ratio.padStart(9)}  ${verdict}`;
}

export const HEADER = `${'milliseconds'.padEnd(44)}${'p50'.padStart(9)}${'p95'.padStart(9)}${'p99'.padStart(9)}${'floor'.padStart(9)}${'ratio'.padStart(9)}`;
