import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, extname, join } from 'node:path';
import type { Files } from '../src-main/ports.ts';
import { writeNewFile } from '../src-main/write-file-whole.ts';

function downloads(environment: NodeJS.ProcessEnv): string {
  const named = environment.XDG_DOWNLOAD_DIR;
  if (named !== undefined && named !== '') return named;
  const usual = join(homedir(), 'Downloads');
  return existsSync(usual) ? usual : homedir();
}

/** This host has no dialogue to ask with: it writes to the downloads folder, beside what is there, and says where. */
export function createFiles(environment: NodeJS.ProcessEnv): Files {
  return {
    async save(suggestedName, bytes) {
      const name = basename(suggestedName);
      const extension = extname(name);
      for (let attempt = 1; ; attempt += 1) {
        const numbered = attempt === 1 ? name : `${basename(name, extension)} (${attempt})${extension}`;
        const file = join(downloads(environment), numbered);
        if (await writeNewFile(file, bytes)) return file;
      }
    },
  };
}
