import type { Ports } from '../ports.ts';

/** Shows what a notification looks like, so that the person sees whether the system lets any through. */
export function showTestNotice({ notifier, shell }: Pick<Ports, 'notifier' | 'shell'>, sound: boolean) {
  return notifier.show({
    tag: 'test',
    title: 'Caseport can reach you',
    body: 'This is a test. A case that needs action is told of like this.',
    silent: !sound,
    actions: [],
    onClick: () => shell.raiseWindow(),
    onAction: () => undefined,
  });
}
