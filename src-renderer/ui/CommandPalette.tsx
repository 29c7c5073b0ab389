import { CornerDownLeft, Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { useDesk } from '../stores/hooks.ts';
import { Kbd } from './Kbd.tsx';
import {
  type Choice,
  useCaseChoices,
  useCommandChoices,
  useReplyChoices,
  useSearchChoice,
  useViewChoices,
} from './palette-choices.ts';
import './CommandPalette.css';

type CommandPaletteProps = { readonly initial: string; readonly scope: 'all' | 'replies' };

/** Everything by its name: commands with their keys, views, cases and saved replies. */
export function CommandPalette({ initial, scope }: CommandPaletteProps) {
  const desk = useDesk();
  const [text, setText] = useState(initial);
  const [at, setAt] = useState(0);
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    void desk.replies.load();
  }, [desk]);

  const replies = useReplyChoices(text, scope === 'replies');
  const commands = useCommandChoices(text);
  const views = useViewChoices(text);
  const cases = useCaseChoices(text);
  const search = useSearchChoice(text);
  const choices = scope === 'replies' ? replies : [...commands, ...views, ...cases, ...replies, ...search];
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
              placeholder={scope === 'replies' ? 'Find a saved reply' : 'A command, a view, a case or its id'}
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
