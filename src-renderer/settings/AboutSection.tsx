import { ExternalLink, Stethoscope } from 'lucide-react';
import { useApp, useDesk } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { runCommand } from '../ui/commands.ts';
import { LIBRARIES } from './libraries.ts';

const HOSTS = { electron: 'desktop application', preview: 'preview in a Chromium window', test: 'test' } as const;

const LINKS = [
  { name: 'Partner Cases in the documentation of Wise', url: 'https://docs.wise.com/' },
  { name: 'Status of Wise', url: 'https://status.wise.com/' },
] as const;

/** What this program is, whose it is, and what IT asks for when it does not work. */
export function AboutSection() {
  const desk = useDesk();
  const info = useApp((state) => state.info);
  if (info === null) return null;
  return (
    <>
      <p>
        <strong>
          {info.name} {info.version}
        </strong>
        <span className="muted">
          {' '}
          · {HOSTS[info.host]} · {info.platform}
        </span>
      </p>
      {info.update === null ? null : (
        <p>
          Version {info.update.version} is out, since {info.update.released}.
        </p>
      )}
      <div>
        <Button icon={Stethoscope} onClick={() => runCommand(desk, 'diagnostics')}>
          Diagnostics…
        </Button>
      </div>
      <section aria-label="Links" className="settings-group">
        {LINKS.map(({ name, url }) => (
          <div key={url}>
            <Button look="quiet" icon={ExternalLink} onClick={() => desk.ui.openDialog({ kind: 'link', url, text: name })}>
              {name}
            </Button>
          </div>
        ))}
      </section>
      <details className="libraries">
        <summary>Licences: Caseport is under the MIT licence, and made with {LIBRARIES.length} libraries</summary>
        <ul>
          {LIBRARIES.map(({ name, licence }) => (
            <li key={name}>
              {name} <span className="muted">{licence}</span>
            </li>
          ))}
        </ul>
      </details>
      <p className="field-hint">Not affiliated with Wise.</p>
    </>
  );
}
