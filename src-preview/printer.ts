import type { Page } from 'playwright';
import type { Printer } from '../src-main/ports.ts';

/** The window as a PDF, by Chromium itself. A browser that prints without a window only says so by an error: then there is none. */
export function createPrinter(currentPage: () => Page | null): Printer {
  return {
    async pdf() {
      const page = currentPage();
      if (page === null) return null;
      return page.pdf({
        format: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
        outline: true,
        displayHeaderFooter: true,
        headerTemplate: '<span></span>',
        footerTemplate: FOOTER,
      });
    },
  };
}

const FOOTER =
  '<div style="width:100%;padding:0 16mm;font-size:8px;text-align:right"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
