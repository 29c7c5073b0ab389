/** An element of a document, as far as tests look at it. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
};

const TAG = /^<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/;
const AROUND = /^(?:<\?xml [^?]*\?>|<!DOCTYPE [^>]*>|<!--(?:(?!--)[\s\S])*-->)/;
const TEXT = /^[^<]+/;

/**
 * Reads a document strictly: what is not well-formed throws, with the place.
 * @returns its one root
 */
export function readXml(document: string): XmlElement {
  const top: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open: XmlElement[] = [top];
  let rest = document;
  const fail = (why: string): never => {
    throw new Error(`${why} at ${document.length - rest.length}: ${rest.slice(0, 60)}`);
  };
  while (rest !== '') {
    const current = open.at(-1) ?? fail('nothing is open');
    const around = AROUND.exec(rest)?.[0];
    const tag = TAG.exec(rest);
    const text = TEXT.exec(rest)?.[0];
    if (around !== undefined) rest = rest.slice(around.length);
    else if (tag !== null) {
      const [all, closing, name = '', attributes = '', alone] = tag;
      if (closing === '/') {
        if (current.name !== name) fail(`</${name}> closes <${current.name}>`);
        open.pop();
      } else {
        const element: XmlElement = { name, attributes: readAttributes(attributes, fail), children: [], text: '' };
        current.children.push(element);
        if (alone !== '/') open.push(element);
      }
      rest = rest.slice(all.length);
    } else if (text !== undefined) {
      if (/&(?!amp;|lt;|gt;|quot;|apos;|#\d+;)/.test(text)) fail('a bare ampersand');
      if (open.length === 1 && text.trim() !== '') fail('text outside of the root');
      current.text += text;
      rest = rest.slice(text.length);
    } else fail('no markup');
  }
  if (open.length !== 1) fail(`<${open.at(-1)?.name}> is not closed`);
  const [root, ...others] = top.children;
  if (root === undefined || others.length > 0) throw new Error('there must be one root');
  return root;
}

function readAttributes(text: string, fail: (why: string) => never): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) fail(`${name} stands twice`);
    found[name] = value;
  }
  return found;
}

/** Every element below, and itself, of this name. */
export function elementsOf(root: XmlElement, name: string): XmlElement[] {
  const here = root.name === name ? [root] : [];
  return [...here, ...root.children.flatMap((child) => elementsOf(child, name))];
}
