import { userInfo } from 'node:os';

/** The operating system's name of the person; a container may have none. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
