import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './Button.tsx';
import './Dialog.css';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `page`: with places of its own, like the settings. */
  readonly size?: 'small' | 'medium' | 'large' | 'page';
  /** Says something at once, like "Delete?": told as an alert. */
  readonly role?: 'dialog' | 'alertdialog';
  /** False where a click beside it must not lose what was typed. */
  readonly dismissable?: boolean;
};

export function Dialog({ title, onClose, children, size = 'medium', role = 'dialog', dismissable = true }: DialogProps) {
  return (
    <ModalOverlay className="scrim" isOpen isDismissable={dismissable} onOpenChange={(open) => !open && onClose()}>
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            <IconButton icon={X} name="Close" onClick={onClose} />
          </header>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The row of buttons at the bottom of a dialog. */
export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <footer className="dialog-actions">{children}</footer>;
}
