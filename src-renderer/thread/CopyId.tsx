import { Copy } from 'lucide-react';
import { useDesk } from '../stores/hooks.ts';
import { copyText } from '../ui/tell.ts';
import { visibleText } from '../ui/visible-text.ts';
import './ThreadHeader.css';

/** An id that a click copies; nothing where there is none. */
export function CopyId({ name, value }: { readonly name: string; readonly value: string | null }) {
  const desk = useDesk();
  if (value === null || value === '') return null;
  // What is copied is the id as it is; what is read can not pass for another.
  const shown = visibleText(value);
  return (
    <button
      type="button"
      className="copy-id"
      aria-label={`Copy ${name.toLowerCase()} id ${shown}`}
      title="Copy"
      onClick={() => void copyText(desk, value, `${name} ${shown} copied.`)}
    >
      <span className="copy-name">{name}</span>
      <bdi className="copy-value mono">{shown}</bdi>
      <Copy aria-hidden="true" />
    </button>
  );
}
