import { useDesk } from '../stores/hooks.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { StoredList } from './StoredList.tsx';

/** What is stored where, in a window of its own. */
export function StoredWhere() {
  const desk = useDesk();
  return (
    <Dialog title="What is stored where" onClose={() => desk.ui.closeDialog()}>
      <div className="dialog-body">
        <StoredList />
      </div>
    </Dialog>
  );
}
