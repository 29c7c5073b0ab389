import { homedir } from 'node:os';
import type { PolicyReport } from '../../src-shared/policy.ts';
import type { Settings } from '../../src-shared/settings.ts';

const said = (text: string) => (text === '' ? '(not set)' : '(set, left out)');

/** An address without a user name, a password, and what stands behind its path: each may be a secret. */
export function bareAddress(text: string): string {
  if (text === '' || text === 'system' || text === 'none') return text;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  const whole = hasScheme ? text : `http://${text}`;
  if (!URL.canParse(whole)) return '(unreadable, left out)';
  const { protocol, host, pathname } = new URL(whole);
  return `${hasScheme ? `${protocol}//` : ''}${host}${pathname === '/' ? '' : pathname}`;
}

/** Settings without what says who somebody is or how they are reached. */
export function settingsWithoutNames(settings: Settings): unknown {
  return {
    ...settings,
    agentName: said(settings.agentName),
    support: {
      statusPageUrl: bareAddress(settings.support.statusPageUrl),
      emergencyPhone: said(settings.support.emergencyPhone),
      callBack: said(settings.support.callBack),
    },
    updates: { ...settings.updates, url: bareAddress(settings.updates.url) },
  };
}

/** Policies with their values, but for a number to call and for what an address may carry. */
export function policyWithoutSecrets(report: PolicyReport): PolicyReport {
  return {
    problems: report.problems,
    entries: report.entries.map((entry) => {
      if (entry.key === 'emergencyPhone') return { ...entry, value: said(entry.value) };
      const isAddress = entry.key === 'proxy' || entry.key === 'updateUrl' || entry.key === 'statusPageUrl';
      return isAddress ? { ...entry, value: bareAddress(entry.value) } : entry;
    }),
  };
}

/** Takes folders out that say who somebody is: their home, and the profile, as they are and as JSON writes them. */
export function withoutFolders(text: string, profile: string, userName: string): string {
  const folders: readonly (readonly [string, string])[] = [
    [profile, '(profile)'],
    [homedir(), '~'],
  ];
  const plain = folders
    .filter(([folder]) => folder.length > 1)
    .reduce((sofar, [folder, word]) => sofar.replaceAll(folder, word).replaceAll(folder.replaceAll('\\', '\\\\'), word), text);
  if (userName.length < 2) return plain;
  const escaped = userName.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return plain.replace(new RegExp(`([\\\\/])${escaped}(?=[\\\\/\\s",]|$)`, 'g'), '$1(person)');
}
