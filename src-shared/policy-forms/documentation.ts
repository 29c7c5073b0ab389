import { type PolicyKey, policyKeys, SETTING_OF_POLICY } from '../policy.ts';
import { choicesOf, examplesOf, POLICY_EXAMPLES, POLICY_NAMES } from './examples.ts';

const FORM_NAMES = { text: 'text', boolean: 'true or false', number: 'number', choice: 'one of', list: 'list' } as const;

/** policy.json with every key, to be cut down. */
export function exampleJson(): string {
  return `${JSON.stringify({ enforced: examplesOf('enforced'), default: examplesOf('default') }, null, 2)}\n`;
}

/** The page about policies. */
export function documentation(): string {
  const rows = POLICY_NAMES.map((key) => {
    const { title, help } = policyKeys[key];
    const setting = SETTING_OF_POLICY[key];
    return `| \`${key}\` | ${title}. ${help} | ${formOf(key)} | \`${JSON.stringify(POLICY_EXAMPLES[key].value)}\` | ${setting === undefined ? '' : `\`${setting}\``} |`;
  });
  return `<!-- Made by npm run policy from src-shared/policy.ts: change it there. -->

# Policies

What an organisation can decide about Caseport. Two tiers: what is **enforced** can not be changed by the person, and is shown with a
lock; a **default** holds until the person chooses. Every key can stand in either. The machine beats the user, key by key and tier by
tier. A key that can not be used is left out and reported (Settings, the log, \`--print-policy\`); it never stops the others. Policies
are read when Caseport starts.

| system | where | how |
| --- | --- | --- |
| Linux | \`/etc/caseport/policy.json\` (machine), \`$XDG_CONFIG_HOME/caseport/policy.json\` (user) | \`{ "enforced": { … }, "default": { … } }\`, at most 1,000,000 bytes; see [policy.example.json](../resources/policy/policy.example.json) |
| Windows | \`Software\\Policies\\Caseport\` (enforced) and \`Software\\Caseport\` (default), under HKLM (machine) and HKCU (user) | [caseport.admx](../resources/policy/caseport.admx) with [en-US](../resources/policy/en-US/caseport.adml); truths are REG_DWORD 1 and 0, lists REG_MULTI_SZ |
| macOS | managed preferences of \`com.caseport.app\`, with the dictionaries \`enforced\` and \`default\` | [caseport.mobileconfig](../resources/policy/caseport.mobileconfig) |

Reading the registry and managed preferences was tested over texts written by hand in the form of \`reg query\` and \`plutil\`, and has not yet run on
Windows and macOS.

\`caseport --print-policy\` (from a clone: \`npm start -- --print-policy\`) prints what is in force, who decided it, and what could not be
used. It opens no window, and works while Caseport runs.

## Keys

| key | what it decides | form | example | setting |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

Where a proxy or a certificate is enforced it goes for every account but the demo, in place of what the account says.
`;
}

function formOf(key: PolicyKey): string {
  const { form } = policyKeys[key];
  return form === 'choice'
    ? `${FORM_NAMES.choice} ${choicesOf(key)
        .map((choice) => `\`${choice}\``)
        .join(', ')}`
    : FORM_NAMES[form];
}
