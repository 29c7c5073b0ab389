/** Builds what changed into out/: the renderer, the preload and the Electron main file. */
import { buildWhatChanged } from './lib/build.mjs';

buildWhatChanged();
