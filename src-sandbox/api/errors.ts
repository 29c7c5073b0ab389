import { type Answer, type Header, jsonAnswer } from '../http/answer.ts';
import type { Json } from '../json.ts';
import type { ErrorShape } from '../world/settings.ts';
import { zonedTimestamp } from '../world/timestamps.ts';

export type FieldProblem = {
  readonly field: string;
  readonly message: string;
  readonly rejected: Json;
  readonly missing: boolean;
};

/** What went wrong, before it is known which of Wise's shapes it will wear. */
export type Problem = {
  readonly status: number;
  /** In the manner of shape C: `VALIDATION_ERROR`, `RESOURCE_NOT_FOUND`, ... */
  readonly code: string;
  /** In the manner of shape D: `resource_not_found`, ... */
  readonly reason: string;
  readonly message: string;
  readonly path: string;
  readonly fields?: readonly FieldProblem[];
  readonly headers?: readonly Header[];
};

/** Dresses a problem in one of the shapes A to D of wise-api.md section 4. */
export function problemAnswer(problem: Problem, shape: ErrorShape, now: number): Answer {
  return jsonAnswer(problem.status, body(problem, shape, now), problem.headers);
}

function body(problem: Problem, shape: ErrorShape, now: number): Json {
  const fields = problem.fields ?? [];
  switch (shape) {
    case 'A':
      return { error: problem.reason, error_description: problem.message };
    case 'B':
      return {
        timestamp: zonedTimestamp(now),
        errors:
          fields.length === 0
            ? [{ code: `error.${problem.reason}`, message: problem.message, path: null, arguments: [] }]
            : fields.map((entry) => ({
                code: entry.missing ? 'error.required' : 'error.invalid',
                message: entry.message,
                path: entry.field,
                arguments: [entry.field, entry.rejected],
              })),
      };
    case 'C':
      return {
        timestamp: zonedTimestamp(now),
        error: problem.code,
        message: problem.message,
        path: problem.path,
        ...(fields.length > 0 && {
          errors: fields.map((entry) => ({ field: entry.field, message: entry.message, rejectedValue: entry.rejected })),
        }),
      };
    case 'D':
      return {
        type: `/errors/types/${kindOf(problem.status)}`,
        title: titleOf(problem.status),
        status: problem.status,
        detail: problem.message,
        instance: problem.path,
        code: problem.reason,
        ...(fields.length > 0 && {
          errors: fields.map((entry) => ({
            code: entry.missing ? 'parameter_missing' : 'invalid_value',
            ref: entry.field,
            detail: entry.message,
          })),
        }),
      };
  }
}

function kindOf(status: number): string {
  if (status === 401 || status === 403) return 'access';
  return status === 400 || status === 422 ? 'validation' : 'domain';
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
};

function titleOf(status: number): string {
  return TITLES[status] ?? 'Error';
}

/** Shape A: OAuth and the gateway (wise-api.md section 4). */
export function gatewayError(status: number, error: string, description: string, headers: readonly Header[] = []): Answer {
  return jsonAnswer(status, { error, error_description: description }, headers);
}
