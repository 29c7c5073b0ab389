import { useState } from 'react';
import { z } from 'zod';
import { canStandAt, settingsCatalogue } from '../../src-shared/settings-catalogue.ts';
import { Choices, Days, List, Switch } from './choosing-controls.tsx';
import { controls, type SettingControlProps } from './setting-controls.ts';

/** The control of a setting that needs none of its own. */
export function SettingControl(props: SettingControlProps) {
  const control = controls[props.path];
  switch (control.kind) {
    case 'switch':
      return <Switch {...props} />;
    case 'choice':
      return <Choices {...props} options={control.options} />;
    case 'list':
      return <List {...props} options={control.options} />;
    case 'days':
      return <Days {...props} />;
    case 'number': {
      const { least, most } = control;
      return (
        <Typed
          {...props}
          short
          numeric
          read={(text) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : null)}
          wrong={`A whole number from ${least} to ${most}.`}
        />
      );
    }
    case 'time':
      return <Typed {...props} short type="time" read={(text) => text} wrong="A time like 18:00." />;
    case 'text':
      return (
        <Typed
          {...props}
          placeholder={control.placeholder}
          read={(text) => text}
          wrong={`At most ${control.longest} characters.`}
        />
      );
    case 'own':
      return null;
  }
}

type TypedProps = SettingControlProps & {
  readonly type?: 'time';
  readonly short?: boolean;
  readonly numeric?: boolean;
  readonly placeholder?: string | undefined;
  readonly wrong: string;
  readonly read: (text: string) => unknown;
};

/** Kept as soon as what is typed can be used; until then the field says what is wrong. */
function Typed(props: TypedProps) {
  const { path, id, value, locked, describedBy, onChange, type, wrong, read } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const kept = z.coerce.string().catch('').parse(value);
  const text = locked ? kept : (typed ?? kept);
  const isRight = canStandAt(path, read(text));
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {settingsCatalogue[path].label}
      </label>
      <input
        id={id}
        type={type ?? 'text'}
        className={props.short ? 'field-input setting-short' : 'field-input'}
        value={text}
        readOnly={locked}
        placeholder={props.placeholder}
        inputMode={props.numeric ? 'numeric' : undefined}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={!isRight}
        aria-describedby={isRight ? describedBy : `${id}-wrong ${describedBy}`}
        onChange={(event) => {
          const next = event.target.value;
          setTyped(next);
          if (canStandAt(path, read(next))) onChange(read(next));
        }}
        onBlur={() => isRight && setTyped(null)}
      />
      {isRight ? null : (
        <p className="field-error" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}
