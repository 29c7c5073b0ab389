import './Kbd.css';

/** Keys as printed on them: `g p`, `Ctrl+K`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <span className="kbds">
      {keys.split(' ').map((key) => (
        <kbd key={key} className="kbd">
          {key}
        </kbd>
      ))}
    </span>
  );
}
