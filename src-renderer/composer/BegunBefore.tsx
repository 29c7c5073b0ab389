import type { NewCaseFields } from '../../src-shared/drafts.ts';
import { visibleText } from '../ui/visible-text.ts';

/** What of the other case is shown, so that one knows which it is. */
const SHOWN = 80;

type BegunBeforeProps = {
  readonly older: NewCaseFields;
  /** Something was written in the form meanwhile. */
  readonly begun: boolean;
  /** The agent wants to leave, and has to choose first. */
  readonly asked: boolean;
  readonly onChoose: (which: 'older' | 'this') => void;
};

/** Another case was begun before this one was prefilled. One draft is kept, and the agent says which. */
export function BegunBefore({ older, begun, asked, onChoose }: BegunBeforeProps) {
  const name = visibleText(older.subject.trim() || older.description.trim()).slice(0, SHOWN);
  return (
    <div
      className={asked ? 'found-data found-bad new-case-ask new-case-before' : 'new-case-restored new-case-before'}
      role={asked ? 'alert' : 'status'}
    >
      <p>
        You began another case before: “{name}”. {begun ? 'What you write now is kept only once you choose.' : 'It is kept.'}
      </p>
      <p className="new-case-choices">
        <button type="button" className="text-button" onClick={() => onChoose('older')}>
          {begun ? 'Go on with that one instead' : 'Go on with that one'}
        </button>
        <button type="button" className="text-button" onClick={() => onChoose('this')}>
          Keep this one, throw that one away
        </button>
      </p>
    </div>
  );
}
