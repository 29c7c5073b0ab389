/** Which case is due when: a binary heap by due time, each key in it once. Times are of the monotonic clock. */
export type Schedule = {
  /** Puts a key at a time, moving it where it has one already. */
  put(key: string, at: number): void;
  remove(key: string): void;
  /** Moves a key forward only. */
  bringForward(key: string, at: number): void;
  /** Takes the first key that is due at `now`; null where none is. */
  takeDue(now: number): string | null;
  /** When the next key is due; null where the schedule is empty. */
  nextAt(): number | null;
  has(key: string): boolean;
  keys(): Iterable<string>;
};

type Slot = { readonly key: string; readonly at: number };

export function createSchedule(): Schedule {
  const dueTimes = new Map<string, number>();
  /** May hold slots that `dueTimes` has moved on from; these are skipped when they surface. */
  let heap: Slot[] = [];

  function isCurrent(slot: Slot): boolean {
    return dueTimes.get(slot.key) === slot.at;
  }

  function push(slot: Slot): void {
    heap.push(slot);
    let child = heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (at(parent) <= at(child)) break;
      swap(parent, child);
      child = parent;
    }
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let parent = 0;
    for (;;) {
      const left = parent * 2 + 1;
      const smaller = at(left + 1) < at(left) ? left + 1 : left;
      if (at(smaller) >= at(parent)) return;
      swap(parent, smaller);
      parent = smaller;
    }
  }

  function at(index: number): number {
    return heap[index]?.at ?? Number.POSITIVE_INFINITY;
  }

  function swap(a: number, b: number): void {
    const first = heap[a];
    const second = heap[b];
    if (first === undefined || second === undefined) return;
    heap[a] = second;
    heap[b] = first;
  }

  function top(): Slot | null {
    for (let slot = heap[0]; slot !== undefined; slot = heap[0]) {
      if (isCurrent(slot)) return slot;
      pop();
    }
    return null;
  }

  function put(key: string, time: number): void {
    if (dueTimes.get(key) === time) return;
    dueTimes.set(key, time);
    push({ key, at: time });
    // Left-over slots may outnumber the real ones after many moves.
    if (heap.length > 64 && heap.length > dueTimes.size * 4) {
      heap = heap.filter(isCurrent).sort((a, b) => a.at - b.at);
    }
  }

  return {
    put,
    remove(key) {
      dueTimes.delete(key);
    },
    bringForward(key, time) {
      const current = dueTimes.get(key);
      if (current === undefined || current > time) put(key, time);
    },
    takeDue(now) {
      const slot = top();
      if (slot === null || slot.at > now) return null;
      pop();
      dueTimes.delete(slot.key);
      return slot.key;
    },
    nextAt: () => top()?.at ?? null,
    has: (key) => dueTimes.has(key),
    keys: () => dueTimes.keys(),
  };
}
