import { Plus, Save, ShieldAlert } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { NewCaseFields } from '../../src-shared/drafts.ts';
import type { AppError } from '../../src-shared/errors.ts';
import { MAX_SUBJECT, MAX_TEXT_V1, strictLength } from '../../src-shared/outbox.ts';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog, DialogActions } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { Field } from '../ui/Field.tsx';
import { BegunBefore } from './BegunBefore.tsx';
import { FoundList, FoundPersonalData } from './FoundData.tsx';
import { EMPTY_CASE, type NewCaseErrors, readNewCase } from './new-case-form.ts';
import { findPersonalData, type PersonalData } from './personal-data.ts';
import { Templates } from './Templates.tsx';
import { useNewCaseDraft } from './use-new-case-draft.ts';
import './NewCaseDialog.css';

/** A new case. What is typed is kept as a draft; personal data in the subject is asked about before it leaves. */
export function NewCaseDialog({ prefill }: { readonly prefill: Partial<NewCaseFields> | null }) {
  const desk = useDesk();
  const accountId = useApp((state) => state.activeId);
  const production = useApp((state) => state.accounts?.find((one) => one.id === state.activeId)?.environment === 'production');
  const draft = useNewCaseDraft(accountId, prefill);
  const { fields } = draft;
  const [errors, setErrors] = useState<NewCaseErrors>({});
  const [error, setError] = useState<AppError | null>(null);
  const [asked, setAsked] = useState<readonly PersonalData[] | null>(null);
  const [running, setRunning] = useState(false);
  const [mustChoose, setMustChoose] = useState(false);
  // One id per composition: pressing Create twice is one case.
  const id = useMemo(() => crypto.randomUUID(), []);
  const form = useRef<HTMLFormElement>(null);
  const found = useMemo(() => findPersonalData(fields.subject), [fields.subject]);

  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const set = (name: keyof NewCaseFields) => (value: string) => {
    draft.change({ [name]: value });
    setAsked(null);
    if (errors[name] !== undefined) setErrors(({ [name]: _gone, ...rest }) => rest);
  };

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (accountId === null || running) return;
    const read = readNewCase(fields, id, accountId);
    setErrors(read.ok ? {} : read.errors);
    setError(null);
    if (!read.ok) return;
    if (found.length > 0 && asked === null) return setAsked(found);
    setRunning(true);
    await draft.flush();
    const reply = await desk.bridge.call('outbox.create', read.value);
    setRunning(false);
    if (!reply.ok) {
      if (reply.error.kind === 'invalid-field' && reply.error.field in EMPTY_CASE)
        setErrors({ [reply.error.field]: reply.error.message });
      else setError(reply.error);
      return;
    }
    await draft.discard();
    desk.ui.closeDialog();
    desk.ui.notify('The case is queued. It appears in the list as soon as Wise has created it.');
  }

  function close(): void {
    // Two cases were begun and one draft is kept: neither is thrown away without a word.
    if (draft.older !== null && draft.begun) {
      setMustChoose(true);
      return;
    }
    void draft.flush();
    desk.ui.closeDialog();
  }

  const length = fields.description.length > 100_000 ? fields.description.length : strictLength(fields.description);
  return (
    <Dialog title="New case" size="large" onClose={close} dismissable={false}>
      <form ref={form} noValidate className="new-case" onSubmit={(event) => void submit(event)} onKeyDown={submitOnModEnter}>
        <div className="dialog-body">
          {draft.restored ? (
            <p className="new-case-restored" role="status">
              What you began before is back.{' '}
              <button type="button" className="text-button" onClick={() => void draft.startOver()}>
                Start over
              </button>
            </p>
          ) : null}
          {draft.older === null ? null : (
            <BegunBefore older={draft.older} begun={draft.begun} asked={mustChoose} onChoose={(which) => draft.choose(which)} />
          )}
          <Templates
            fields={fields}
            onUse={(next) => {
              draft.change(next);
              setAsked(null);
              setErrors({});
            }}
          />
          <Field
            label="Subject"
            autoFocus
            value={fields.subject}
            error={errors.subject}
            hint={`No names, addresses or numbers of customers: Wise asks for none here. ${fields.subject.length} / ${MAX_SUBJECT}`}
            onChange={set('subject')}
          />
          {found.length === 0 || asked !== null ? null : <FoundPersonalData found={found} />}
          <Field
            label="Description"
            rows={7}
            value={fields.description}
            error={errors.description}
            hint={`Markdown. ${length.toLocaleString('en')} / ${MAX_TEXT_V1.toLocaleString('en')}`}
            onChange={set('description')}
          />
          <div className="field-row">
            <Field
              label="User id"
              mono
              inputMode="numeric"
              value={fields.userId}
              error={errors.userId}
              onChange={set('userId')}
            />
            <Field
              label="Transfer id"
              optional
              mono
              inputMode="numeric"
              value={fields.transferId}
              error={errors.transferId}
              onChange={set('transferId')}
            />
            <Field
              label="Profile id"
              optional
              mono
              inputMode="numeric"
              value={fields.profileId}
              error={errors.profileId}
              onChange={set('profileId')}
            />
          </div>
          <div className="field-row">
            <Field
              label="External id"
              optional
              mono
              value={fields.externalId}
              error={errors.externalId}
              hint="Your own id. Empty: a unique one is made, so that the case can be found."
              onChange={set('externalId')}
            />
            <Field
              label="Type"
              mono
              value={fields.type}
              error={errors.type}
              hint="The one type that Wise documents."
              onChange={set('type')}
            />
          </div>
          {error === null ? null : <ErrorNote error={error} />}
          {asked === null ? null : (
            <div className="found-data found-bad new-case-ask" role="alert">
              <ShieldAlert aria-hidden="true" />
              <div>
                <strong>The subject seems to hold personal data. Send it all the same?</strong>
                <FoundList found={asked} />
              </div>
            </div>
          )}
        </div>
        <DialogActions>
          <span className="grow new-case-saved">
            {draft.saved ? (
              <>
                <Save aria-hidden="true" /> Draft saved
              </>
            ) : null}
          </span>
          {asked === null ? (
            <Button look="quiet" onClick={close}>
              Close
            </Button>
          ) : (
            <Button look="quiet" onClick={() => setAsked(null)}>
              Change the subject
            </Button>
          )}
          <Button look={asked === null ? 'primary' : 'danger'} icon={Plus} type="submit" disabled={running}>
            {running ? 'Queueing…' : asked !== null ? 'Create all the same' : production ? 'Create in production' : 'Create case'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** Ctrl+Enter, Cmd+Enter on a Mac: what sends a reply creates a case as well. */
function submitOnModEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
