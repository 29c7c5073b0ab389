import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { V1_STATUSES } from '../../src-shared/cases.ts';
import { useApp } from '../stores/hooks.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { errorsOf, rulesOf, type TypedRule } from './due-form.ts';
import type { ChangeSettings } from './use-change-settings.ts';

const MOST_RULES = 20;

/** How long a case may stand in a status. Kept as soon as every row is right. */
export function DueRules({ change }: { readonly change: ChangeSettings }) {
  const kept = useApp((state) => state.settings.dueRules);
  const ids = useRef(kept.length);
  const [typed, setTyped] = useState<readonly TypedRule[]>(() =>
    kept.map((rule, id) => ({ id, status: rule.status, hours: String(rule.hours) })),
  );

  function take(next: readonly TypedRule[]): void {
    setTyped(next);
    const rules = rulesOf(next);
    if (rules !== null) void change({ dueRules: rules });
  }

  function add(): void {
    const status = V1_STATUSES.find((one) => one === 'PENDING' && typed.every((rule) => rule.status !== one)) ?? '';
    take([...typed, { id: ids.current++, status, hours: '24' }]);
  }

  return (
    <fieldset className="choice settings-group">
      <legend className="field-label">Due times of your team</legend>
      {typed.map((rule, index) => {
        const errors = errorsOf(rule, typed);
        const replace = (part: Partial<TypedRule>) =>
          take(typed.map((other) => (other.id === rule.id ? { ...other, ...part } : other)));
        return (
          <fieldset key={rule.id} className="choice due-rule" aria-label={`Due time ${index + 1}`}>
            <Field label="Status" mono value={rule.status} error={errors.status} onChange={(status) => replace({ status })} />
            <div className="settings-short">
              <Field
                label="Hours"
                inputMode="numeric"
                value={rule.hours}
                error={errors.hours}
                onChange={(hours) => replace({ hours })}
              />
            </div>
            <IconButton
              icon={Trash2}
              name={`Remove the due time of ${rule.status === '' ? 'this row' : rule.status}`}
              onClick={() => take(typed.filter((other) => other.id !== rule.id))}
            />
          </fieldset>
        );
      })}
      <div>
        <Button icon={Plus} disabled={typed.length >= MOST_RULES} onClick={add}>
          Add a due time
        </Button>
      </div>
    </fieldset>
  );
}
