import { Search } from 'lucide-react';
import './SearchField.css';

type SearchFieldProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly maxLength: number;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

/** Words that narrow what stands below the field. */
export function SearchField({ label, placeholder, maxLength, value, onChange }: SearchFieldProps) {
  return (
    <div className="search-field">
      <Search aria-hidden="true" />
      <input
        type="search"
        className="search-field-input"
        aria-label={label}
        placeholder={placeholder}
        maxLength={maxLength}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
