import DOMPurify from 'dompurify';
import { directionOf } from '../ui/direction.ts';
import { reviewLink } from './review-link.ts';

const TAGS = [
  'p',
  'br',
  'hr',
  'strong',
  'em',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'span',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  '#text',
];

/** Parsed markdown to nodes that are safe to show. The only place in which a string becomes nodes. */
export function sanitise(html: string): DocumentFragment {
  const fragment = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ['data-link', 'align', 'start'],
    // An address held as data leads nowhere; the one of a `javascript:` link is wanted too, to be shown (dressLink).
    ADD_URI_SAFE_ATTR: ['data-link'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const span of fragment.querySelectorAll('[data-link]')) dressLink(span);
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    // Headings of a comment must not pose as headings of the page.
    heading.setAttribute('aria-level', String(Math.min(6, Number(heading.tagName[1]) + 3)));
  }
  for (const block of fragment.querySelectorAll('p,th,td,h1,h2,h3,h4,h5,h6')) {
    // Each block reads in its own direction, so that one language does not turn the marks of another.
    block.setAttribute('dir', directionOf(block.textContent ?? ''));
  }
  for (const item of fragment.querySelectorAll('ul > li')) dressTask(item);
  for (const table of fragment.querySelectorAll('table')) wrapTable(table);
  for (const code of fragment.querySelectorAll('pre')) wrapCode(code);
  return fragment;
}

function dressLink(span: Element): void {
  const href = span.getAttribute('data-link') ?? '';
  const link = span.tagName === 'SPAN' ? reviewLink(href) : null;
  if (link === null) {
    span.removeAttribute('data-link');
    // What can not be opened is at least shown for what it is.
    if (span.textContent !== href) span.append(` (${href})`);
    return;
  }
  span.setAttribute('data-link', link.url);
  span.setAttribute('role', 'link');
  span.setAttribute('tabindex', '0');
  span.setAttribute('title', link.url);
  // An address that is its own words needs no second telling on paper.
  span.className = span.textContent === link.url || span.textContent === href ? 'md-link md-address' : 'md-link';
}

/** The box of a task stands in the place of the bullet. */
function dressTask(item: Element): void {
  if (/^\s*[☐☑] /.test(item.textContent ?? '')) item.className = 'md-task';
}

function wrapTable(table: Element): void {
  const box = document.createElement('div');
  box.className = 'md-table';
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Table');
  table.replaceWith(box);
  box.append(table);
}

/** Code with the button that copies it. The button has a picture and no words, so that nothing is found in it. */
function wrapCode(code: Element): void {
  const box = document.createElement('div');
  box.className = 'md-code';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'md-copy';
  button.setAttribute('aria-label', 'Copy code');
  button.title = 'Copy code';
  code.setAttribute('tabindex', '0');
  code.replaceWith(box);
  box.append(code, button);
}
