import { Activity, LifeBuoy, RefreshCw, Siren } from 'lucide-react';
import type { StatusIdle, StatusIncident, StatusReport } from '../../src-shared/status-page.ts';
import { useDesk, useNow, useSupport } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { describeError } from '../ui/describe-error.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { formatAgo, formatShort } from '../ui/format-time.ts';
import { Time } from '../ui/Time.tsx';
import { tellFailure } from '../ui/tell.ts';
import { visibleText } from '../ui/visible-text.ts';
import { PlaceHead } from './PlaceHead.tsx';
import { label, plannedTimes, toneOf } from './status-words.ts';
import './status.css';

const IDLE_WORDS: Readonly<Record<StatusIdle, string>> = {
  'no-account': 'Without an account nobody is asked. Connect one, and the page is read every few minutes.',
  'no-page': 'This account has no status page of its own. Give an address in the settings, under Support.',
  'bad-address': 'The address in the settings can not be used: it begins with https:// and holds no password.',
};

/** Everything that the public status page of Wise says, as it says it. */
export function StatusView() {
  const desk = useDesk();
  const now = useNow();
  const report = useSupport((state) => state.report);
  const { document, readAt, reading, address } = report;
  const age = readAt === null ? '' : `Read ${formatAgo(readAt, now)}`;
  return (
    <section className="status-page pane" aria-label="Status of Wise">
      <PlaceHead title="Status of Wise" note={reading ? 'Reading…' : age}>
        <IconButton
          icon={RefreshCw}
          name="Read the status page now"
          disabled={reading || address === null}
          onClick={() => void desk.support.readStatusNow().then((reply) => tellFailure(desk, reply))}
        />
      </PlaceHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <section className="place-scroll" tabIndex={0} aria-label="Status page">
        <Trouble report={report} />
        {document === null ? (
          report.idle !== null ? (
            <EmptyState
              icon={Activity}
              title="No status page is read"
              action={<Button onClick={() => runCommand(desk, 'settings')}>Settings</Button>}
            >
              <p>{IDLE_WORDS[report.idle]}</p>
            </EmptyState>
          ) : report.trouble === null ? (
            <div className="late" role="progressbar" aria-label="Reading the status page">
              <span className="bone status-bone" />
            </div>
          ) : null
        ) : (
          <div className="status-parts">
            <section className={`status-card status-verdict status-${toneOf(document.indicator)}`} aria-label="Verdict">
              <h3>{visibleText(document.description)}</h3>
              <p className="muted">
                Indicator: {visibleText(document.indicator)}
                {document.updatedAt === null ? '' : ` · changed ${formatShort(document.updatedAt, now)}`}
                {address === null ? '' : ` · ${new URL(address).host}`}
              </p>
              {document.indicator === 'none' && document.incidents.length > 0 ? (
                <p>The page tells of an incident all the same. Both stand here as Wise wrote them.</p>
              ) : null}
            </section>
            <div className="status-column">
              <section className="status-card" aria-label="Incidents">
                <h3>Incidents</h3>
                {document.incidents.length === 0 ? (
                  <p className="muted">None is open.</p>
                ) : (
                  document.incidents.map((incident) => <Incident key={incident.id} incident={incident} now={now} />)
                )}
              </section>
              <section className="status-card" aria-label="Planned maintenance">
                <h3>Planned maintenance</h3>
                {document.maintenances.length === 0 ? (
                  <p className="muted">None is announced.</p>
                ) : (
                  document.maintenances.map((incident) => <Incident key={incident.id} incident={incident} now={now} />)
                )}
              </section>
            </div>
            <section className="status-card" aria-label="Components">
              <h3>Components</h3>
              <ul className="status-components">
                {document.components.map((component) => (
                  <li key={component.id}>
                    <span>{visibleText(component.name)}</span>
                    <span className={`status-chip status-${toneOf(component.status)}`}>
                      {visibleText(label(component.status))}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
        <footer className="status-more">
          <Button icon={LifeBuoy} onClick={() => runCommand(desk, 'support')}>
            Technical support
          </Button>
          <Button icon={Siren} onClick={() => runCommand(desk, 'emergency')}>
            Emergency guide
          </Button>
          <p className="muted">Wise also tells by e-mail, Slack or webhook: subscribe at status.wise.com.</p>
        </footer>
      </section>
    </section>
  );
}

/** The last read failed: what is on screen is older, and says how old. */
function Trouble({ report }: { readonly report: StatusReport }) {
  const now = useNow();
  if (report.trouble === null) return null;
  const { title, advice } = describeError(report.trouble);
  const isForeign = report.trouble.kind === 'unreadable-answer';
  return (
    <p className="status-trouble" role="note">
      <strong>The status page could not be read.</strong>{' '}
      {isForeign ? 'What came back is no status page, or far too large for one.' : `${title}. ${advice}`}{' '}
      {report.readAt === null ? 'Nothing is known of it yet.' : `What stands here is of ${formatShort(report.readAt, now)}.`}
    </p>
  );
}

function Incident({ incident, now }: { readonly incident: StatusIncident; readonly now: number }) {
  const { name, status, impact, components, updates, planned, startedAt } = incident;
  return (
    <article className="incident" aria-label={visibleText(name)}>
      <header className="incident-head">
        <h4 dir="auto">{visibleText(name)}</h4>
        <span className={`status-chip status-${planned === null ? toneOf(impact) : toneOf(status)}`}>
          {visibleText(label(status))}
        </span>
      </header>
      <p className="muted">
        {planned === null ? `Impact: ${visibleText(impact === '' ? 'not told' : impact)}` : plannedTimes(planned, now)}
        {planned === null && startedAt !== null ? ` · since ${formatShort(startedAt, now)}` : ''}
        {components.length === 0 ? '' : ` · ${visibleText(components.join(', '))}`}
      </p>
      <ol className="incident-updates" aria-label={`Updates: ${visibleText(name)}`}>
        {updates.map((update, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: updates have no identity that the page promises, and are shown whole
          <li key={index}>
            <p className="incident-update-head">
              <strong>{visibleText(label(update.status))}</strong>
              {update.at === null ? null : (
                <span className="muted numbers">
                  <Time at={update.at}>{formatShort(update.at, now)}</Time>
                </span>
              )}
            </p>
            <p className="incident-body" dir="auto">
              {visibleText(update.body)}
            </p>
          </li>
        ))}
      </ol>
    </article>
  );
}
