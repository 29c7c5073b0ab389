import { CornerDownLeft, Hash, MessageSquareText, Search, SquareTerminal } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { canReply, insertReply } from '../composer/insert-reply.ts';
import { caseIdOf } from '../inbox/case-id.ts';
import { findReplies } from '../replies/find-replies.ts';
import { useApp, useDesk, useReplies } from '../stores/hooks.ts';
import { COMMANDS, openCase, runCommand } from './commands.ts';
import { fuzzyScore } from './fuzzy.ts';
import { Kbd } from './Kbd.tsx';
import { keysOf } from './key-changes.ts';
import { isMac } from './keymap.ts';
import { useBindings } from './use-keys.ts';
import './CommandPalette.css';

type Choice = {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly keys: string | null;
  readonly icon: typeof Hash;
  run(): void;
};

/** Saved replies among commands; alone they are all there. */
const MOST_REPLIES = 8;
const MOST_REPLIES_ALONE = 100;

type CommandPaletteProps = { readonly initial: string; readonly scope: 'all' | 'replies' };

export function CommandPalette({ initial, scope }: CommandPaletteProps) {
  const desk = useDesk();
  const mac = isMac(useApp((state) => state.info?.platform));
  const bindings = useBindings();
  const replies = useReplies((state) => state.replies);
  const [text, setText] = useState(initial);
  const [at, setAt] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    void desk.replies.load();
  }, [desk]);

  const saved = useMemo<readonly Choice[]>(() => {
    const alone = scope === 'replies';
    if (!alone && (text.trim() === '' || !canReply(desk))) return [];
    const found = findReplies(replies ?? [], text.replace(/^insert saved reply:?/i, ''))
      .slice(0, alone ? MOST_REPLIES_ALONE : MOST_REPLIES)
      .map((reply) => ({
        id: reply.id,
        title: alone ? reply.name : `Insert saved reply: ${reply.name}`,
        hint: reply.folder,
        keys: null,
        icon: MessageSquareText,
        run: () => void insertReply(desk, reply.id),
      }));
    const manage = {
      id: 'saved-replies',
      title: 'Write and manage saved replies',
      hint: 'Go to',
      keys: null,
      icon: SquareTerminal,
    };
    return alone ? [...found, { ...manage, run: () => runCommand(desk, 'saved-replies') }] : found;
  }, [desk, replies, scope, text]);

  const commands = useMemo<readonly Choice[]>(() => {
    const caseId = caseIdOf(text);
    const found: Choice[] = [];
    if (caseId !== null) {
      found.push(
        { id: 'case', title: `Open case ${caseId}`, hint: 'Case', keys: null, icon: Hash, run: () => void goToCase(caseId) },
        {
          id: 'track',
          title: `Track case ${caseId}`,
          hint: 'Case',
          keys: null,
          icon: Hash,
          run: () => desk.ui.openDialog({ kind: 'track', text: caseId }),
        },
      );
    }
    const fitting = COMMANDS.filter((command) => command.id !== 'palette')
      .map((command) => ({ command, score: text.trim() === '' ? 0 : fuzzyScore(text, command.title) }))
      .filter((one): one is { command: (typeof COMMANDS)[number]; score: number } => one.score !== null)
      .sort((a, b) => b.score - a.score);
    for (const { command } of fitting) {
      found.push({
        id: command.id,
        title: command.title,
        hint: command.group,
        keys: keysOf(command.id, mac, bindings),
        icon: SquareTerminal,
        run: () => runCommand(desk, command.id),
      });
    }
    if (caseId === null && text.trim() !== '') {
      found.push({
        id: 'search',
        title: `Search cases for “${text.trim()}”`,
        hint: 'Search',
        keys: null,
        icon: Search,
        run: () => search(text.trim()),
      });
    }
    return found;

    function search(query: string): void {
      desk.inbox.setSource({ kind: 'query', text: query });
      desk.ui.show({ place: 'cases', pane: 'list' });
    }
    async function goToCase(id: string): Promise<void> {
      const accountId = desk.app.store.getState().activeId;
      if (accountId === null) return;
      const reply = await desk.bridge.call('cases.open', { accountId, caseId: id });
      if (reply.ok) openCase(desk, id);
      else desk.ui.openDialog({ kind: 'track', text: id });
    }
  }, [desk, mac, bindings, text]);

  const isSearch = ({ id }: Choice) => id === 'search';
  const all = [...commands.filter((one) => !isSearch(one)), ...saved, ...commands.filter(isSearch)];
  const choices = scope === 'replies' ? saved : all;
  const active = Math.min(at, choices.length - 1);

  function run(choice: Choice | undefined): void {
    if (choice === undefined) return;
    desk.ui.closeDialog();
    choice.run();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0 && choices.length > 0) {
      event.preventDefault();
      const next = (active + by + choices.length) % choices.length;
      setAt(next);
      document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(choices[active]);
    }
  }

  return (
    <ModalOverlay className="scrim" isOpen isDismissable onOpenChange={(open) => !open && desk.ui.closeDialog()}>
      <Modal className="modal palette">
        <AriaDialog className="palette-dialog" aria-label={scope === 'replies' ? 'Saved replies' : 'Command palette'}>
          <div className="palette-head">
            <Search aria-hidden="true" />
            <input
              ref={field}
              className="palette-input"
              role="combobox"
              aria-label={scope === 'replies' ? 'Saved reply' : 'Command or case id'}
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={choices.length === 0 ? undefined : `${listId}-${active}`}
              placeholder={scope === 'replies' ? 'Find a saved reply' : 'Type a command, or the id of a case'}
              value={text}
              maxLength={500}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKeyDown}
            />
          </div>
          <div
            className="palette-list"
            id={listId}
            role="listbox"
            aria-label={scope === 'replies' ? 'Saved replies' : 'Commands'}
          >
            {choices.map(({ icon: Icon, ...choice }, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys
              <div
                key={choice.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === active}
                className="palette-option"
                onPointerMove={() => setAt(index)}
                onClick={() => run(choices[index])}
              >
                <Icon aria-hidden="true" />
                <span className="palette-title">{choice.title}</span>
                <span className="palette-hint">{choice.hint}</span>
                {choice.keys === null ? null : <Kbd keys={choice.keys} />}
              </div>
            ))}
            {choices.length === 0 ? <p className="palette-none">Nothing fits.</p> : null}
          </div>
          <p className="palette-foot">
            <CornerDownLeft aria-hidden="true" /> {scope === 'replies' ? 'inserts it' : 'runs it'}
          </p>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
