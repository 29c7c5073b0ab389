import { Copy, FileDown, Mail } from 'lucide-react';
import { useState } from 'react';
import type { SupportRequestWhole } from '../../src-shared/support.ts';
import { mailProblems, supportMail } from '../../src-shared/support-mail.ts';
import { useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { MARK_NAMES, PROBLEM_WORDS } from './support-words.ts';

/** The ways out of a request. None of them sends anything: that is done in the person's own mail program. */
export function MailActions({ request }: { readonly request: SupportRequestWhole }) {
  const desk = useDesk();
  const [said, setSaid] = useState<string | null>(null);
  const problems = mailProblems(request.draft);
  const blocked = problems.length > 0;
  const missing = problems.filter((problem) => problem !== 'secret');

  async function openMail(): Promise<void> {
    await desk.support.flush();
    const reply = await desk.bridge.call('support.openMail', { id: request.id });
    if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    const { opened, short } = reply.value;
    if (!opened) {
      setSaid(
        `No mail program answered on this computer. ${short ? 'The text is on the clipboard' : 'Copy the text'}, or save it as a file: then send it to api@wise.com by webmail.`,
      );
    } else {
      setSaid(
        short
          ? 'The text is too long for a mail program to be handed over. It is on the clipboard, and the mail is empty: paste it there, then send it.'
          : 'Your mail program has it. Send it there: nothing leaves from here.',
      );
    }
  }

  async function copy(what: 'text' | 'markdown'): Promise<void> {
    const mail = supportMail(request.draft);
    const text = what === 'text' ? `Subject: ${mail.subject}\n\n${mail.text}` : mail.markdown;
    const reply = await desk.bridge.call('clipboard.write', { text });
    if (reply.ok) setSaid(`Copied as ${what === 'text' ? 'text' : 'Markdown'}. It goes to api@wise.com.`);
    else desk.ui.notify(describeError(reply.error).title, 'bad');
  }

  async function save(): Promise<void> {
    await desk.support.flush();
    const reply = await desk.bridge.call('support.saveMail', { id: request.id });
    if (!reply.ok) return desk.ui.notify(describeError(reply.error).title, 'bad');
    if (reply.value.where !== null) setSaid(`Saved: ${reply.value.where}. Open it in a mail program and send it.`);
  }

  async function sent(): Promise<void> {
    const reply = await desk.support.mark(request.id, 'sent', null);
    if (!reply.ok) desk.ui.notify(describeError(reply.error).title, 'bad');
  }

  return (
    <section className="mail-actions" aria-label="What to do with it">
      {missing.length > 0 ? (
        <p className="mail-missing" role="status">
          Still missing: {missing.map((problem) => PROBLEM_WORDS[problem]).join('; ')}.
        </p>
      ) : null}
      {problems.includes('secret') ? (
        <p className="mail-missing" role="status">
          A token or another secret stands in it. It can leave once that is taken out.
        </p>
      ) : null}
      <div className="request-actions">
        <Button look="primary" icon={Mail} disabled={blocked} onClick={() => void openMail()}>
          Open in mail program
        </Button>
        <Button icon={Copy} disabled={blocked} onClick={() => void copy('text')}>
          Copy as text
        </Button>
        <Button icon={Copy} disabled={blocked} onClick={() => void copy('markdown')}>
          Copy as Markdown
        </Button>
        <Button icon={FileDown} disabled={blocked} onClick={() => void save()}>
          Save as .eml…
        </Button>
        {request.state === 'draft' ? (
          <Button disabled={blocked} onClick={() => void sent()}>
            {MARK_NAMES.sent}
          </Button>
        ) : null}
      </div>
      <p className="muted" role="status">
        {said ?? 'Nothing is sent from here.'}
      </p>
    </section>
  );
}
