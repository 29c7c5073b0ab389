import { createParser, type Parser } from './parser.ts';
import { plainFragment } from './plain.ts';
import { sanitise } from './sanitise.ts';

export type Rendered = { readonly nodes: DocumentFragment; readonly rich: boolean };

const KEPT = 400;
const KEPT_LETTERS = 4_000_000;

/** Markdown to nodes that are safe to show: one function in, one fragment out. */
export type Renderer = {
  /** What is known of this text already: a copy that may be put on screen. */
  known(key: string, text: string): Rendered | null;
  /** Calls `show` once, or twice where a plain answer had to come first. @returns its undo. */
  render(key: string, text: string, show: (rendered: Rendered) => void): () => void;
};

export function createRenderer(parser: Parser | null = typeof Worker === 'undefined' ? null : createParser()): Renderer {
  const cache = new Map<string, { readonly text: string; readonly rendered: Rendered }>();
  let letters = 0;

  function keep(key: string, text: string, rendered: Rendered): void {
    const old = cache.get(key);
    if (old !== undefined) letters -= old.text.length;
    cache.delete(key);
    cache.set(key, { text, rendered });
    letters += text.length;
    for (const [name, value] of cache) {
      if (cache.size <= KEPT && letters <= KEPT_LETTERS) break;
      cache.delete(name);
      letters -= value.text.length;
    }
  }

  const copy = (rendered: Rendered): Rendered => ({
    // A clone of a fragment is a fragment; the DOM types say Node.
    nodes: rendered.nodes.cloneNode(true) as DocumentFragment,
    rich: rendered.rich,
  });

  function known(key: string, text: string): Rendered | null {
    const found = cache.get(key);
    return found !== undefined && found.text === text ? copy(found.rendered) : null;
  }

  return {
    known,
    render(key, text, show) {
      const found = known(key, text);
      if (found !== null) {
        show(found);
        return () => undefined;
      }
      if (parser === null) {
        show({ nodes: plainFragment(text), rich: false });
        return () => undefined;
      }
      return parser(text, (html) => {
        const rendered: Rendered =
          html === null ? { nodes: plainFragment(text), rich: false } : { nodes: sanitise(html), rich: true };
        if (html !== null) keep(key, text, rendered);
        show(copy(rendered));
      });
    },
  };
}
