import { ArrowLeft, Copy, Save, Trash2 } from 'lucide-react';
import { useEffect, useId, useMemo, useRef } from 'react';
import { MAX_TEXT_V1, strictLength } from '../../src-shared/outbox.ts';
import { fillIn, findPlaceholders, VARIABLES, type Values } from '../../src-shared/placeholders.ts';
import { generalValues } from '../composer/case-values.ts';
import { Markdown, useSettled } from '../markdown/Markdown.tsx';
import { useApp, useDesk, useNow, useReplies } from '../stores/hooks.ts';
import type { OpenReply } from '../stores/replies-store.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { directionOf } from '../ui/direction.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { deleteReply, duplicateReply } from './reply-actions.ts';

/** What the preview fills in, so that one sees how it will read. */
const EXAMPLE: Values = {
  'case.id': '700000412',
  'case.externalId': 'nb-88123',
  'case.subject': 'Transfer held',
  'case.status': 'PENDING',
  'transfer.id': '58114690',
  'profile.id': '30120945',
};

const FIELD = '{{?Name of field}}';
const CHOICE = '{{?Reason|first|second}}';

/** One saved reply: folder, name, text, and how it will look. It is kept while it is written. */
export function ReplyEditor({ open }: { readonly open: OpenReply }) {
  const desk = useDesk();
  const now = useNow();
  const id = useId();
  const agentName = useApp((state) => state.settings.agentName);
  const replies = useReplies((state) => state.replies);
  const body = useRef<HTMLTextAreaElement>(null);
  const name = useRef<HTMLDivElement>(null);
  const isNew = open.save === 'new';
  const settled = useSettled(open.body, 150);
  const folders = useMemo(() => [...new Set((replies ?? []).map((one) => one.folder))].filter((one) => one !== ''), [replies]);
  const unknown = useMemo(() => findPlaceholders(settled).filter((place) => place.kind === 'unknown'), [settled]);
  const error = open.error?.kind === 'invalid-field' ? open.error : null;
  const of = (field: string) => (error?.field === field ? error.message : null);

  useEffect(() => {
    if (isNew) name.current?.querySelector('input')?.focus();
  }, [isNew]);

  function insert(text: string): void {
    const box = body.current;
    if (box === null) return;
    const { selectionStart, selectionEnd } = box;
    desk.replies.edit({ body: open.body.slice(0, selectionStart) + text + open.body.slice(selectionEnd) });
    requestAnimationFrame(() => {
      box.focus();
      box.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
    });
  }

  const saving = open.save === 'saved' ? 'Saved' : error === null ? (isNew ? 'Not saved yet' : 'Saving…') : 'Not saved';
  return (
    <div className="reply-editor">
      <h3 className="hidden-text">{isNew ? 'New reply' : visibleText(open.name)}</h3>
      <div className="reply-editor-head">
        <span className="one-pane-only">
          <IconButton icon={ArrowLeft} name="Back to the list" onClick={() => void desk.replies.close()} />
        </span>
        <span className="reply-saved" role="status">
          <Save aria-hidden="true" /> {saving}
        </span>
        <span className="grow" />
        {open.save === 'saved' ? null : (
          <Button look="quiet" onClick={() => desk.replies.discard()}>
            Discard changes
          </Button>
        )}
        {isNew ? null : (
          <>
            <Button look="quiet" icon={Copy} onClick={() => void duplicateReply(desk, open)}>
              Duplicate
            </Button>
            <Button look="quiet" icon={Trash2} onClick={() => void deleteReply(desk, open.id)}>
              Delete
            </Button>
          </>
        )}
      </div>
      <div className="reply-fields" ref={name}>
        <Field
          label="Name"
          value={open.name}
          error={of('name')}
          onChange={(value) => desk.replies.edit({ name: value })}
          onBlur={() => void leave()}
        />
        <div className="field">
          <label className="field-label" htmlFor={`${id}-folder`}>
            Folder<span className="field-optional"> optional</span>
          </label>
          <input
            id={`${id}-folder`}
            className="field-input"
            list={`${id}-folders`}
            value={open.folder}
            maxLength={200}
            autoComplete="off"
            placeholder="Payouts/Held"
            aria-invalid={of('folder') !== null}
            onChange={(event) => desk.replies.edit({ folder: event.target.value })}
            onBlur={() => void leave()}
          />
          <datalist id={`${id}-folders`}>
            {folders.map((folder) => (
              <option key={folder} value={folder} />
            ))}
          </datalist>
          {of('folder') === null ? null : (
            <p className="field-error" role="alert">
              {of('folder')}
            </p>
          )}
        </div>
      </div>
      <div className="reply-body">
        <div className="field reply-text-field">
          <label className="field-label" htmlFor={`${id}-body`}>
            Text
          </label>
          <textarea
            ref={body}
            id={`${id}-body`}
            className="field-input reply-text"
            value={open.body}
            spellCheck
            dir={directionOf(open.body)}
            aria-invalid={of('body') !== null}
            aria-describedby={`${id}-hint`}
            onChange={(event) => desk.replies.edit({ body: event.target.value })}
            onBlur={() => void leave()}
          />
          {of('body') === null ? null : (
            <p className="field-error" role="alert">
              {of('body')}
            </p>
          )}
          <p className="field-hint numbers" id={`${id}-hint`}>
            Markdown. {strictLength(settled).toLocaleString('en')} / {MAX_TEXT_V1.toLocaleString('en')}
            {unknown.length === 0
              ? ''
              : `. No variable is called ${[...new Set(unknown.map((one) => one.raw))].slice(0, 3).join(', ')}`}
          </p>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must get there */}
        <section className="reply-preview" aria-label="Preview" tabIndex={0} dir={directionOf(open.body)}>
          <h4 className="hidden-text">Preview</h4>
          {settled.trim() === '' ? (
            <p className="muted">Here it is shown as it will look, with the values of an example.</p>
          ) : (
            <Markdown
              id="reply-preview"
              text={fillIn(settled, { ...EXAMPLE, ...generalValues(agentName || 'Your name', now) })}
            />
          )}
        </section>
      </div>
      {open.error !== null && (error === null || !['name', 'folder', 'body'].includes(error.field)) ? (
        <ErrorNote error={open.error} />
      ) : null}
      <section className="reply-variables" aria-label="Variables">
        <span className="field-label">Fills itself in:</span>
        {VARIABLES.map((variable) => (
          <button key={variable} type="button" className="reply-variable mono" onClick={() => insert(`{{${variable}}}`)}>
            {variable}
          </button>
        ))}
        <span className="field-label">You fill in:</span>
        {[FIELD, CHOICE].map((field) => (
          <button key={field} type="button" className="reply-variable mono" onClick={() => insert(field)}>
            {field.slice(2, -2)}
          </button>
        ))}
      </section>
    </div>
  );

  /** What is begun and left is kept; where it can not be, the field says why as soon as both fields were seen. */
  async function leave(): Promise<void> {
    const now = desk.replies.store.getState().open;
    if (now === null || (now.save === 'new' && (now.name.trim() === '' || now.body.trim() === ''))) return;
    const kept = await desk.replies.flush();
    const after = desk.replies.store.getState().open?.error;
    if (!kept && after != null && after.kind !== 'invalid-field') desk.ui.notify(describeError(after).title, 'bad');
  }
}
