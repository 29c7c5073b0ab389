import { Save, Scissors, Send, SquareArrowRight } from 'lucide-react';
import type { DraftSave } from '../stores/drafts-store.ts';
import { Button } from '../ui/Button.tsx';
import { describeError } from '../ui/describe-error.ts';
import { Kbd } from '../ui/Kbd.tsx';

function saveWords(save: DraftSave): string {
  switch (save.kind) {
    case 'untouched':
      return '';
    case 'unsaved':
      return 'Saving…';
    case 'saved':
      return 'Draft saved';
    case 'failed':
      return `Draft not saved: ${describeError(save.error).title}`;
    case 'too-large':
      return 'Too long to be kept as a draft';
  }
}

type ComposerFootProps = {
  readonly countId: string;
  readonly save: DraftSave;
  readonly counted: number;
  readonly largest: number;
  readonly control: boolean;
  readonly blocked: boolean;
  readonly mod: string;
  /** How many replies it would be; null where it fits, or is too long even for that. */
  readonly parts: number | null;
  readonly onSplit: () => void;
  readonly onSend: (andNext: boolean) => void;
};

/** Whether it is kept, how long it is, and how it leaves. */
export function ComposerFoot(props: ComposerFootProps) {
  const { save, counted, largest, control, blocked, mod, parts, onSplit, onSend } = props;
  const over = counted > largest;
  const words = saveWords(save);
  return (
    <div className="composer-foot">
      <p className="composer-count numbers" id={props.countId}>
        {words === '' ? null : <Save aria-hidden="true" />}
        {words === '' ? null : (
          <span className={save.kind === 'failed' || save.kind === 'too-large' ? 'composer-saved over' : 'composer-saved'}>
            {words}
          </span>
        )}
        <span className={over ? 'over' : undefined}>
          {counted.toLocaleString('en')} / {largest.toLocaleString('en')}
          {over ? `: ${(counted - largest).toLocaleString('en')} too long; Wise would cut the rest` : ''}
          {control ? ': holds control characters' : ''}
        </span>
      </p>
      <span className="composer-keys">
        <Kbd keys={`${mod} ↵`} />
      </span>
      {parts === null ? (
        <>
          <Button icon={SquareArrowRight} disabled={blocked} onClick={() => onSend(true)}>
            Send &amp; next
          </Button>
          <Button look="primary" icon={Send} disabled={blocked} onClick={() => onSend(false)}>
            Send reply
          </Button>
        </>
      ) : (
        <>
          <Button look="primary" icon={Scissors} onClick={onSplit}>
            Split into {parts} replies…
          </Button>
          <Button icon={Send} disabled>
            Send reply
          </Button>
        </>
      )}
    </div>
  );
}
