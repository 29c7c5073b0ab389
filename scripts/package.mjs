/**
 * `npm run package`: an application that runs without this folder, and a Debian package of it, in dist/. With `--verify` that
 * package is installed, used as an ordinary user, and removed again.
 */
import { mkdirSync } from 'node:fs';
import { relative } from 'node:path';
import { buildWhatChanged } from './lib/build.mjs';
import { endChildren, endChildrenOnSignals } from './lib/children.mjs';
import { findOnPath } from './lib/find-browser.mjs';
import { inProject, projectFolder } from './lib/project.mjs';
import { say, stop } from './lib/say.mjs';
import { makeApplication } from './package/application.mjs';
import { debianArchitecture, makeDeb } from './package/deb.mjs';
import { electronToPackage } from './package/electron-dist.mjs';
import { manifest } from './package/stage.mjs';
import { verify } from './package/verify.mjs';

endChildrenOnSignals();
if (process.platform !== 'linux') stop('packages are made on Linux only so far; macOS and Windows are not done yet');
const electron = await electronToPackage();
buildWhatChanged();
mkdirSync(inProject('dist'), { recursive: true });
const { version } = manifest();
const mark = electron.test ? '-test-electron' : '';
const application = inProject('dist', `Caseport-${version}-${process.platform}-${process.arch}${mark}`);
await makeApplication(electron, application);
say(`unpacked application: ${relative(projectFolder, application)}`);
if (findOnPath('dpkg-deb') === null) {
  stop('no Debian package was made, because dpkg-deb is not here; the unpacked application is complete');
}
const deb = inProject('dist', `caseport_${version}_${debianArchitecture()}${mark}.deb`);
makeDeb(application, deb, { test: electron.test });
if (process.argv.includes('--verify')) await verify(deb, electron);
await endChildren();
