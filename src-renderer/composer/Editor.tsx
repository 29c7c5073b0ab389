import { MessageSquareText } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaseThread } from '../../src-shared/cases.ts';
import { hasControlCharacters, strictLength } from '../../src-shared/outbox.ts';
import { fillIn, findPlaceholders, type Placeholder, unfilledWords } from '../../src-shared/placeholders.ts';
import { MOST_PARTS, splitText } from '../../src-shared/split-text.ts';
import { Markdown, useSettled } from '../markdown/Markdown.tsx';
import type { LocalDraft } from '../stores/drafts-store.ts';
import { useApp, useDesk, useNow, useUi } from '../stores/hooks.ts';
import { IconButton } from '../ui/Button.tsx';
import { focusSoon, nextNeedingAction, runCommand } from '../ui/commands.ts';
import { directionOf } from '../ui/direction.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatSince } from '../ui/format-time.ts';
import { keysOf } from '../ui/key-changes.ts';
import { isMac } from '../ui/keymap.ts';
import { useBindings } from '../ui/use-keys.ts';
import { Attachments } from './Attachments.tsx';
import { ComposerFoot } from './ComposerFoot.tsx';
import { caseValues } from './case-values.ts';
import type { MarkdownEdit } from './markdown-edit.ts';
import { editField, ReplyField } from './ReplyField.tsx';
import { Toolbar } from './Toolbar.tsx';
import { UnfilledPlaces } from './UnfilledPlaces.tsx';

type EditorProps = { readonly draft: LocalDraft; readonly draftKey: string; readonly thread: CaseThread };

/** Counting a long text takes a moment: past this it is counted when the typing pauses. */
const COUNT_AT_ONCE = 50_000;

export function Editor({ draft, draftKey, thread }: EditorProps) {
  const desk = useDesk();
  const now = useNow();
  const mac = isMac(useApp((state) => state.info?.platform));
  const agentName = useApp((state) => state.settings.agentName);
  const insertKeys = keysOf('insert-reply', mac, useBindings());
  const preview = useUi((state) => state.preview);
  const [refused, setRefused] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const largest = thread.capabilities.maxReplyLength;
  const settled = useSettled(draft.text, 150);
  const counted = strictLength(draft.text.length > COUNT_AT_ONCE ? settled : draft.text);
  const over = counted > largest;
  const empty = draft.text.trim() === '';
  const control = !empty && hasControlCharacters(settled);
  const looked = draft.text.length > COUNT_AT_ONCE ? settled : draft.text;
  const places = useMemo(() => findPlaceholders(looked), [looked]);
  const parts = useMemo(() => (strictLength(settled) > largest ? splitText(settled, largest).length : 0), [settled, largest]);
  const blocked = over || empty || control || draft.sending;

  // Leaving the case saves what is there.
  useEffect(() => () => void desk.drafts.flush(draftKey), [desk, draftKey]);

  function goTo(place: Placeholder): void {
    field.current?.focus();
    field.current?.setSelectionRange(place.start, place.end);
  }

  async function send(andNext: boolean): Promise<void> {
    if (blocked) return;
    const left = unfilledWords(draft.text);
    const [first] = findPlaceholders(draft.text);
    if (left !== null && first !== undefined) {
      desk.ui.notify(`Not sent. ${left}`, 'bad');
      goTo(first);
      return;
    }
    const reply = await desk.drafts.send(draftKey);
    if (reply === null || !reply.ok) return;
    if (andNext) await nextNeedingAction(desk);
  }

  function edit(what: MarkdownEdit): void {
    const box = field.current;
    if (box === null) return;
    const next = editField(box, what);
    desk.drafts.setText(draftKey, next.text, next.start, next.end);
    box.focus();
  }

  function fillInKnown(): void {
    const text = fillIn(draft.text, caseValues(thread, agentName, Date.now()));
    const [first] = findPlaceholders(text);
    desk.drafts.setText(draftKey, text, first?.start ?? text.length, first?.end ?? text.length);
    focusSoon('[data-focus="reply"]');
  }

  const mod = mac ? '⌘' : 'Ctrl';
  return (
    <div className="composer">
      <h3 className="hidden-text">Reply</h3>
      {draft.restoredFrom === null ? null : (
        <p className="composer-restored" role="status">
          Your draft of {formatSince(draft.restoredFrom, now)} is back.
        </p>
      )}
      <div className="composer-top">
        <Toolbar disabled={draft.sending} mod={mod} onEdit={edit}>
          <IconButton
            icon={MessageSquareText}
            name="Insert saved reply"
            {...(insertKeys === null ? {} : { keys: insertKeys })}
            disabled={draft.sending}
            onClick={() => runCommand(desk, 'insert-reply')}
          />
          {thread.capabilities.attachments ? null : <Attachments />}
        </Toolbar>
        <div className="composer-tabs">
          <button
            type="button"
            className="composer-tab"
            aria-pressed={!preview}
            onClick={() => {
              desk.ui.show({ preview: false });
              focusSoon('[data-focus="reply"]');
            }}
          >
            Write
          </button>
          <button type="button" className="composer-tab" aria-pressed={preview} onClick={() => desk.ui.show({ preview: true })}>
            Preview
          </button>
        </div>
      </div>
      <div className={preview ? 'composer-middle with-preview' : 'composer-middle'}>
        <ReplyField
          field={field}
          draft={draft}
          draftKey={draftKey}
          mac={mac}
          places={places}
          invalid={over || control}
          preview={preview}
          describedBy="composer-count"
          onSend={(andNext) => void send(andNext)}
          onEdit={edit}
          onRefused={setRefused}
        />
        {preview ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must get there
          <section className="composer-preview" aria-label="Preview" tabIndex={0} dir={directionOf(draft.text)}>
            <h4 className="hidden-text">Preview</h4>
            {empty ? <p className="muted">Nothing to preview.</p> : <Markdown id="preview" text={settled} />}
          </section>
        ) : null}
      </div>
      {refused === 0 ? null : (
        <p className="composer-refused" role="alert">
          The pasted text has {refused.toLocaleString('en')} characters, and a reply at most {largest.toLocaleString('en')}.
          Nothing was pasted; it is still on the clipboard.
        </p>
      )}
      <UnfilledPlaces places={places} values={caseValues(thread, agentName, now)} onGoTo={goTo} onFillIn={fillInKnown} />
      {draft.sendError === null ? null : (
        <div className="composer-error">
          <ErrorNote error={draft.sendError} />
        </div>
      )}
      <ComposerFoot
        countId="composer-count"
        save={draft.save}
        counted={counted}
        largest={largest}
        control={control}
        blocked={blocked}
        mod={mod}
        parts={over && parts > 1 && parts <= MOST_PARTS ? parts : null}
        onSplit={() => desk.ui.openDialog({ kind: 'split', draftKey, largest })}
        onSend={(andNext) => void send(andNext)}
      />
    </div>
  );
}
