import { net, powerMonitor } from 'electron';
import type { Power } from '../ports.ts';

/** Electron has no event for it in the main process. */
const NETWORK_LOOK_MILLISECONDS = 5_000;

/** Sleep, wake, unlocking, and the network coming or going. */
export function createPower(): Power {
  return {
    on(listener) {
      const sleep = () => listener('sleep');
      const wake = () => listener('wake');
      const unlock = () => listener('unlock');
      powerMonitor.on('suspend', sleep);
      powerMonitor.on('resume', wake);
      powerMonitor.on('unlock-screen', unlock);
      let online = net.isOnline();
      const timer = setInterval(() => {
        if (net.isOnline() === online) return;
        online = !online;
        listener('network-change');
      }, NETWORK_LOOK_MILLISECONDS);
      return () => {
        powerMonitor.off('suspend', sleep);
        powerMonitor.off('resume', wake);
        powerMonitor.off('unlock-screen', unlock);
        clearInterval(timer);
      };
    },
  };
}
