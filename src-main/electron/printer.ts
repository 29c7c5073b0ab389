import type { BrowserWindow } from 'electron';
import type { Printer } from '../ports.ts';

/** Chromium prints the window as its print style says; the margins are those of the page box. */
export function createPrinter(currentWindow: () => BrowserWindow | null): Printer {
  return {
    async pdf() {
      const window = currentWindow();
      if (window === null || window.isDestroyed()) return null;
      return window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
        generateDocumentOutline: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: FOOTER,
      });
    },
  };
}

const FOOTER =
  '<div style="width:100%;padding:0 16mm;font-size:8px;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
