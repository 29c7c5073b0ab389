/** `big` starts above 2^53 and counts by one, so that an id squeezed through a double collides with its neighbour. */
export const ID_BASES = ['normal', 'big'] as const;
export type IdBase = (typeof ID_BASES)[number];

export type IdCounters = { readonly nextCase: bigint; readonly nextComment: bigint };

/** Case ids look like 123456789, comment ids like 16554865464081 (both from the examples of partner-cases-v1.md). */
export function firstIds(base: IdBase): IdCounters {
  return base === 'big'
    ? { nextCase: 9_007_199_254_740_993n, nextComment: 9_107_199_254_740_993n }
    : { nextCase: 123_456_790n, nextComment: 16_554_865_500_001n };
}

export type IdSource = {
  nextCase(): bigint;
  nextComment(): bigint;
  counters(): IdCounters;
};

export function idSource(start: IdCounters): IdSource {
  let { nextCase, nextComment } = start;
  return {
    nextCase: () => nextCase++,
    nextComment: () => nextComment++,
    counters: () => ({ nextCase, nextComment }),
  };
}
