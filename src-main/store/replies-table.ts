import { z } from 'zod';
import { NewCaseFields } from '../../src-shared/drafts.ts';
import { type CaseTemplate, firstLineOf, type SavedReply, type SavedReplySummary } from '../../src-shared/replies.ts';
import { all, type Db, first, jsonColumn, run } from './database.ts';

/** As it is stored: a reply of an older version is shown, whatever its limits were. */
const Row = z.object({ id: z.string(), folder: z.string(), name: z.string(), body: z.string(), updatedAt: z.number() });

const TemplateRow = z.object({
  id: z.string(),
  name: z.string(),
  fields: jsonColumn(NewCaseFields),
  updatedAt: z.number(),
});

export function listReplies(desk: Db): SavedReply[] {
  return all(desk, Row, 'SELECT * FROM saved_replies ORDER BY folder, name, id');
}

/** What lists show. Only the beginning of each text is read. */
export function listReplySummaries(desk: Db): SavedReplySummary[] {
  const beginning = Row.pick({ id: true, folder: true, name: true }).extend({ beginning: z.string() });
  return all(
    desk,
    beginning,
    'SELECT id, folder, name, substr(ltrim(body, char(32, 9, 10, 13)), 1, 600) AS beginning FROM saved_replies ORDER BY folder, name, id',
  ).map(({ beginning, ...rest }) => ({ ...rest, firstLine: firstLineOf(beginning) }));
}

export function findReply(desk: Db, id: string): SavedReply | null {
  return first(desk, Row, 'SELECT * FROM saved_replies WHERE id = ?', id);
}

/** The reply that has this name in this folder, if any. */
export function findReplyByName(desk: Db, folder: string, name: string): SavedReply | null {
  return first(desk, Row, 'SELECT * FROM saved_replies WHERE folder = ? AND name = ?', folder, name);
}

export function countReplies(desk: Db): number {
  return first(desk, z.object({ n: z.number() }), 'SELECT count(*) AS n FROM saved_replies')?.n ?? 0;
}

export function writeReply(desk: Db, reply: SavedReply): void {
  run(
    desk,
    `INSERT INTO saved_replies (id, folder, name, body, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, name = excluded.name, body = excluded.body,
       updated_at = excluded.updated_at`,
    reply.id,
    reply.folder,
    reply.name,
    reply.body,
    reply.updatedAt,
  );
}

export function deleteReply(desk: Db, id: string): void {
  run(desk, 'DELETE FROM saved_replies WHERE id = ?', id);
}

export function listTemplates(desk: Db): CaseTemplate[] {
  return all(desk, TemplateRow, 'SELECT * FROM case_templates ORDER BY name, id');
}

export function findTemplate(desk: Db, id: string): CaseTemplate | null {
  return first(desk, TemplateRow, 'SELECT * FROM case_templates WHERE id = ?', id);
}

export function writeTemplate(desk: Db, template: CaseTemplate): void {
  run(
    desk,
    `INSERT INTO case_templates (id, name, fields, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, fields = excluded.fields, updated_at = excluded.updated_at`,
    template.id,
    template.name,
    JSON.stringify(template.fields),
    template.updatedAt,
  );
}

export function deleteTemplate(desk: Db, id: string): void {
  run(desk, 'DELETE FROM case_templates WHERE id = ?', id);
}
