import { useMemo } from 'react';
import { SUPPORT_ADDRESS, type SupportDraft } from '../../src-shared/support.ts';
import { supportMail } from '../../src-shared/support-mail.ts';
import { visibleText } from '../ui/visible-text.ts';

/** The mail word for word, as it will be opened, copied or saved. */
export function MailPreview({ draft }: { readonly draft: SupportDraft }) {
  const mail = useMemo(() => supportMail(draft), [draft]);
  return (
    <section className="mail" aria-label="The mail">
      <dl className="mail-head">
        <div>
          <dt>To</dt>
          <dd>{SUPPORT_ADDRESS}</dd>
        </div>
        <div>
          <dt>Subject</dt>
          <dd dir="auto">{visibleText(mail.subject)}</dd>
        </div>
      </dl>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="mail-text" tabIndex={0} aria-label="Text of the mail">
        <pre>{visibleText(mail.text)}</pre>
      </section>
    </section>
  );
}
