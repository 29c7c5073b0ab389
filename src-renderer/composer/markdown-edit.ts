export type EditState = { readonly text: string; readonly start: number; readonly end: number };

export type MarkdownEdit = 'bold' | 'italic' | 'code' | 'bullets' | 'numbers' | 'quote' | 'link' | 'table';

function around(state: EditState, mark: string): EditState {
  const { text, start, end } = state;
  const inside = text.slice(start, end);
  const marked = text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (marked) {
    return {
      text: text.slice(0, start - mark.length) + inside + text.slice(end + mark.length),
      start: start - mark.length,
      end: end - mark.length,
    };
  }
  return {
    text: text.slice(0, start) + mark + inside + mark + text.slice(end),
    start: start + mark.length,
    end: end + mark.length,
  };
}

function eachLine(state: EditState, prefix: (index: number) => string, matcher: RegExp): EditState {
  const { text, start, end } = state;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end) < 0 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => matcher.test(line));
  const changed = lines.map((line, index) => (all ? line.replace(matcher, '') : prefix(index) + line)).join('\n');
  const by = changed.length - (to - from);
  const first = all ? 0 : prefix(0).length;
  return {
    text: text.slice(0, from) + changed + text.slice(to),
    start: Math.max(from, start + (all ? 0 : first)),
    end: Math.max(from, end + by),
  };
}

function insert(state: EditState, text: string, select: { readonly at: number; readonly length: number }): EditState {
  const start = state.start + select.at;
  return { text: state.text.slice(0, state.start) + text + state.text.slice(state.end), start, end: start + select.length };
}

/** What a button of the toolbar does to the text. Pressed again, it takes its mark away. */
export function editMarkdown(edit: MarkdownEdit, state: EditState): EditState {
  const chosen = state.text.slice(state.start, state.end);
  switch (edit) {
    case 'bold':
      return around(state, '**');
    case 'italic':
      return around(state, '_');
    case 'code':
      if (chosen.includes('\n')) return insert(state, `\`\`\`\n${chosen}\n\`\`\``, { at: 4, length: chosen.length });
      return around(state, '`');
    case 'bullets':
      return eachLine(state, () => '- ', /^- /);
    case 'numbers':
      return eachLine(state, (index) => `${index + 1}. `, /^\d+\. /);
    case 'quote':
      return eachLine(state, () => '> ', /^> ?/);
    case 'link': {
      const words = chosen === '' ? 'text' : chosen;
      return insert(state, `[${words}](https://)`, chosen === '' ? { at: 1, length: 4 } : { at: words.length + 11, length: 0 });
    }
    case 'table': {
      const before = state.start === 0 || state.text[state.start - 1] === '\n' ? '' : '\n\n';
      return insert(state, `${before}| A | B |\n| --- | --- |\n| ${chosen} |  |\n`, { at: before.length + 2, length: 1 });
    }
  }
}
