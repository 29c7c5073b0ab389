import { endpointOf } from './requests.ts';
import { findSecrets } from './secrets.ts';
import { type EvidenceCall, type Severity, SUPPORT_ADDRESS, type SupportDraft } from './support.ts';

/** What a request says, in each form that it can leave in. */
export type SupportMail = { readonly subject: string; readonly text: string; readonly markdown: string };

/** Windows hands a mail program 2,048 characters at most, and some programs take fewer. */
export const LONGEST_MAILTO = 1_900;

/** Words that page an engineer, around the clock. We do not know how their rule reads: what begins so is taken for one. */
const PAGES = /(?<![\p{L}\p{N}])(?:urgent|critical)/iu;

/** True for words that page, also in full-width or mathematical letters, and with invisible characters or accents in them. */
function pages(text: string): boolean {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '');
  // An invisible character may stand within a word, and between two of them.
  return ['', ' '].some((instead) => PAGES.test(letters.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, instead)));
}

/** What stands in the way of sending it; empty: nothing. */
export type MailProblem = 'impact' | 'summary' | 'paging-word' | 'confirm' | 'endpoints' | 'secret';

/** What is missing, in the order of the form. */
export function mailProblems(draft: SupportDraft): MailProblem[] {
  return [
    ...(draft.summary.trim() === '' ? (['summary'] as const) : []),
    ...(draft.severity !== 1 && pages(draft.summary) ? (['paging-word'] as const) : []),
    ...(draft.impact.trim() === '' ? (['impact'] as const) : []),
    ...(draft.endpoints.length === 0 ? (['endpoints'] as const) : []),
    ...(draft.severity === 1 && !draft.confirmed ? (['confirm'] as const) : []),
    ...(textsOf(draft).some((text) => findSecrets(text).length > 0) ? (['secret'] as const) : []),
  ];
}

/** Whatever in it a person or a log wrote. */
function textsOf({ summary, impact, endpoints, calls }: SupportDraft): string[] {
  const ofCalls = calls.flatMap(({ path, requestBody, responseBody }) => [path, requestBody ?? '', responseBody ?? '']);
  return [summary, impact, ...endpoints, ...ofCalls];
}

export function mailSubject(severity: Severity, summary: string): string {
  const line = summary.replace(/\s+/g, ' ').trim();
  return severity === 1 ? `URGENT: ${line}` : line;
}

type Item = { readonly title: string; readonly lines: readonly string[]; readonly code?: readonly Code[] };
type Code = { readonly title: string; readonly text: string };

const utc = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

const MINUTE = 60_000;

function duration(milliseconds: number): string {
  if (milliseconds < MINUTE) {
    const seconds = Math.round(milliseconds / 1_000);
    return seconds === 0 ? 'under a minute' : `under a minute (${Math.min(59, seconds)} s)`;
  }
  const minutes = Math.round(milliseconds / MINUTE);
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

function callLine(call: EvidenceCall): string {
  return `${utc(call.at)} · ${call.method} ${call.path} · ${call.status ?? 'no answer'} (${call.outcome})`;
}

const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  1: 'Severity 1: major functionality is disabled, or a full outage',
  2: 'Severity 2: some functionality is impacted, or a major function with a workaround',
  3: 'Severity 3: isolated or minor errors',
};

