import type { AccountContents } from '../../src-shared/accounts.ts';

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString('en')} ${many}`;
}

type WhatGoesProps = { readonly contents: AccountContents; readonly isDemo: boolean };

/** What is deleted with an account, what is not, and what stays. */
export function WhatGoes({ contents, isDemo }: WhatGoesProps) {
  const { cases, drafts, notes, supportRequests } = contents;
  const lines = [
    counted(cases, 'case off the list, with its thread', 'cases off the list, with their threads'),
    counted(drafts, 'draft', 'drafts'),
    counted(notes, 'note', 'notes'),
    ...(supportRequests > 0 ? [counted(supportRequests, 'request to technical support', 'requests to technical support')] : []),
    'tags, what is done or snoozed, the history of the outbox and of imports, the sign-in',
  ];
  return (
    <>
      <p>This is deleted on this computer:</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {isDemo ? (
        <p>
          <strong>Nothing of the demo is at Wise.</strong> You can try it again; it begins anew then.
        </p>
      ) : (
        <p>
          <strong>Nothing is deleted at Wise.</strong> To have the cases here again you need their ids, or a backup: Wise can not
          list them.
        </p>
      )}
      <p className="muted">Saved views, saved replies and the audit log stay. The log says that the account was removed.</p>
    </>
  );
}
