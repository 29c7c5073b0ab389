import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/** An authority of a test's own and what it signs: made for one run, in its folder, and gone with it. */
export type Authority = {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** Makes `<name>.key` and `<name>.pem`. @param extension a line of openssl's, such as `subjectAltName=DNS:wise.test` */
  issue(name: string, extension: string): { readonly certificateFile: string; readonly keyFile: string };
};

export function createAuthority(folder: string): Authority {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  const fresh = ['-newkey', 'rsa:2048', '-nodes'];
  openssl('req', '-x509', ...fresh, '-days', '2', '-keyout', 'ca.key', '-out', 'ca.pem', '-subj', '/CN=Office authority');
  return {
    certificateFile: path.join(folder, 'ca.pem'),
    keyFile: path.join(folder, 'ca.key'),
    issue(name, extension) {
      openssl('req', ...fresh, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${name}`);
      writeFileSync(path.join(folder, `${name}.ext`), `${extension}\n`);
      const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-extfile', `${name}.ext`];
      openssl('x509', '-req', '-in', `${name}.csr`, '-out', `${name}.pem`, '-days', '2', ...by);
      return { certificateFile: path.join(folder, `${name}.pem`), keyFile: path.join(folder, `${name}.key`) };
    },
  };
}
