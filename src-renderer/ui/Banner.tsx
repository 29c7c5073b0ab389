import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './Banner.css';

type BannerProps = {
  readonly tone: 'ours' | 'theirs' | 'done' | 'idle' | 'bad';
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly action?: ReactNode;
  readonly role?: 'alert' | 'note';
};

/** One line that says how things stand. */
export function Banner({ tone, icon: Icon, children, action, role }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role={role}>
      <Icon aria-hidden="true" />
      <p className="banner-text">{children}</p>
      {action}
    </div>
  );
}
