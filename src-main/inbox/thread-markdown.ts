import type { Entry, StatusChange } from '../../src-shared/cases.ts';
import { neutralMarkdown, withVisibleTurns } from './neutral-markdown.ts';

/** What a thread says in a file, besides its entries. */
export type ThreadHead = {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  /** The local note and tags, where they were asked for. */
  readonly note: { readonly text: string; readonly tags: readonly string[] } | null;
  /** What we wrote at creation, where no entry repeats it. */
  readonly opening: { readonly text: string; readonly at: number } | null;
};

export type ThreadToWrite = ThreadHead & { readonly entries: readonly Entry[]; readonly statusChanges: readonly StatusChange[] };

type Part = { readonly at: number; readonly text: string };

/**
 * A thread as Markdown. Every line of an entry is a quote: whatever stands in it, it can not pose as the head of another
 * entry, and its own formatting still counts; what would act in the program that shows the file does not.
 */
export function threadMarkdown(thread: ThreadToWrite, localTime: (moment: number) => string): string {
  const when = (moment: number | null) => (moment === null ? 'no readable time' : `${utcTime(moment)} (${localTime(moment)})`);
  const parts: Part[] = [];
  const { opening } = thread;
  if (opening !== null) {
    parts.push({
      at: opening.at,
      text: entryText(`You (this workstation) · ${when(opening.at)} · opened the case`, opening.text),
    });
  }
  let at = opening?.at ?? 0;
  for (const entry of thread.entries) {
    // An entry without a readable time stays behind the one before it.
    at = entry.createdAt ?? at;
    const flags = [entry.gone ? 'no longer at Wise' : null, entry.changed ? 'its text was another one before' : null];
    const head = [whoWrote(entry), when(entry.createdAt), `entry ${entry.id}`, ...flags].filter((part) => part !== null);
    parts.push({ at, text: entryText(head.join(' · '), entry.body) });
  }
  const lines = [
    `# ${plain(thread.title)}`,
    '',
    ...thread.facts.map(([name, value]) => `- **${name}:** ${plain(value)}`),
    '',
    ...noteLines(thread.note),
    ...withStatusChanges(parts, thread.statusChanges, when),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

export function utcTime(moment: number): string {
  return `${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

function whoWrote(entry: Entry): string {
  if (entry.ours) return 'You (this workstation)';
  if (entry.author === 'PARTNER') return 'Partner (your organisation)';
  return entry.author === 'WISE_AGENT' ? 'Wise' : plain(entry.author);
}

function entryText(head: string, body: string): string {
  return `## ${head}\n\n${quoted(body)}\n`;
}

function quoted(body: string): string {
  return neutralMarkdown(body)
    .split(/\r\n|\r|\n/)
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n');
}

function noteLines(note: ThreadHead['note']): string[] {
  if (note === null) return [];
  const tags = note.tags.length === 0 ? [] : [`- **Local tags:** ${note.tags.map(plain).join(', ')}`, ''];
  return [...tags, ...(note.text === '' ? [] : ['## Local note (never sent to Wise)', '', quoted(note.text), ''])];
}

function withStatusChanges(
  parts: readonly Part[],
  changes: readonly StatusChange[],
  when: (moment: number) => string,
): readonly string[] {
  const all = [...parts];
  for (const { from, to, seenAt } of changes) {
    const text = `*Status ${plain(from ?? 'unknown')} → ${plain(to)}, seen by this workstation ${when(seenAt)}*\n`;
    const place = all.findIndex((part) => part.at > seenAt);
    all.splice(place < 0 ? all.length : place, 0, { at: seenAt, text });
  }
  return all.map(({ text }) => text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Words of anybody on one line, without meaning for Markdown. */
function plain(text: string): string {
  return withVisibleTurns(text)
    .replace(CONTROL, ' ')
    .replace(/[\\`*_[\]<>#|~!]/g, (letter) => `\\${letter}`);
}
