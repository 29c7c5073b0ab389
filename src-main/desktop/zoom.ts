const STEPS = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const ALMOST = 0.001;

/** The next larger or smaller size of everything, as browsers step through them. */
export function zoomStep(current: number, direction: 'in' | 'out' | 'reset'): number {
  if (direction === 'reset') return 1;
  if (direction === 'in') return STEPS.find((step) => step > current + ALMOST) ?? STEPS[STEPS.length - 1] ?? 1;
  return STEPS.findLast((step) => step < current - ALMOST) ?? STEPS[0];
}
