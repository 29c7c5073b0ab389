import { type KeyboardEvent, type MouseEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../stores/hooks.ts';
import { copyText } from '../ui/tell.ts';
import { visibleText } from '../ui/visible-text.ts';
import { LONGEST_RICH } from './nesting.ts';
import { plainFragment } from './plain.ts';
import type { Rendered } from './render.ts';
import { renderer } from './shared-renderer.ts';
import './Markdown.css';

/** Of a text beyond any comment this much is shown at once, and the rest in pieces between frames. */
const AT_ONCE = 40_000;
const A_PIECE = 60_000;

function addInPieces(box: Element, text: string, from: number): () => void {
  let at = from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  function add(): void {
    if (at >= text.length) return;
    box.append(plainFragment(text, at, at + A_PIECE));
    at += A_PIECE;
    timer = setTimeout(add, 16);
  }
  timer = setTimeout(add, 16);
  return () => clearTimeout(timer);
}

/** Markdown of anybody, safe to show. `id` names the text for the cache. */
export function Markdown({ id, text: raw }: { readonly id: string; readonly text: string }) {
  const text = useMemo(() => visibleText(raw), [raw]);
  const desk = useDesk();
  const place = useRef<HTMLDivElement>(null);
  const [state, setState] = useState<'waiting' | 'rich' | 'plain'>('waiting');

  useLayoutEffect(() => {
    const box = place.current;
    if (box === null) return;
    function show({ nodes, rich }: Rendered): void {
      box?.replaceChildren(nodes);
      box?.setAttribute('data-text', id);
      setState(rich ? 'rich' : 'plain');
    }
    if (text.length > LONGEST_RICH) {
      show({ nodes: plainFragment(text, 0, AT_ONCE), rich: false });
      return addInPieces(box, text, AT_ONCE);
    }
    const known = renderer.known(id, text);
    if (known !== null) return show(known);
    // Holds the place while the text is parsed; hidden for the first blink.
    if (box.childNodes.length === 0) box.replaceChildren(plainFragment(text));
    return renderer.render(id, text, show);
  }, [id, text]);

  function open(target: EventTarget): boolean {
    const link = target instanceof Element ? target.closest('[data-link]') : null;
    const url = link?.getAttribute('data-link');
    if (link == null || url == null) return false;
    desk.ui.openDialog({ kind: 'link', url, text: (link.textContent ?? '').slice(0, 300) });
    return true;
  }

  async function copyCode(target: EventTarget): Promise<void> {
    const code = target instanceof Element ? target.closest('.md-copy')?.parentElement?.querySelector('pre') : null;
    if (code == null) return;
    await copyText(desk, (code.textContent ?? '').replace(/\n$/, ''), 'Code copied.');
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside have role, name and focus
    <div
      ref={place}
      className={`markdown markdown-${state}`}
      onClick={(event: MouseEvent) => {
        if (!open(event.target)) void copyCode(event.target);
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key === 'Enter' && open(event.target)) event.preventDefault();
      }}
    />
  );
}

/** Markdown that changes while it is typed: parsed when the typing pauses for a moment. */
export function useSettled(text: string, delayMs: number): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delayMs);
    return () => clearTimeout(timer);
  }, [text, delayMs]);
  return settled;
}
