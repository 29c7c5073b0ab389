import { Lock } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { PolicyEntry } from '../../src-shared/policy.ts';

/** Which key decided it, and where that stands. */
export function whereManaged({ key, scope, where }: PolicyEntry): string {
  return `Policy key ${key}, of the ${scope}: ${where}`;
}

/** The lock of what an organisation decided; hovered or focused, it says by which key and where. */
export function ManagedMark({ entry }: { readonly entry: PolicyEntry }) {
  return <ManagedBecause why={whereManaged(entry)} />;
}

/** The same lock for what is not decided by one key. */
export function ManagedBecause({ why }: { readonly why: string }) {
  return (
    <TooltipTrigger delay={200}>
      <Button className="managed-mark" aria-label={`Managed by your organisation. ${why}`}>
        <Lock aria-hidden="true" /> Managed by your organisation
      </Button>
      <Tooltip className="tooltip" placement="right" offset={6}>
        {why}
      </Tooltip>
    </TooltipTrigger>
  );
}
