import { type PolicyKey, type PolicyTier, policyKeys } from '../policy.ts';

/** A value of each key as an administrator would write it, and the tier in which it is usual. Examples, not advice. */
export const POLICY_EXAMPLES: Readonly<Record<PolicyKey, { readonly tier: PolicyTier; readonly value: unknown }>> = {
  environments: { tier: 'enforced', value: ['production'] },
  proxy: { tier: 'enforced', value: 'http://proxy.example:8080' },
  extraCaFile: { tier: 'enforced', value: '/etc/ssl/certs/example-inspection.pem' },
  clientCertificateFile: { tier: 'enforced', value: '/etc/caseport/client.pem' },
  clientKeyFile: { tier: 'enforced', value: '/etc/caseport/client.key' },
  notificationContent: { tier: 'enforced', value: 'id' },
  quietHoursFrom: { tier: 'default', value: '18:00' },
  quietHoursTo: { tier: 'default', value: '08:00' },
  quietDays: { tier: 'default', value: [0, 6] },
  cacheRetentionDays: { tier: 'enforced', value: 90 },
  exportAllowed: { tier: 'enforced', value: false },
  linksAllowed: { tier: 'enforced', value: true },
  launchAtLogin: { tier: 'default', value: true },
  updateMode: { tier: 'enforced', value: 'off' },
  updateUrl: { tier: 'default', value: 'https://updates.example/caseport.json' },
  savedRepliesFile: { tier: 'enforced', value: '/etc/caseport/saved-replies.json' },
  statusPageUrl: { tier: 'default', value: 'https://status.wise.com' },
  emergencyPhone: { tier: 'default', value: '+00 000 000000' },
};

/** The names of the table, typed. */
export const POLICY_NAMES = Object.keys(policyKeys) as readonly PolicyKey[]; // the keys of the table, and of nothing else

/** The keys of one tier with their examples. */
export function examplesOf(tier: PolicyTier): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    POLICY_NAMES.filter((key) => POLICY_EXAMPLES[key].tier === tier).map((key) => [key, POLICY_EXAMPLES[key].value]),
  );
}

/** What a choice can be; empty for keys of another form. */
export function choicesOf(key: PolicyKey): readonly string[] {
  const { schema } = policyKeys[key];
  return 'options' in schema ? schema.options : [];
}

/** Text inside of XML. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
