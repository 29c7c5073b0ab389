import { useEffect, useState } from 'react';
import type { AppError } from '../../src-shared/errors.ts';
import type { CallName, Output, Request } from '../../src-shared/ipc.ts';
import { useDesk } from '../stores/hooks.ts';

/** Asks once when the screen opens. */
export function useAnswer<N extends CallName>(
  name: N,
  input: Request<N>,
): { readonly value: Output<N> | null; readonly error: AppError | null } {
  const desk = useDesk();
  const [answer, setAnswer] = useState<{ value: Output<N> | null; error: AppError | null }>({ value: null, error: null });
  // What is asked is the same for as long as the screen is open, whatever object it is in.
  const asked = JSON.stringify(input);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` stands for the input
  useEffect(() => {
    let isHere = true;
    void desk.bridge.call(name, input).then((reply) => {
      if (isHere) setAnswer(reply.ok ? { value: reply.value, error: null } : { value: null, error: reply.error });
    });
    return () => {
      isHere = false;
    };
  }, [desk, name, asked]);
  return answer;
}
