import { CircleAlert } from 'lucide-react';
import { type ClipboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './Field.css';

/** More than this is never typed into a single line: it is refused before it can slow the window down. */
const LARGEST_PASTE = 20_000;
const LARGEST_PASTE_LINES = 200_000;

type FieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | null | undefined;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly type?: 'text' | 'password';
  readonly mono?: boolean;
  readonly rows?: number;
  readonly autoFocus?: boolean;
  readonly onBlur?: () => void;
  readonly placeholder?: string;
  readonly inputMode?: 'numeric';
  /** Asked before a paste is taken in, which in a single line loses its line ends. True: it was taken elsewhere. */
  readonly onPasted?: (text: string) => boolean;
  /** More characters than this are not pasted; left out: what a window can bear. */
  readonly largestPaste?: number;
};

/** A labelled field with its message beside it. With `rows` it takes several lines. */
export function Field(props: FieldProps) {
  const { label, value, onChange, error, hint, optional, type = 'text', mono, rows, onBlur } = props;
  const id = useId();
  const [refused, setRefused] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  const message = refused ?? error ?? null;
  const largest = props.largestPaste ?? (rows === undefined ? LARGEST_PASTE : LARGEST_PASTE_LINES);

  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData.getData('text/plain');
    if (props.onPasted?.(text) === true) {
      event.preventDefault();
      return;
    }
    const { length } = text;
    if (length <= largest) return;
    event.preventDefault();
    setRefused(
      `The pasted text has ${length.toLocaleString('en')} characters, which is more than fits here. Nothing was pasted.`,
    );
  }

  const common = {
    id,
    value,
    onPaste,
    onBlur,
    className: mono ? 'field-input mono' : 'field-input',
    placeholder: props.placeholder,
    inputMode: props.inputMode,
    autoComplete: 'off',
    spellCheck: rows !== undefined,
    'aria-invalid': message !== null,
    'aria-required': !optional,
    'aria-describedby': [message === null ? '' : `${id}-error`, hint == null ? '' : `${id}-hint`].join(' ').trim() || undefined,
  };

  function take(next: string): void {
    setRefused(null);
    onChange(next);
  }

  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional ? <span className="field-optional"> optional</span> : null}
      </label>
      {rows === undefined ? (
        <input ref={field} type={type} {...common} onChange={(event) => take(event.target.value)} />
      ) : (
        <textarea rows={rows} {...common} onChange={(event) => take(event.target.value)} />
      )}
      {message === null ? null : (
        <p className="field-error" id={`${id}-error`} role="alert">
          <CircleAlert aria-hidden="true" />
          <span>{message}</span>
        </p>
      )}
      {hint == null ? null : (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

type ChoiceProps<T extends string> = {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[];
  readonly onChange: (value: T) => void;
};

/** One of a few, all visible. */
export function Choice<T extends string>({ label, value, options, onChange }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend className="field-label">{label}</legend>
      <div className="choice-options">
        {options.map((option) => (
          <label key={option.value} className="choice-option">
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>
              {option.label}
              {option.hint === undefined ? null : <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
