import { LifeBuoy, Mail } from 'lucide-react';
import { useState } from 'react';
import type { EmergencyStep } from '../../src-shared/emergency.ts';
import { useApp, useDesk, useNow, useSupport } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { formatAgo } from '../ui/format-time.ts';
import { visibleText } from '../ui/visible-text.ts';
import { askSupport } from './look-technical.ts';
import { troubleLine } from './status-words.ts';

/** What a step means, and what can be done about it from here. */
export function EmergencyStepText({ step }: { readonly step: EmergencyStep }) {
  switch (step) {
    case 'decide':
      return (
        <ul>
          <li>Payments fail completely, for all users.</li>
          <li>A critical failure that lets nothing of the integration work.</li>
          <li>A major security incident that can not wait.</li>
        </ul>
      );
    case 'status-page':
      return <StatusPage />;
    case 'email':
      return <Email />;
    case 'phone':
      return <Phone />;
    case 'greeting':
      return (
        <p>An automated greeting says that you have reached Wise Platform on-call. Then you are connected to an engineer.</p>
      );
    case 'fallback':
      return (
        <p>
          If the first engineer can not be reached, the call goes on to one of two others: three levels in all. In a major outage
          many partners call at once.
        </p>
      );
    case 'voicemail':
      return <Voicemail />;
    case 'engineer':
      return (
        <>
          <p>
            They take down what your integration is and what is wrong, and see that an incident is raised and the right teams work
            on it.
          </p>
          <p>
            They will not stay on the line while they look into it; a video call is arranged by e-mail where one is needed. You
            are asked to write to api@wise.com with the rest: trace ids, endpoints, times.
          </p>
        </>
      );
    case 'updates':
      return (
        <p>
          News come by e-mail and on the status page. The phone is for reporting only: the team can not tell you of an incident by
          phone once it is known.
        </p>
      );
  }
}

function StatusPage() {
  const now = useNow();
  const report = useSupport((state) => state.report);
  const { document, readAt } = report;
  const line = troubleLine(report);
  return (
    <>
      <p>
        {document === null || readAt === null
          ? 'It was not read here. Open status.wise.com, on a phone if this computer has no network.'
          : `Read ${formatAgo(readAt, now)}: ${visibleText(line ?? document.description)}.`}
      </p>
      <p>If an incident is reported there, the on-call team can not tell you more: follow it there, and by e-mail.</p>
    </>
  );
}

function Email() {
  const desk = useDesk();
  const hasAccount = useApp((state) => state.activeId !== null);
  const [said, setSaid] = useState('');

  async function write(): Promise<void> {
    const reply = await desk.bridge.call('emergency.openMail', {});
    setSaid(
      reply.ok && reply.value.opened
        ? 'Your mail program has it. Fill it in and send it there.'
        : 'No mail program answered. Write from a phone or by webmail to api@wise.com, with “URGENT” in the subject.',
    );
  }

  return (
    <>
      <p>
        To api@wise.com, with the word “urgent” or “critical” in the subject: that alerts an engineer around the clock. Say which
        endpoints are affected, the business impact, trace ids, the environment and since when.
      </p>
      <div className="request-actions">
        {hasAccount ? (
          <Button icon={LifeBuoy} onClick={() => void askSupport(desk, {})}>
            Write it with evidence
          </Button>
        ) : null}
        <Button icon={Mail} onClick={() => void write()}>
          Open an empty urgent mail
        </Button>
      </div>
      <p role="status">{said}</p>
    </>
  );
}

function Phone() {
  const desk = useDesk();
  const phone = useApp((state) => state.settings.support.emergencyPhone).trim();
  const isOpen = useApp((state) => state.info?.stage.stage === 'ready');
  if (phone !== '') return <p className="emergency-phone numbers">{visibleText(phone)}</p>;
  return (
    <p>
      No number is kept here. It is not public: your CSM at Wise gives it to you.{' '}
      {isOpen ? (
        <button type="button" className="text-button" onClick={() => runCommand(desk, 'settings')}>
          Keep it in the settings
        </button>
      ) : null}
    </p>
  );
}

function Voicemail() {
  const callBack = useApp((state) => state.settings.support.callBack).trim();
  return (
    <>
      <p>When no engineer is free you are asked to leave a voicemail, which the team gets. Say:</p>
      <blockquote className="emergency-say">
        “This is [your name] of [your company]. Our Wise integration is down since [time]: [what fails]. Please come back to us at{' '}
        <strong>{callBack === '' ? '[an e-mail address or a phone number]' : visibleText(callBack)}</strong>. We have written to
        api@wise.com as well.”
      </blockquote>
    </>
  );
}
