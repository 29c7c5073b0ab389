import type { ReactElement } from 'react';

export type PatternName = 'plain' | 'rising' | 'falling' | 'dots' | 'lines' | 'crossed';

const SIZE = 8;

const DRAWN: Readonly<Record<PatternName, ReactElement | null>> = {
  plain: null,
  rising: <path d="M-2 2 2-2M0 8 8 0M6 10l4-4" />,
  falling: <path d="M-2 6l4 4M0 0l8 8M6-2l4 4" />,
  dots: <path d="M2 2h.01M6 6h.01" strokeWidth={2.5} strokeLinecap="round" />,
  lines: <path d="M0 4h8" />,
  crossed: <path d="M0 4h8M4 0v8" />,
};

type PatternsProps = {
  /** Unique in the page. */
  readonly id: string;
  readonly looks: readonly { readonly colour: string; readonly pattern: PatternName }[];
};

/** Fillings in the tint of a colour with marks in the colour itself: `url(#id-name)`. */
export function Patterns({ id, looks }: PatternsProps) {
  return (
    <defs>
      {looks.map(({ colour, pattern }) => (
        <pattern key={pattern} id={`${id}-${pattern}`} width={SIZE} height={SIZE} patternUnits="userSpaceOnUse">
          <rect width={SIZE} height={SIZE} fill={colour} fillOpacity={pattern === 'plain' ? 0.45 : 0.18} />
          <g stroke={colour} strokeWidth={1.2} fill="none">
            {DRAWN[pattern]}
          </g>
        </pattern>
      ))}
    </defs>
  );
}
