import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../src-shared/ipc.ts';

/**
 * The whole of what the page gets. Names and requests are checked on the other side, which is the one that can not be
 * reached by the page; here is nothing that could be got around. Listeners never see Electron's event object.
 */
const bridge: Bridge = {
  call: (name, input) => ipcRenderer.invoke('caseport:call', name, input),
  on(name, listener) {
    const forward = (_event: unknown, told: unknown, payload: Parameters<typeof listener>[0]) => {
      if (told === name) listener(payload);
    };
    ipcRenderer.on('caseport:event', forward);
    return () => {
      ipcRenderer.removeListener('caseport:event', forward);
    };
  },
};

// Every subscription of the page is a listener of its own; how many there are is the page's affair and no leak.
ipcRenderer.setMaxListeners(0);

contextBridge.exposeInMainWorld('caseport', bridge);
