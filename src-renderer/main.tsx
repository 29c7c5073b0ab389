import './zod-setup.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { readBridge } from './bridge.ts';
import { createDesk } from './stores/desk.ts';
import { keepFocus } from './ui/keep-focus.ts';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has no #root');

const desk = createDesk(readBridge());
desk.start();
keepFocus(document);
createRoot(place).render(
  <StrictMode>
    <App desk={desk} />
  </StrictMode>,
);
