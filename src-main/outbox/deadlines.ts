import type { Clock } from '../ports.ts';

/**
 * Ages and waits of moments that are on disk as wall-clock time. The wall clock is asked once per moment, when it is first
 * met; from then on the monotonic clock counts, so that a clock that jumps neither hurries nor stops a send.
 */
export type Deadlines = {
  /** Milliseconds until `moment`, at most `longest`; 0 where it is past or null. */
  left(key: string, moment: number | null, longest: number): number;
  /** Milliseconds since `moment`; 0 where it is null or seems to be in the future. */
  since(key: string, moment: number | null): number;
  forget(prefix: string): void;
};

/** Under which the age of a send is kept. */
export function sentKey(id: string): string {
  return `${id}:sent`;
}

/** Under which the wait for its next try or look is kept. */
export function waitKey(id: string): string {
  return `${id}:wait`;
}

type Anchor = { readonly moment: number; readonly offset: number; readonly metAt: number };

export function createDeadlines(clock: Clock): Deadlines {
  const anchors = new Map<string, Anchor>();

  function anchor(key: string, moment: number, offset: () => number): Anchor {
    const known = anchors.get(key);
    if (known !== undefined && known.moment === moment) return known;
    const fresh = { moment, offset: offset(), metAt: clock.monotonic() };
    anchors.set(key, fresh);
    return fresh;
  }

  return {
    left(key, moment, longest) {
      if (moment === null) return 0;
      const { offset, metAt } = anchor(key, moment, () => Math.min(longest, Math.max(0, moment - clock.now())));
      return Math.max(0, offset - (clock.monotonic() - metAt));
    },
    since(key, moment) {
      if (moment === null) return 0;
      const { offset, metAt } = anchor(key, moment, () => Math.max(0, clock.now() - moment));
      return offset + (clock.monotonic() - metAt);
    },
    forget(prefix) {
      for (const key of anchors.keys()) if (key.startsWith(prefix)) anchors.delete(key);
    },
  };
}
