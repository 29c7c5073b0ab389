import { Bookmark, Hash, type LucideIcon, MessageSquareText, Search, SquareTerminal } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { CaseRow } from '../../src-shared/cases.ts';
import { canReply, insertReply } from '../composer/insert-reply.ts';
import { caseIdOf } from '../inbox/case-id.ts';
import { titleOf } from '../inbox/row-words.ts';
import { findReplies } from '../replies/find-replies.ts';
import { openView } from '../saved-views/view-actions.ts';
import { isSearch } from '../search/is-search.ts';
import type { Desk } from '../stores/desk.ts';
import { useApp, useDesk, useReplies, useViews } from '../stores/hooks.ts';
import { COMMANDS, openCase, runCommand } from './commands.ts';
import { fuzzyScore } from './fuzzy.ts';
import { keysOf } from './key-changes.ts';
import { isMac } from './keymap.ts';
import { useBindings } from './use-keys.ts';
import { visibleText } from './visible-text.ts';

/** One thing that the palette can do. */
export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly keys: string | null;
  readonly icon: LucideIcon;
  run(): void;
};

/** Saved replies among commands; alone they are all there. */
const MOST_REPLIES = 8;
const MOST_REPLIES_ALONE = 100;
const MOST_CASES = 6;
/** Fewer letters than these fit too many cases to be of use. */
const LETTERS_FOR_CASES = 2;

/** Commands that fit, the best first; of a case id, what can be done with it. */
export function useCommandChoices(text: string): readonly Choice[] {
  const desk = useDesk();
  const mac = isMac(useApp((state) => state.info?.platform));
  const bindings = useBindings();
  return useMemo(() => {
    const commands = COMMANDS.filter((command) => command.id !== 'palette');
    const fitting = best(commands, text, (command) => command.title).map((command) => ({
      id: command.id,
      title: command.title,
      hint: command.group,
      keys: keysOf(command.id, mac, bindings),
      icon: SquareTerminal,
      run: () => runCommand(desk, command.id),
    }));
    const caseId = caseIdOf(text);
    return caseId === null ? fitting : [...ofCaseId(desk, caseId), ...fitting];
  }, [desk, mac, bindings, text]);
}

/** Saved views that fit; none while nothing is typed. */
export function useViewChoices(text: string): readonly Choice[] {
  const desk = useDesk();
  const views = useViews((state) => state.views);
  return useMemo(() => {
    if (text.trim() === '') return [];
    return best(views ?? [], text, (view) => view.name).map((view) => ({
      id: `view-${view.id}`,
      title: visibleText(view.name),
      hint: 'Saved view',
      keys: null,
      icon: Bookmark,
      run: () => openView(desk, view),
    }));
  }, [desk, views, text]);
}

/** Cases in which the words stand, the one with the newest hit first. */
export function useCaseChoices(text: string): readonly Choice[] {
  const desk = useDesk();
  const [rows, setRows] = useState<readonly CaseRow[]>([]);
  const wanted = text.trim();
  useEffect(() => {
    const accountId = desk.app.store.getState().activeId;
    const isWorthIt = wanted.length >= LETTERS_FOR_CASES && caseIdOf(wanted) === null && isSearch(wanted);
    if (accountId === null || !isWorthIt) return setRows([]);
    let isCurrent = true;
    const source = { kind: 'query', text: wanted } as const;
    const asked = { accountId, source, sort: 'newest-activity', grouping: 'none', start: 0, count: MOST_CASES } as const;
    void desk.bridge.call('cases.window', asked).then((reply) => {
      // What can not be searched now can still be searched from the box, which says why.
      if (isCurrent) setRows(reply.ok ? reply.value.rows : []);
    });
    return () => {
      isCurrent = false;
    };
  }, [desk, wanted]);
  return rows.map((row) => ({
    id: `case-${row.id}`,
    title: titleOf(row),
    hint: `Case ${row.id}`,
    keys: null,
    icon: Hash,
    run: () => openCase(desk, row.id),
  }));
}

/** Saved replies that fit, where one can be inserted. @param alone nothing else is offered */
export function useReplyChoices(text: string, alone: boolean): readonly Choice[] {
  const desk = useDesk();
  const replies = useReplies((state) => state.replies);
  return useMemo(() => {
    if (!alone && (text.trim() === '' || !canReply(desk))) return [];
    const found: Choice[] = findReplies(replies ?? [], text.replace(/^insert saved reply:?/i, ''))
      .slice(0, alone ? MOST_REPLIES_ALONE : MOST_REPLIES)
      .map((reply) => ({
        id: `reply-${reply.id}`,
        title: alone ? visibleText(reply.name) : `Insert saved reply: ${visibleText(reply.name)}`,
        hint: reply.organisation === true ? `Organisation ${reply.folder}`.trim() : reply.folder,
        keys: null,
        icon: MessageSquareText,
        run: () => void insertReply(desk, reply.id),
      }));
    if (!alone) return found;
    const manage = { id: 'saved-replies', title: 'Write and manage saved replies', hint: 'Go to', keys: null };
    return [...found, { ...manage, icon: SquareTerminal, run: () => runCommand(desk, 'saved-replies') }];
  }, [desk, replies, alone, text]);
}

/** The whole search, for what is no command. */
export function useSearchChoice(text: string): readonly Choice[] {
  const desk = useDesk();
  const query = text.trim();
  if (!isSearch(query) || caseIdOf(text) !== null) return [];
  const run = () => {
    desk.inbox.setSource({ kind: 'query', text: query });
    desk.ui.show({ place: 'cases', pane: 'list' });
  };
  // Not `search`, which is the id of the command that goes to the box.
  return [{ id: 'search-for', title: `Search cases for “${query}”`, hint: 'Search', keys: null, icon: Search, run }];
}

function ofCaseId(desk: Desk, caseId: string): readonly Choice[] {
  const track = () => desk.ui.openDialog({ kind: 'track', text: caseId });
  const open = async () => {
    const accountId = desk.app.store.getState().activeId;
    if (accountId === null) return;
    const reply = await desk.bridge.call('cases.open', { accountId, caseId });
    if (reply.ok) openCase(desk, caseId);
    else track();
  };
  return [
    { id: 'case', title: `Open case ${caseId}`, hint: 'Case', keys: null, icon: Hash, run: () => void open() },
    { id: 'track', title: `Track case ${caseId}`, hint: 'Case', keys: null, icon: Hash, run: track },
  ];
}

/** Those that fit what is typed, the best first; all in their order while nothing is typed. */
function best<T>(all: readonly T[], text: string, nameOf: (one: T) => string): readonly T[] {
  if (text.trim() === '') return all;
  return all
    .map((one) => ({ one, score: fuzzyScore(text, nameOf(one)) }))
    .filter((scored): scored is { one: T; score: number } => scored.score !== null)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
