import { useMemo, useState } from 'react';
import {
  findSettings,
  SECTION_TITLES,
  SECTIONS,
  type Section,
  type SettingPath,
  settingsCatalogue,
} from '../../src-shared/settings-catalogue.ts';
import { useDesk } from '../stores/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNote } from '../ui/ErrorNote.tsx';
import { SearchField } from '../ui/SearchField.tsx';
import { AboutSection } from './AboutSection.tsx';
import { ownControl } from './own-controls.tsx';
import { PolicyProblems } from './PolicyProblems.tsx';
import { SettingRow, type SettingsPage } from './SettingRow.tsx';
import { BESIDE, BesideSettings } from './sections.tsx';
import { useAnswer } from './use-answer.ts';
import { useChangeSettings } from './use-change-settings.ts';
import { usePolicy } from './use-policy.ts';
import './settings.css';

const ALL = findSettings('');

/** Every setting, by section or by what was typed. Each change is kept at once; there is nothing to save. */
export function SettingsDialog({ initial }: { readonly initial?: Section }) {
  const desk = useDesk();
  const policy = usePolicy();
  const { value: defaults } = useAnswer('settings.defaults', {});
  const { change, reset, error } = useChangeSettings();
  const [section, setSection] = useState<Section>(initial ?? 'general');
  const [typed, setTyped] = useState('');
  const page: SettingsPage = { policy, defaults, change, reset };
  const searching = typed.trim() !== '';

  function show(next: Section): void {
    setTyped('');
    setSection(next);
  }

  return (
    <Dialog title="Settings" size="page" onClose={() => desk.ui.closeDialog()}>
      <div className="settings-page">
        <SearchField label="Search settings" placeholder="Search settings" maxLength={100} value={typed} onChange={setTyped} />
        <nav className="settings-sections" aria-label="Sections of the settings">
          {SECTIONS.map((one) => (
            <button
              key={one}
              type="button"
              className="settings-section"
              aria-current={!searching && one === section ? 'true' : undefined}
              onClick={() => show(one)}
            >
              {SECTION_TITLES[one]}
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must get there */}
        <section className="settings-content" tabIndex={0} aria-label={searching ? 'Found settings' : SECTION_TITLES[section]}>
          {error === null ? null : <ErrorNote error={error} />}
          <PolicyProblems report={policy} />
          {searching ? (
            <Found typed={typed} page={page} onSection={show} />
          ) : (
            <>
              <h3 className="settings-title">{SECTION_TITLES[section]}</h3>
              {section === 'about' ? <AboutSection /> : null}
              <Rows paths={ALL.filter((path) => settingsCatalogue[path].section === section)} page={page} />
              <BesideSettings section={section} policy={policy} onSection={show} />
            </>
          )}
        </section>
      </div>
    </Dialog>
  );
}

function Rows({ paths, page }: { readonly paths: readonly SettingPath[]; readonly page: SettingsPage }) {
  return paths.map((path) => (
    <SettingRow key={path} path={path} page={page}>
      {ownControl(path, page.change)}
    </SettingRow>
  ));
}

type FoundProps = { readonly typed: string; readonly page: SettingsPage; readonly onSection: (section: Section) => void };

/** What fits, by section, and the sections that hold something else that fits. */
function Found({ typed, page, onSection }: FoundProps) {
  const found = useMemo(() => findSettings(typed), [typed]);
  const words = typed.trim().toLowerCase().split(/\s+/);
  const also = SECTIONS.filter((section) => {
    const text = `${SECTION_TITLES[section].toLowerCase()} ${BESIDE[section] ?? ''}`;
    return words.every((word) => text.includes(word));
  });
  const groups = SECTIONS.map((section) => ({
    section,
    paths: found.filter((path) => settingsCatalogue[path].section === section),
  })).filter(({ paths }) => paths.length > 0);
  return (
    <>
      <p className="muted" role="status">
        {found.length === 0 && also.length === 0
          ? 'No setting fits.'
          : `${found.length} ${found.length === 1 ? 'setting' : 'settings'}`}
      </p>
      {groups.map(({ section, paths }) => (
        <section key={section} className="settings-found" aria-label={SECTION_TITLES[section]}>
          <h3 className="settings-title">{SECTION_TITLES[section]}</h3>
          <Rows paths={paths} page={page} />
        </section>
      ))}
      {also.map((section) => (
        <p key={section}>
          More of this is in{' '}
          <button type="button" className="text-button" onClick={() => onSection(section)}>
            {SECTION_TITLES[section]}
          </button>
        </p>
      ))}
    </>
  );
}
