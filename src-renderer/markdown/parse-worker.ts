import { toHtml } from './to-html.ts';

/** The thread in which markdown is parsed. It answers each text with its HTML, or null for "show it as it is". */
self.addEventListener('message', (event: MessageEvent<{ job: number; text: string }>) => {
  const { job, text } = event.data;
  self.postMessage({ job, html: toHtml(text) });
});
