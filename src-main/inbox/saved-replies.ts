import type { z } from 'zod';
import { AppFailure } from '../../src-shared/errors.ts';
import {
  type CaseTemplate,
  FolderName,
  firstLineOf,
  MOST_SAVED_REPLIES,
  MOST_TEMPLATES,
  type RepliesImported,
  ReplyBody,
  type ReplyFile,
  ReplyName,
  type SavedReply,
  type SavedReplySummary,
  type SaveReply,
  TemplateName,
} from '../../src-shared/replies.ts';
import { mergeReplies, readReplyFiles, writeReplyFile } from '../../src-shared/reply-files.ts';
import { organisationReplies } from '../policy/organisation-replies.ts';
import type { Session } from '../session.ts';
import { transact } from '../store/database.ts';
import {
  countReplies,
  deleteReply,
  deleteTemplate,
  findReply,
  findReplyByName,
  findTemplate,
  listReplies,
  listReplySummaries,
  listTemplates,
  writeReply,
  writeTemplate,
} from '../store/replies-table.ts';
import { policyOf } from '../store/settings-table.ts';

function refuse(field: string, message: string): never {
  throw new AppFailure({ kind: 'invalid-field', field, message });
}

function checked<S extends z.ZodType>(schema: S, field: string, value: unknown): z.output<S> {
  const read = schema.safeParse(value);
  return read.success ? read.data : refuse(field, read.error.issues[0]?.message ?? 'This can not be used.');
}

/** The person's own and those of the organisation, in one order. */
export function offeredReplies({ stores: { desk } }: Session): SavedReplySummary[] {
  const shared = organisationReplies(policyOf(desk)).replies.map(({ body, updatedAt: _when, ...reply }) => ({
    ...reply,
    firstLine: firstLineOf(body),
  }));
  const own = listReplySummaries(desk);
  return shared.length === 0 ? own : [...own, ...shared].sort(byFolderAndName);
}

function byFolderAndName(a: SavedReplySummary, b: SavedReplySummary): number {
  return compare(a.folder, b.folder) || compare(a.name, b.name) || compare(a.id, b.id);
}

/** As SQLite orders, so that own replies keep their order among each other. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @throws AppFailure `invalid-field` where it was removed meanwhile */
export function readReply(session: Session, id: string): SavedReply {
  const { desk } = session.stores;
  const shared = organisationReplies(policyOf(desk)).replies.find((one) => one.id === id);
  return shared ?? findReply(desk, id) ?? refuse('id', 'This saved reply is no longer here.');
}

/** Makes a saved reply or changes it; a name is taken once in a folder. */
export function saveReply(session: Session, given: SaveReply): SavedReplySummary {
  const { desk } = session.stores;
  refuseShared(session, given.id);
  const folder = checked(FolderName, 'folder', given.folder);
  const name = checked(ReplyName, 'name', given.name);
  const body = checked(ReplyBody, 'body', given.body);
  const namesake = findReplyByName(desk, folder, name);
  if (namesake !== null && namesake.id !== given.id) refuse('name', 'Another reply in this folder has this name.');
  if (findReply(desk, given.id) === null && countReplies(desk) >= MOST_SAVED_REPLIES) {
    refuse('name', `There are ${MOST_SAVED_REPLIES.toLocaleString('en')} saved replies, and no more can be kept.`);
  }
  writeReply(desk, { id: given.id, folder, name, body, updatedAt: session.ports.clock.now() });
  session.announcer.now('replies.changed', {});
  return { id: given.id, folder, name, firstLine: firstLineOf(body) };
}

/** Moves replies to another folder: all of them, or none where one is gone or its name is taken there. */
export function moveReplies(session: Session, ids: readonly string[], to: string): { folder: string } {
  const { desk } = session.stores;
  const folder = checked(FolderName, 'folder', to);
  const moved = ids.map((id) => {
    refuseShared(session, id);
    return findReply(desk, id) ?? refuse('folder', 'A saved reply of this folder is no longer here.');
  });
  for (const { name } of moved) {
    const namesake = findReplyByName(desk, folder, name);
    if (namesake !== null && !ids.includes(namesake.id))
      refuse('folder', `There is another reply called “${name}” in that folder.`);
  }
  const updatedAt = session.ports.clock.now();
  transact(desk, () => {
    for (const reply of moved) writeReply(desk, { ...reply, folder, updatedAt });
  });
  session.announcer.now('replies.changed', {});
  return { folder };
}

/** @throws AppFailure `managed` for a reply of the organisation */
function refuseShared({ stores: { desk } }: Session, id: string): void {
  const isShared = organisationReplies(policyOf(desk)).replies.some((one) => one.id === id);
  if (isShared) throw new AppFailure({ kind: 'managed', key: 'savedRepliesFile' });
}

/** @returns what was removed, for undo. */
export function removeReply(session: Session, id: string): { removed: SavedReply | null } {
  refuseShared(session, id);
  const removed = findReply(session.stores.desk, id);
  deleteReply(session.stores.desk, id);
  session.announcer.now('replies.changed', {});
  return { removed };
}

/** Adds what the files hold: all of it, or, where one can not be used or there is no room, nothing. */
export function importReplies(session: Session, files: readonly ReplyFile[]): RepliesImported {
  const { desk } = session.stores;
  const read = readReplyFiles(files);
  if (!read.ok) refuse('file', `${read.message} Nothing was added.`);
  const here = listReplies(desk);
  const { add, alreadyThere, renamed } = mergeReplies(here, read.replies);
  if (here.length + add.length > MOST_SAVED_REPLIES) {
    refuse('file', `With these there would be more than ${MOST_SAVED_REPLIES.toLocaleString('en')} replies. Nothing was added.`);
  }
  const updatedAt = session.ports.clock.now();
  transact(desk, () => {
    for (const reply of add) writeReply(desk, { ...reply, id: session.ports.random.uuid(), updatedAt });
  });
  session.announcer.now('replies.changed', {});
  return { added: add.length, alreadyThere, renamed };
}

/** Every saved reply in one file of the person's own. */
export async function exportReplies({ stores, ports }: Session): Promise<{ where: string | null }> {
  const day = new Date(ports.clock.now()).toISOString().slice(0, 10);
  const bytes = new TextEncoder().encode(writeReplyFile(listReplies(stores.desk)));
  return { where: await ports.files.save(`caseport-saved-replies-${day}.json`, bytes) };
}

/** Makes a template of a new case, or changes it. */
export function saveTemplate(session: Session, given: Omit<CaseTemplate, 'updatedAt'>): CaseTemplate {
  const { desk } = session.stores;
  const name = checked(TemplateName, 'name', given.name);
  const others = listTemplates(desk).filter((one) => one.id !== given.id);
  if (others.some((one) => one.name === name)) refuse('name', 'Another template has this name.');
  if (others.length >= MOST_TEMPLATES) refuse('name', `There are ${MOST_TEMPLATES} templates, and no more can be kept.`);
  const template = { id: given.id, name, fields: given.fields, updatedAt: session.ports.clock.now() };
  writeTemplate(desk, template);
  session.announcer.now('templates.changed', {});
  return template;
}

/** @returns what was removed, for undo. */
export function removeTemplate(session: Session, id: string): { removed: CaseTemplate | null } {
  const removed = findTemplate(session.stores.desk, id);
  deleteTemplate(session.stores.desk, id);
  session.announcer.now('templates.changed', {});
  return { removed };
}
