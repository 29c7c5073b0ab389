import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import './Button.css';

type ButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'type'> & {
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  readonly icon?: LucideIcon;
  readonly type?: 'button' | 'submit';
  readonly children?: ReactNode;
};

export function Button({ look = 'plain', icon: Icon, type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button type={type} className={`button button-${look}`} {...rest}>
      {Icon === undefined ? null : <Icon aria-hidden="true" />}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'className' | 'type' | 'aria-label' | 'title'> & {
  readonly icon: LucideIcon;
  readonly name: string;
  /** Shown with the name on hover. */
  readonly keys?: string;
};

/** A button that is an icon: its name is told to everybody who can not see it, and to all on hover. */
export function IconButton({ icon: Icon, name, keys, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={keys === undefined ? name : `${name} (${keys})`}
      {...rest}
    >
      <Icon aria-hidden="true" />
    </button>
  );
}
