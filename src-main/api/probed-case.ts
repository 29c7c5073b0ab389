import type { AppError } from '../../src-shared/errors.ts';

/** Read to learn whether Wise can be reached and recognises who asks: whether it exists does not matter. */
export const PROBED_CASE = '1';

/** A case that is not there, or is another client's, proves as much as one that is: Wise knew who asked. */
export function provesRecognition(error: AppError): boolean {
  return error.kind === 'not-found' || error.kind === 'forbidden';
}
