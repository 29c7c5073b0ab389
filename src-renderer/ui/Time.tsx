import { formatAbsolute, isoTime } from './format-time.ts';

/** A moment, with the absolute time on hover. */
export function Time({ at, children }: { readonly at: number; readonly children: string }) {
  return (
    <time dateTime={isoTime(at)} title={formatAbsolute(at)}>
      {children}
    </time>
  );
}
