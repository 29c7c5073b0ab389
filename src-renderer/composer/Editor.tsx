import { Save, Send, SquareArrowRight } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { hasControlCharacters, strictLength } from '../../src-shared/outbox.ts';
import { Markdown, useSettled } from '../markdown/Markdown.tsx';
import type { DraftSave, LocalDraft } from '../stores/drafts-store.ts';
import { useApp, useDesk, useNow } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { focusSoon, nextNeedingAction } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';
import { directionOf } from '../ui/direction.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { formatSince } from '../ui/format-time.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { isMac } from '../ui/keymap.ts';
import { editMarkdown, type MarkdownEdit } from './markdown-edit.ts';
import { editOfKey, Toolbar } from './Toolbar.tsx';

type EditorProps = { readonly draft: LocalDraft; readonly draftKey: string; readonly largest: number };

/** Counting a long text takes a moment: past this it is counted when the typing pauses. */
const COUNT_AT_ONCE = 50_000;
/** Measuring the height of a text costs a layout; past this the field has its full height anyway. */
const GROW_UP_TO = 5_000;
const LONGEST_PASTE = 200_000;

function saveWords(save: DraftSave): string {
  switch (save.kind) {
    case 'untouched':
      return '';
    case 'unsaved':
      return 'Saving…';
    case 'saved':
      return 'Draft saved';
    case 'failed':
      return `Draft not saved: ${describeError(save.error).title}`;
    case 'too-large':
      return 'Too long to be kept as a draft';
  }
}

export function Editor({ draft, draftKey, largest }: EditorProps) {
  const desk = useDesk();
  const now = useNow();
  const mac = isMac(useApp((state) => state.info?.platform));
  const [preview, setPreview] = useState(false);
  const [refused, setRefused] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(draft.text, 150);
  const counted = strictLength(draft.text.length > COUNT_AT_ONCE ? settled : draft.text);
  const over = counted > largest;
  const empty = draft.text.trim() === '';
  const control = !empty && hasControlCharacters(settled);
  const blocked = over || empty || control || draft.sending;

  // Text that did not come from typing brings its caret with it.
  const revision = useRef(-1);
  useLayoutEffect(() => {
    if (revision.current === draft.revision || field.current === null) return;
    revision.current = draft.revision;
    field.current.setSelectionRange(draft.start, draft.end);
  }, [draft.revision, draft.start, draft.end]);

  useLayoutEffect(() => {
    const box = field.current;
    if (box === null || preview) return;
    box.style.height = draft.text.length > GROW_UP_TO ? '320px' : 'auto';
    if (draft.text.length <= GROW_UP_TO) box.style.height = `${Math.min(320, box.scrollHeight)}px`;
  }, [draft.text, preview]);

  // Leaving the case saves what is there.
  useEffect(() => () => void desk.drafts.flush(draftKey), [desk, draftKey]);

  async function send(andNext: boolean): Promise<void> {
    if (blocked) return;
    const reply = await desk.drafts.send(draftKey);
    if (reply === null || !reply.ok) return;
    setPreview(false);
    if (andNext) await nextNeedingAction(desk);
  }

  function write(): void {
    setPreview(false);
    focusSoon('[data-focus="reply"]');
  }

  function edit(what: MarkdownEdit): void {
    const box = field.current;
    if (box === null) return;
    const next = editMarkdown(what, { text: box.value, start: box.selectionStart, end: box.selectionEnd });
    desk.drafts.setText(draftKey, next.text, next.start, next.end);
    box.focus();
  }

  /** A field of a hundred thousand lines takes seconds to lay out: what could never be sent is not taken in. */
  function onPaste(event: ClipboardEvent): void {
    const { length } = event.clipboardData.getData('text/plain');
    setRefused(length > LONGEST_PASTE ? length : 0);
    if (length > LONGEST_PASTE) event.preventDefault();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const modified = mac ? event.metaKey : event.ctrlKey;
    if (!modified || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void send(event.shiftKey);
      return;
    }
    const what = event.shiftKey ? null : editOfKey(event.key);
    if (what === null) return;
    event.preventDefault();
    edit(what);
  }

  const mod = mac ? '⌘' : 'Ctrl';
  return (
    <div className="composer">
      {draft.restoredFrom === null ? null : (
        <p className="composer-restored" role="status">
          Your draft of {formatSince(draft.restoredFrom, now)} is back.
        </p>
      )}
      <div className="composer-top">
        <Toolbar disabled={preview || draft.sending} mod={mod} onEdit={edit} />
        <div className="composer-tabs">
          <button type="button" className="composer-tab" aria-pressed={!preview} onClick={write}>
            Write
          </button>
          <button type="button" className="composer-tab" aria-pressed={preview} onClick={() => setPreview(true)}>
            Preview
          </button>
        </div>
      </div>
      <textarea
        ref={field}
        hidden={preview}
        className="composer-text"
        aria-label="Reply"
        aria-describedby="composer-count"
        aria-invalid={over || control}
        data-focus="reply"
        dir={directionOf(draft.text)}
        spellCheck
        placeholder="Write a reply"
        value={draft.text}
        readOnly={draft.sending}
        rows={3}
        onChange={({ target }) => desk.drafts.edit(draftKey, target.value, target.selectionStart, target.selectionEnd)}
        onBlur={() => void desk.drafts.flush(draftKey)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {preview ? (
        <section className="composer-preview" aria-label="Preview" dir={directionOf(draft.text)}>
          {empty ? <p className="muted">Nothing to preview.</p> : <Markdown id="preview" text={settled} />}
        </section>
      ) : null}
      {refused === 0 ? null : (
        <p className="composer-refused" role="alert">
          The pasted text has {refused.toLocaleString('en')} characters, and a reply at most {largest.toLocaleString('en')}.
          Nothing was pasted; it is still on the clipboard.
        </p>
      )}
      {draft.sendError === null ? null : (
        <div className="composer-error">
          <ErrorNote error={draft.sendError} />
        </div>
      )}
      <div className="composer-foot">
        <p className="composer-count numbers" id="composer-count">
          {saveWords(draft.save) === '' ? null : <Save aria-hidden="true" />}
          <span className={draft.save.kind === 'failed' || draft.save.kind === 'too-large' ? 'over' : undefined}>
            {saveWords(draft.save)}
          </span>
          {saveWords(draft.save) === '' ? null : <span aria-hidden="true">·</span>}
          <span className={over ? 'over' : undefined}>
            {counted.toLocaleString('en')} / {largest.toLocaleString('en')}
            {over ? `: ${(counted - largest).toLocaleString('en')} too long; Wise would cut the rest` : ''}
            {control ? ': holds control characters' : ''}
          </span>
        </p>
        <span className="composer-keys">
          <Kbd keys={`${mod} ↵`} />
        </span>
        <Button icon={SquareArrowRight} disabled={blocked} onClick={() => void send(true)}>
          Send &amp; next
        </Button>
        <Button look="primary" icon={Send} disabled={blocked} onClick={() => void send(false)}>
          Send reply
        </Button>
      </div>
    </div>
  );
}
