import { useState } from 'react';
import { useApp } from '../stores/hooks.ts';
import { Field } from '../ui/Field.tsx';
import { DueRules } from './DueRules.tsx';
import type { ChangeSettings } from './use-change-settings.ts';

const LONGEST_NAME = 200;

/** Who works here, and by which rules of the team. */
export function TeamSection({ change }: { readonly change: ChangeSettings }) {
  const kept = useApp((state) => state.settings.agentName);
  const [name, setName] = useState(kept);
  return (
    <>
      <Field
        label="Your name"
        optional
        value={name}
        error={name.length > LONGEST_NAME ? `At most ${LONGEST_NAME} characters.` : null}
        hint="Stands for {{agent.name}} in saved replies, and in the audit log of this computer."
        onChange={(text) => {
          setName(text);
          if (text.length <= LONGEST_NAME) void change({ agentName: text });
        }}
      />
      <DueRules change={change} />
    </>
  );
}
