import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { MAX_EVIDENCE, MAX_IMPACT, MAX_SUMMARY, type SupportDraft, type SupportRequestWhole } from '../../src-shared/support.ts';
import { FoundInMail } from '../composer/FoundData.tsx';
import { useDesk, useSupport } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { visibleText } from '../ui/visible-text.ts';
import { MailActions } from './MailActions.tsx';
import { MailPreview } from './MailPreview.tsx';
import { SeverityChoice } from './SeverityChoice.tsx';
import { SupportEvidence } from './SupportEvidence.tsx';
import { readIds } from './support-words.ts';

const SAVED = { saved: 'Draft saved', unsaved: 'Saving…', failed: 'Not saved' } as const;

/** Writes a request: every item that technical support asks for, most of them filled in already. */
export function SupportComposer({ request }: { readonly request: SupportRequestWhole }) {
  const desk = useDesk();
  const save = useSupport((state) => state.save);
  const error = useSupport((state) => state.error);
  const { draft } = request;
  const edit = (part: Partial<SupportDraft>) => desk.support.edit(part);

  async function discard(): Promise<void> {
    const reply = await desk.support.discard(request.id);
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="support-compose" tabIndex={0} aria-label="Write the request">
      <div className="support-form">
        {error === null ? null : <ErrorNote error={error} />}
        <SeverityChoice draft={draft} onChange={edit} />
        <Field
          label={draft.severity === 1 ? 'Subject, after “URGENT: ”' : 'Subject'}
          value={draft.summary}
          largestPaste={MAX_SUMMARY}
          error={draft.summary.length >= MAX_SUMMARY ? `At most ${MAX_SUMMARY} characters.` : null}
          hint="What fails, in a few words. No names, no account numbers."
          onChange={(summary) => edit({ summary: summary.slice(0, MAX_SUMMARY) })}
        />
        <FoundInMail text={draft.summary} />
        <Impact value={draft.impact} onChange={(impact) => edit({ impact })} />
        <FoundInMail text={draft.impact} />
        <Endpoints value={draft.endpoints} onChange={(endpoints) => edit({ endpoints })} />
        <FoundInMail text={draft.endpoints.join('\n')} />
        <SupportEvidence request={request} onChange={edit} />
        <Ids draft={draft} onChange={edit} />
      </div>
      <div className="support-out">
        <MailPreview draft={draft} />
        <MailActions request={request} />
        <footer className="support-foot">
          <span className="muted" role="status">
            {SAVED[save]}
          </span>
          <span className="grow" />
          <Button look="quiet" icon={Trash2} onClick={() => void discard()}>
            Discard this draft
          </Button>
        </footer>
      </div>
    </section>
  );
}

type TextProps = { readonly value: string; readonly onChange: (value: string) => void };

/** Asked of a person, because no log knows it. More than fits is refused, and what stands there stays. */
function Impact({ value, onChange }: TextProps) {
  const [isFull, setIsFull] = useState(false);
  return (
    <Field
      label="Business impact"
      rows={4}
      value={value}
      largestPaste={MAX_IMPACT}
      error={isFull ? `At most ${MAX_IMPACT.toLocaleString('en')} characters; what you wrote before is kept.` : null}
      hint="What it means for you and your customers: how many, since when, what they can not do. No names."
      onChange={(next) => {
        setIsFull(next.length > MAX_IMPACT);
        if (next.length <= MAX_IMPACT) onChange(next);
      }}
    />
  );
}

type EndpointsProps = { readonly value: readonly string[]; readonly onChange: (value: string[]) => void };

function Endpoints({ value, onChange }: EndpointsProps) {
  // Kept as it is typed: an empty last line is where the next one is written.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label="API endpoints affected"
      rows={Math.min(6, Math.max(2, value.length + 1))}
      mono
      value={typed ?? value.join('\n')}
      largestPaste={4_000}
      hint="One a line, like PUT /v1/cases/{caseId}/comments."
      onBlur={() => setTyped(null)}
      onChange={(text) => {
        setTyped(text);
        onChange(
          text
            .split('\n')
            .map((line) => line.trim().slice(0, 200))
            .filter((line) => line !== '')
            .slice(0, MAX_EVIDENCE),
        );
      }}
    />
  );
}

type IdsProps = { readonly draft: SupportDraft; readonly onChange: (part: Partial<SupportDraft>) => void };

const ID_FIELDS = [
  { key: 'userIds', name: 'User ids', one: 'user id' },
  { key: 'profileIds', name: 'Profile ids', one: 'profile id' },
  { key: 'caseIds', name: 'Case ids', one: 'case id' },
] as const;

function Ids({ draft, onChange }: IdsProps) {
  return (
    <div className="field-row">
      {ID_FIELDS.map(({ key, name, one }) => (
        <IdField key={key} name={name} one={one} value={draft[key]} onChange={(ids) => onChange({ [key]: ids })} />
      ))}
    </div>
  );
}

type IdFieldProps = {
  readonly name: string;
  /** What one of them is called. */
  readonly one: string;
  readonly value: readonly string[];
  readonly onChange: (ids: string[]) => void;
};

/** Ids alone go along. What is none stays where it was typed, and is named. */
function IdField({ name, one, value, onChange }: IdFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [other] = typed === null ? [] : readIds(typed).others;
  return (
    <Field
      label={name}
      optional
      mono
      value={typed ?? value.join(', ')}
      error={
        other === undefined
          ? null
          : `“${visibleText(other.slice(0, 40))}” is no ${one}, and does not go along. Ids are whole numbers.`
      }
      onBlur={() => {
        if (other === undefined) setTyped(null);
      }}
      onChange={(text) => {
        setTyped(text);
        onChange(readIds(text).ids);
      }}
    />
  );
}
