import { ArrowLeft, Copy, Lock } from 'lucide-react';
import { Markdown } from '../markdown/Markdown.tsx';
import { useDesk } from '../stores/hooks.ts';
import type { OpenReply } from '../stores/replies-store.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, IconButton } from '../ui/Button.tsx';
import { directionOf } from '../ui/direction.ts';
import { visibleText } from '../ui/visible-text.ts';
import { duplicateReply } from './reply-actions.ts';

/** A saved reply of the organisation: read, inserted and duplicated, and changed by nobody here. */
export function SharedReply({ open }: { readonly open: OpenReply }) {
  const desk = useDesk();
  return (
    <div className="reply-editor">
      <div className="reply-editor-head">
        <span className="one-pane-only">
          <IconButton icon={ArrowLeft} name="Back to the list" onClick={() => void desk.replies.close()} />
        </span>
        <h3 className="shared-reply-name">{visibleText(open.name)}</h3>
        <span className="grow" />
        <Button look="quiet" icon={Copy} onClick={() => void duplicateReply(desk, open)}>
          Duplicate as my own
        </Button>
      </div>
      <Banner tone="idle" icon={Lock} role="note">
        Organisation: managed for everyone, and not to be changed here.
      </Banner>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must get there */}
      <section className="reply-preview" aria-label="Text" tabIndex={0} dir={directionOf(open.body)}>
        <Markdown id="shared-reply" text={open.body} />
      </section>
    </div>
  );
}
