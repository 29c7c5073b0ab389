import { z } from 'zod';
import { settingsCatalogue } from '../../src-shared/settings-catalogue.ts';
import { type Option, optionsWith, type SettingControlProps, WEEKDAYS } from './setting-controls.ts';

// What is locked is not `disabled`: then neither keys nor a screen reader would come to it.

/** On or off. */
export function Switch({ path, id, value, locked, describedBy, onChange }: SettingControlProps) {
  return (
    <label className="settings-check" htmlFor={id}>
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        aria-disabled={locked || undefined}
        aria-describedby={describedBy}
        onChange={(event) => {
          if (!locked) onChange(event.target.checked);
        }}
      />
      {settingsCatalogue[path].label}
    </label>
  );
}

type WithOptions = SettingControlProps & { readonly options: readonly Option[] };

/** One of a few, all visible. */
export function Choices({ path, id, value, locked, describedBy, options, onChange }: WithOptions) {
  return (
    <fieldset className="choice" aria-describedby={describedBy}>
      <legend className="field-label">{settingsCatalogue[path].label}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={String(option.value)} className="choice-option">
            <input
              type="radio"
              name={id}
              checked={option.value === value}
              aria-disabled={locked || undefined}
              onChange={() => {
                if (!locked) onChange(option.value);
              }}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many, folded. */
export function List({ path, id, value, locked, describedBy, options, onChange }: WithOptions) {
  const all = optionsWith(options, value);
  const at = all.findIndex((option) => option.value === value);
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {settingsCatalogue[path].label}
      </label>
      {locked ? (
        <input
          id={id}
          className="field-input setting-list"
          readOnly
          value={all[at]?.label ?? ''}
          aria-describedby={describedBy}
        />
      ) : (
        <select
          id={id}
          className="field-input setting-list"
          value={at}
          aria-describedby={describedBy}
          onChange={(event) => onChange(all[Number(event.target.value)]?.value)}
        >
          {all.map((option, index) => (
            <option key={option.label} value={index}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

const Numbers = z.array(z.number()).catch([]);

/** Days of the week. */
export function Days({ path, value, locked, describedBy, onChange }: SettingControlProps) {
  const days = Numbers.parse(value);
  return (
    <fieldset className="choice" aria-describedby={describedBy}>
      <legend className="field-label">{settingsCatalogue[path].label}</legend>
      <div className="setting-days">
        {WEEKDAYS.map(({ day, name }) => (
          <label key={day} className="settings-check">
            <input
              type="checkbox"
              checked={days.includes(day)}
              aria-disabled={locked || undefined}
              onChange={(event) => {
                if (!locked) onChange(event.target.checked ? [...days, day].sort() : days.filter((one) => one !== day));
              }}
            />
            {name}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
