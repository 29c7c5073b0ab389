import { examplesOf, xmlText } from './examples.ts';

/** A profile for macOS with every key, to be cut down to what is wanted. Its two dictionaries are the tiers of policy.json. */
export function mobileconfig(): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<!-- Made by npm run policy. An example: take out what you do not want to decide. -->
<plist version="1.0">
  <dict>
    <key>PayloadType</key>
    <string>Configuration</string>
    <key>PayloadVersion</key>
    <integer>1</integer>
    <key>PayloadIdentifier</key>
    <string>com.caseport.app.profile</string>
    <key>PayloadUUID</key>
    <string>6B0C2A52-9C55-4C1E-9A0B-5B1E7C0D4F11</string>
    <key>PayloadDisplayName</key>
    <string>Caseport</string>
    <key>PayloadScope</key>
    <string>System</string>
    <key>PayloadContent</key>
    <array>
      <dict>
        <key>PayloadType</key>
        <string>com.caseport.app</string>
        <key>PayloadVersion</key>
        <integer>1</integer>
        <key>PayloadIdentifier</key>
        <string>com.caseport.app.policy</string>
        <key>PayloadUUID</key>
        <string>0F6A9C1D-2D4B-4E5B-8C57-3C8F0E3A6A22</string>
        <key>enforced</key>
${dictionary(examplesOf('enforced'))}
        <key>default</key>
${dictionary(examplesOf('default'))}
      </dict>
    </array>
  </dict>
</plist>
`;
}

function dictionary(values: Readonly<Record<string, unknown>>): string {
  const rows = Object.entries(values).map(([key, value]) => `          <key>${key}</key>\n          ${plistValue(value)}`);
  return `        <dict>\n${rows.join('\n')}\n        </dict>`;
}

function plistValue(value: unknown): string {
  if (Array.isArray(value)) return `<array>${value.map(plistValue).join('')}</array>`;
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  if (typeof value === 'number') return `<integer>${value}</integer>`;
  return `<string>${xmlText(String(value))}</string>`;
}
