import { readTable } from './read-table.ts';

/** The thread in which a chosen file is read: however large it is, the window goes on. */
self.addEventListener('message', (event: MessageEvent<{ file: Blob; mostRows: number }>) => {
  const { file, mostRows } = event.data;
  void file.arrayBuffer().then(
    (buffer) => self.postMessage(readTable(new Uint8Array(buffer), mostRows)),
    () => self.postMessage(null),
  );
});