/** The items in the order in which technical support lists them. */
function itemsOf(draft: SupportDraft): Item[] {
  const traces = [
    ...draft.calls.flatMap((call) =>
      call.traceId === null ? [] : [`${call.traceId} (${utc(call.at)}, ${endpointOf(call.method, call.path)})`],
    ),
    ...draft.traceIds,
  ];
  const bodies = draft.calls.flatMap((call) => [
    ...(call.requestBody === null ? [] : [{ title: `Request of ${callLine(call)}`, text: call.requestBody }]),
    ...(call.responseBody === null ? [] : [{ title: `Response to ${callLine(call)}`, text: call.responseBody }]),
  ]);
  const { span } = draft;
  const times =
    span === null
      ? []
      : [
          `From ${utc(span.from)} until ${span.ongoing ? `now, still failing (last seen ${utc(span.until)})` : utc(span.until)}`,
          `Duration: ${duration(span.until - span.from)}${span.ongoing ? ' so far' : ''}`,
          `${span.failed} of ${span.calls} calls to these endpoints failed in that time`,
        ];
  const ids = [
    ...(draft.userIds.length > 0 ? [`User: ${draft.userIds.join(', ')}`] : []),
    ...(draft.profileIds.length > 0 ? [`Profile: ${draft.profileIds.join(', ')}`] : []),
    ...(draft.caseIds.length > 0 ? [`Case: ${draft.caseIds.join(', ')}`] : []),
  ];
  return [
    { title: 'Severity', lines: [SEVERITY_NAMES[draft.severity]] },
    { title: 'API endpoint(s) affected', lines: draft.endpoints },
    { title: 'Business impact', lines: draft.impact.trim().split(/\r?\n/) },
    { title: 'x-trace-id examples', lines: traces },
    { title: 'Environment', lines: [draft.environment ?? 'not known'] },
    {
      title: 'API request and response body',
      lines: draft.calls.length > 0 && bodies.length === 0 ? ['Left out.'] : [],
      code: bodies,
    },
    { title: 'Timestamps and duration', lines: [...times, ...draft.calls.map(callLine)] },
    { title: 'User or profile ids', lines: ids },
    ...(draft.statusPage === '' ? [] : [{ title: 'Status page', lines: [draft.statusPage] }]),
  ];
}

/** The mail in words. The one place that makes them: what is shown, copied, saved and opened is the same. */
export function supportMail(draft: SupportDraft): SupportMail {
  const items = itemsOf(draft);
  const none = 'None known.';
  const text = items
    .map(({ title, lines, code = [] }) => {
      const blocks = code.flatMap((one) => [`  ${one.title}:`, ...one.text.split('\n').map((line) => `    ${line}`)]);
      const shown = lines.length + blocks.length === 0 ? [none] : lines;
      return [`${title}:`, ...shown.map((line) => `  ${line}`), ...blocks].join('\n');
    })
    .join('\n\n');
  const markdown = items
    .map(({ title, lines, code = [] }) => {
      const isProse = title === 'Business impact';
      const shown = lines.length + code.length === 0 ? [none] : lines;
      const blocks = code.flatMap((one) => ['', `${one.title}:`, '', fence(one.text)]);
      return [`## ${title}`, '', ...shown.map((line) => (isProse ? line : `- ${line}`)), ...blocks].join('\n');
    })
    .join('\n\n');
  const subject = mailSubject(draft.severity, draft.summary);
  return { subject, text: `${text}\n`, markdown: `# ${subject}\n\n${markdown}\n` };
}

/** A block of code whose fence is longer than any within it. */
function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}json\n${text}\n${marks}`;
}

/** The address that opens a mail program. `short`: the text does not fit, so the mail has its subject alone. */
export function mailtoOf(mail: Pick<SupportMail, 'subject' | 'text'>): { readonly url: string; readonly short: boolean } {
  const subject = `mailto:${SUPPORT_ADDRESS}?subject=${encodeURIComponent(mail.subject)}`;
  const whole = `${subject}&body=${encodeURIComponent(mail.text.replaceAll('\n', '\r\n'))}`;
  return whole.length <= LONGEST_MAILTO ? { url: whole, short: false } : { url: subject, short: true };
}

/** True for a mail to technical support and to nobody else: no second address, no copy, no attachment. */
export function isSupportMail(url: string): boolean {
  const rest = new RegExp(`^mailto:${SUPPORT_ADDRESS.replaceAll('.', '\\.')}\\?([^#]*)$`).exec(url)?.[1];
  if (rest === undefined || url.length > LONGEST_MAILTO) return false;
  return rest.split('&').every((part) => /^(?:subject|body)=[\w.~!*'()%-]*$/.test(part));
}
