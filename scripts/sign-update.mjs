/**
 * Signs the description of the newest version, for whoever publishes it: `node scripts/sign-update.mjs private.pem caseport.json`
 * writes caseport.json.sig beside it. `--new-key private.pem` makes a key first and puts its public half into resources/.
 */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from './lib/project.mjs';
import { say, stop } from './lib/say.mjs';

const [first, second] = process.argv.slice(2);
if (first === undefined || second === undefined) stop('give a private key and a description, or --new-key and where it goes');
else if (first === '--new-key') {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(second, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  writeFileSync(inProject('resources', 'update-key.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  say(`the private half is ${second}; keep it off every computer that is on a network`);
} else {
  const signature = sign(null, readFileSync(second), createPrivateKey(readFileSync(first)));
  writeFileSync(`${second}.sig`, `${signature.toString('base64')}\n`);
  say(`signed: ${second}.sig`);
}
