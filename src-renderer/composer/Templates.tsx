import { ChevronDown, LayoutTemplate, PencilLine, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { fillIn } from '../../src-shared/placeholders.ts';
import type { CaseTemplate } from '../../src-shared/replies.ts';
import { useApp, useDesk, useReplies } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { visibleText } from '../ui/visible-text.ts';
import { generalValues } from './case-values.ts';
import './Templates.css';

type TemplatesProps = {
  readonly fields: NewCaseFields;
  readonly onUse: (fields: NewCaseFields) => void;
};

/** What was just done, and how it is taken back. */
type Done = { readonly words: string; undo(): void };

/** Sets of fields to begin a case with: picked, made of what is in the form, renamed, deleted. */
export function Templates({ fields, onUse }: TemplatesProps) {
  const desk = useDesk();
  const id = useId();
  const templates = useReplies((state) => state.templates);
  const agentName = useApp((state) => state.settings.agentName);
  const [shown, setShown] = useState(false);
  const [name, setName] = useState('');
  const [renaming, setRenaming] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  useEffect(() => void desk.replies.loadTemplates(), [desk]);

  async function save(template: Pick<CaseTemplate, 'id' | 'name' | 'fields'>): Promise<boolean> {
    const reply = await desk.bridge.call('templates.save', template);
    if (reply.ok) await desk.replies.loadTemplates();
    setProblem(reply.ok ? null : reply.error.kind === 'invalid-field' ? reply.error.message : describeError(reply.error).title);
    return reply.ok;
  }

  async function saveFields(): Promise<void> {
    if (!(await save({ id: crypto.randomUUID(), name, fields }))) return;
    setDone({ words: `“${visibleText(name.trim())}” is a template now.`, undo: () => undefined });
    setName('');
  }

  function use(template: CaseTemplate): void {
    const before = fields;
    const values = generalValues(agentName, Date.now());
    onUse({
      ...template.fields,
      subject: fillIn(template.fields.subject, values),
      description: fillIn(template.fields.description, values),
    });
    setShown(false);
    setDone({ words: `The form holds “${visibleText(template.name)}”.`, undo: () => onUse(before) });
  }

  async function remove(template: CaseTemplate): Promise<void> {
    const reply = await desk.bridge.call('templates.remove', { id: template.id });
    if (!reply.ok) return setProblem(describeError(reply.error).title);
    await desk.replies.loadTemplates();
    const { updatedAt: _when, ...again } = template;
    setDone({ words: `“${visibleText(template.name)}” was deleted.`, undo: () => void save(again) });
  }

  function onNameKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter') return;
    // Enter in this field is about the template, and must not create the case.
    event.preventDefault();
    void saveFields();
  }

  const count = templates?.length ?? 0;
  return (
    <section className="templates" aria-label="Templates">
      <div className="templates-head">
        <Button look="quiet" icon={LayoutTemplate} aria-expanded={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          Templates{count === 0 ? '' : ` (${count})`}
          <ChevronDown aria-hidden="true" className={shown ? 'turned' : undefined} />
        </Button>
        {done === null ? null : (
          <p className="templates-done" role="status">
            {done.words}{' '}
            {done.words.endsWith('now.') ? null : (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  done.undo();
                  setDone(null);
                }}
              >
                Undo
              </button>
            )}
          </p>
        )}
      </div>
      {shown ? (
        <div className="templates-body" id={id}>
          {count === 0 ? <p className="muted">None yet. Fill in what repeats, and keep it under a name.</p> : null}
          <ul className="templates-list" aria-label="Templates of new cases">
            {(templates ?? []).map((template) => (
              <li key={template.id} className="templates-row">
                {renaming === template.id ? (
                  <Rename
                    template={template}
                    onEnd={() => setRenaming(null)}
                    onSave={async (next) => {
                      if (await save({ id: template.id, name: next, fields: template.fields })) setRenaming(null);
                    }}
                  />
                ) : (
                  <>
                    <button type="button" className="templates-use" onClick={() => use(template)}>
                      <span className="templates-name">{visibleText(template.name)}</span>
                      <span className="templates-subject">{visibleText(template.fields.subject)}</span>
                    </button>
                    <IconButton icon={PencilLine} name={`Rename ${template.name}`} onClick={() => setRenaming(template.id)} />
                    <IconButton icon={Trash2} name={`Delete ${template.name}`} onClick={() => void remove(template)} />
                  </>
                )}
              </li>
            ))}
          </ul>
          <div className="templates-new">
            <input
              className="field-input"
              aria-label="Name of the new template"
              placeholder="Name"
              value={name}
              maxLength={200}
              onChange={(event) => setName(event.target.value)}
              onKeyDown={onNameKey}
            />
            <Button disabled={name.trim() === ''} onClick={() => void saveFields()}>
              Keep these fields as a template
            </Button>
          </div>
          {problem === null ? null : (
            <p className="field-error" role="alert">
              {problem}
            </p>
          )}
        </div>
      ) : null}
    </section>
  );
}

type RenameProps = {
  readonly template: CaseTemplate;
  readonly onSave: (name: string) => Promise<void>;
  readonly onEnd: () => void;
};

function Rename({ template, onSave, onEnd }: RenameProps) {
  const [name, setName] = useState(template.name);
  return (
    <>
      <input
        className="field-input"
        aria-label={`New name of ${template.name}`}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a press on Rename
        autoFocus
        value={name}
        maxLength={200}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') void onSave(name);
          else onEnd();
        }}
      />
      <Button onClick={() => void onSave(name)}>Rename</Button>
      <Button look="quiet" onClick={onEnd}>
        Cancel
      </Button>
    </>
  );
}
