import { type PolicyKey, type PolicyTier, policyKeys } from '../policy.ts';
import { choicesOf, POLICY_NAMES, xmlText } from './examples.ts';

const NAMESPACES =
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';

/** Where each tier is written, and the folder of the editor in which it is found. */
const TIERS = [
  { tier: 'enforced', key: 'Software\\Policies\\Caseport', category: 'Enforced', ending: '' },
  { tier: 'default', key: 'Software\\Caseport', category: 'Defaults', ending: '_default' },
] as const satisfies readonly { tier: PolicyTier; key: string; category: string; ending: string }[];

/** Largest number that the editor takes; the schema of the key says what is allowed. */
const NUMBER_LIMITS: Readonly<Partial<Record<PolicyKey, number>>> = { cacheRetentionDays: 3_650 };

/** The template of Group Policy: each key once as enforced, once as a default. */
export function admx(): string {
  const policies = TIERS.flatMap((tier) => POLICY_NAMES.map((key) => policyOf(key, tier)));
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Made by npm run policy. -->
<policyDefinitions ${NAMESPACES} revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="caseport" namespace="Caseport.Policies" />
    <using prefix="windows" namespace="Microsoft.Policies.Windows" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_CASEPORT" displayName="$(string.SUPPORTED_CASEPORT)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Caseport" displayName="$(string.Caseport)" />
${TIERS.map(({ category }) => `    <category name="${category}" displayName="$(string.${category})">\n      <parentCategory ref="Caseport" />\n    </category>`).join('\n')}
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`;
}

function policyOf(key: PolicyKey, { key: registryKey, category, ending }: (typeof TIERS)[number]): string {
  const name = `${key}${ending}`;
  const isTruth = policyKeys[key].form === 'boolean';
  const inside = isTruth
    ? '      <enabledValue><decimal value="1" /></enabledValue>\n      <disabledValue><decimal value="0" /></disabledValue>'
    : `      <elements>\n${elementOf(key)}\n      </elements>`;
  const shown = isTruth ? ` valueName="${key}"` : ` presentation="$(presentation.${name})"`;
  return `    <policy name="${name}" class="Both" displayName="$(string.${key})" explainText="$(string.${key}_help)" key="${registryKey}"${shown}>
      <parentCategory ref="${category}" />
      <supportedOn ref="SUPPORTED_CASEPORT" />
${inside}
    </policy>`;
}

function elementOf(key: PolicyKey): string {
  switch (policyKeys[key].form) {
    case 'number':
      return `        <decimal id="${key}" valueName="${key}" required="true" minValue="0" maxValue="${NUMBER_LIMITS[key] ?? 65_535}" />`;
    case 'choice':
      return `        <enum id="${key}" valueName="${key}" required="true">\n${choicesOf(key)
        .map(
          (choice) => `          <item displayName="$(string.${key}_${choice})"><value><string>${choice}</string></value></item>`,
        )
        .join('\n')}\n        </enum>`;
    case 'list':
      return `        <multiText id="${key}" valueName="${key}" required="true" />`;
    default:
      return `        <text id="${key}" valueName="${key}" required="true" maxLength="1000" />`;
  }
}

/** Its words in English. */
export function adml(): string {
  const strings = [
    ['SUPPORTED_CASEPORT', 'Caseport 0.1 and later'],
    ['Caseport', 'Caseport'],
    ['Enforced', 'Enforced: the person can not change it'],
    ['Defaults', 'Defaults: they hold until the person chooses'],
    ...POLICY_NAMES.flatMap((key) => [
      [key, policyKeys[key].title],
      [`${key}_help`, policyKeys[key].help],
      ...choicesOf(key).map((choice) => [`${key}_${choice}`, choice]),
    ]),
  ];
  const presentations = TIERS.flatMap(({ ending }) =>
    POLICY_NAMES.filter((key) => policyKeys[key].form !== 'boolean').map(
      (key) => `      <presentation id="${key}${ending}">\n        ${fieldOf(key)}\n      </presentation>`,
    ),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Made by npm run policy. -->
<policyDefinitionResources ${NAMESPACES} revision="1.0" schemaVersion="1.0">
  <displayName>Caseport</displayName>
  <description>Policies of Caseport</description>
  <resources>
    <stringTable>
${strings.map(([id, text]) => `      <string id="${id}">${xmlText(text ?? '')}</string>`).join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function fieldOf(key: PolicyKey): string {
  const title = xmlText(policyKeys[key].title);
  switch (policyKeys[key].form) {
    case 'number':
      return `<decimalTextBox refId="${key}">${title}</decimalTextBox>`;
    case 'choice':
      return `<dropdownList refId="${key}">${title}</dropdownList>`;
    case 'list':
      return `<multiTextBox refId="${key}">${title}</multiTextBox>`;
    default:
      return `<textBox refId="${key}"><label>${title}</label></textBox>`;
  }
}
