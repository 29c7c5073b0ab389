import { Marked, type Tokens } from 'marked';
import { isTooDeep, LONGEST_RICH } from './nesting.ts';

const MOST_TAGS = 5_000;
const DEEPEST_HTML = 40;
/** What is shown of the address of an image; one that carries the image itself has megabytes. */
const LONGEST_ADDRESS = 300;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter);
}

/** Raw HTML is text, images are their description, links hold their address as data and lead nowhere. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  async: false,
  renderer: {
    html({ text }: Tokens.HTML | Tokens.Tag) {
      return escapeHtml(text);
    },
    image({ href, text, title }: Tokens.Image) {
      const address = href.length > LONGEST_ADDRESS ? `${href.slice(0, LONGEST_ADDRESS)}…` : href;
      const words = `<em>[image: ${escapeHtml(text || title || 'no description')}]</em>`;
      return address === '' ? words : `${words} <span data-link="${escapeHtml(address)}">${escapeHtml(address)}</span>`;
    },
    link({ href, tokens }: Tokens.Link) {
      return `<span data-link="${escapeHtml(href)}">${this.parser.parseInline(tokens)}</span>`;
    },
    checkbox({ checked }: Tokens.Checkbox) {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

function isReasonable(html: string): boolean {
  let tags = 0;
  let depth = 0;
  for (const tag of html.matchAll(/<(\/?)([a-z0-9]+)/g)) {
    if (++tags > MOST_TAGS) return false;
    if (tag[2] === 'br' || tag[2] === 'hr') continue;
    depth += tag[1] === '/' ? -1 : 1;
    if (depth > DEEPEST_HTML) return false;
  }
  return true;
}

/**
 * Markdown to HTML that still has to be sanitised. Runs in a worker, because the parser can be stalled.
 * @returns null where the text is better shown as it is.
 */
export function toHtml(text: string): string | null {
  if (text.length > LONGEST_RICH || isTooDeep(text)) return null;
  try {
    const html = marked.parse(text, { async: false });
    return isReasonable(html) ? html : null;
  } catch {
    // The parser gives up on some texts with a RangeError: they are shown as they are.
    return null;
  }
}
