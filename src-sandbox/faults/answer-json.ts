import { z } from 'zod';
import type { Answer } from '../http/answer.ts';
import { type Json, parseJson, stringifyJson } from '../json.ts';

const JsonValue: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.bigint(), z.string(), z.array(JsonValue), JsonRecord]),
);
const JsonRecord = z.record(z.string(), JsonValue);

/** Members of an object in an answer, in their order. */
export type Members = Record<string, Json | undefined>;

/** Changes the case object, or every comment of the list, in an answer; any other answer comes back as it is. */
export function changeObjects(answer: Answer, change: (members: Members, index: number) => Members): Answer {
  return changeBody(answer, (body) =>
    Array.isArray(body.comments)
      ? { ...body, comments: body.comments.map((comment, index) => (isMembers(comment) ? change(comment, index) : comment)) }
      : change(body, 0),
  );
}

/** Changes the list of comments in an answer; any other answer comes back as it is. */
export function changeComments(answer: Answer, change: (comments: readonly Members[]) => readonly Json[]): Answer {
  return changeBody(answer, (body) =>
    Array.isArray(body.comments) ? { ...body, comments: change(body.comments.filter(isMembers)) } : body,
  );
}

function changeBody(answer: Answer, change: (body: Members) => Members): Answer {
  if (answer.status !== 200 || answer.body.length === 0) return answer;
  const body = JsonRecord.parse(parseJson(answer.body.toString('utf8')));
  return { ...answer, body: Buffer.from(stringifyJson(change(body)), 'utf8') };
}

function isMembers(value: Json | undefined): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
