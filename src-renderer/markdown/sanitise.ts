import DOMPurify from 'dompurify';
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
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
  for (const span of fragment.querySelectorAll('[data-link]')) dressLink(span);
  for (const heading of fragment.querySelectorAll('h1,h2,h3,h4,h5,h6')) {
    // Headings of a comment must not pose as headings of the page.
    heading.setAttribute('aria-level', String(Math.min(6, Number(heading.tagName[1]) + 3)));
  }
  for (const table of fragment.querySelectorAll('table')) wrap(table, 'md-table');
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
  span.className = 'md-link';
}

function wrap(element: Element, className: string): void {
  const box = document.createElement('div');
  box.className = className;
  box.tabIndex = 0;
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', 'Table');
  element.replaceWith(box);
  box.append(element);
}
