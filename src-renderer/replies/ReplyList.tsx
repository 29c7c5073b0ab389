import { useMemo, useState } from 'react';
import type { SavedReplySummary } from '../../src-shared/replies.ts';
import { useDesk } from '../stores/hooks.ts';
import { SearchField } from '../ui/SearchField.tsx';
import { visibleText } from '../ui/visible-text.ts';
import './organisation-mark.css';
import { FolderHead } from './FolderHead.tsx';
import { byFolder, findReplies } from './find-replies.ts';

type ReplyListProps = { readonly replies: readonly SavedReplySummary[]; readonly openId: string | null };

/** All saved replies by folder; what is typed finds in names, folders and first lines. */
export function ReplyList({ replies, openId }: ReplyListProps) {
  const desk = useDesk();
  const [query, setQuery] = useState('');
  const found = useMemo(() => findReplies(replies, query), [replies, query]);
  // Found ones come by how well they fit, so folders would tear them apart.
  const groups = query.trim() === '' ? byFolder(found) : [{ folder: '', replies: found }];
  const flat = query.trim() !== '';
  return (
    <div className="reply-list">
      <SearchField label="Find a saved reply" placeholder="Find" maxLength={200} value={query} onChange={setQuery} />
      <nav className="reply-groups" aria-label="Saved replies by folder">
        {groups.map((group) => (
          <section
            key={group.folder}
            aria-label={flat ? 'Found' : group.folder === '' ? 'In no folder' : visibleText(group.folder)}
          >
            {group.folder === '' ? null : <FolderHead folder={group.folder} replies={group.replies} />}
            <ul className="reply-rows">
              {group.replies.map((reply) => (
                <li key={reply.id}>
                  <button
                    type="button"
                    className="reply-row"
                    aria-current={reply.id === openId ? 'true' : undefined}
                    onClick={() => void desk.replies.open(reply.id)}
                  >
                    <span className="reply-name">
                      {visibleText(reply.name)}
                      {reply.organisation === true ? <span className="organisation-mark">Organisation</span> : null}
                    </span>
                    <span className="reply-first">
                      {flat && reply.folder !== '' ? `${visibleText(reply.folder)} · ` : ''}
                      {visibleText(reply.firstLine)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {found.length === 0 && flat ? <p className="reply-none muted">Nothing fits.</p> : null}
      </nav>
    </div>
  );
}
