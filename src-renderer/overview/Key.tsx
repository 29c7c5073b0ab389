import type { PatternName } from './Patterns.tsx';

export type KeyOf = {
  readonly name: string;
  readonly colour: string;
  /** Of a filled series. */
  readonly pattern?: PatternName;
  /** Of a line; none for a whole one. */
  readonly dash?: string;
};

/** What each series looks like, in the order in which they are drawn: with its pattern, because a colour alone may not be seen. */
export function Key({ id, keys }: { readonly id: string; readonly keys: readonly KeyOf[] }) {
  return (
    <ul className="overview-key">
      {keys.map(({ name, colour, pattern, dash }) => (
        <li key={name}>
          <svg width={20} height={12} aria-hidden="true">
            {pattern === undefined ? (
              <line x1={0} x2={20} y1={6} y2={6} stroke={colour} strokeWidth={2} strokeDasharray={dash} />
            ) : (
              <rect x={0.5} y={0.5} width={19} height={11} fill={`url(#${id}-${pattern})`} stroke={colour} />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
