// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepFocus } from '../../src-renderer/ui/keep-focus.ts';

let stop: () => void;

beforeEach(() => {
  stop = keepFocus(document);
});

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const settle = () => new Promise((done) => setTimeout(done, 80));

function page(html: string): HTMLElement {
  const box = document.createElement('div');
  // A fixed text of this test.
  box.append(document.createRange().createContextualFragment(html));
  document.body.append(box);
  return box;
}

test('what goes away with the focus hands it to the list', async () => {
  const box = page('<button id="gone">x</button><main><div data-focus="cases" tabindex="0">list</div></main>');
  box.querySelector<HTMLElement>('#gone')?.focus();
  box.querySelector('#gone')?.remove();
  await settle();
  expect(document.activeElement?.getAttribute('data-focus')).toBe('cases');
});

test('a button that is switched off in a dialog leaves the focus to the dialog, so that Escape still reaches it', async () => {
  const box = page('<div role="dialog" tabindex="-1"><button id="save">Save</button></div>');
  const save = box.querySelector<HTMLButtonElement>('#save');
  save?.focus();
  save?.setAttribute('disabled', '');
  await settle();
  expect(document.activeElement?.getAttribute('role')).toBe('dialog');
});

test('a button that is on again before anybody looked gets the focus back that the browser took', async () => {
  const box = page('<div role="alertdialog" tabindex="-1"><button id="save">Save</button></div>');
  const save = box.querySelector<HTMLButtonElement>('#save');
  save?.focus();
  save?.setAttribute('disabled', '');
  await Promise.resolve();
  // Chromium does so by itself when it draws.
  save?.blur();
  save?.removeAttribute('disabled');
  await settle();
  expect(document.activeElement?.id).toBe('save');
});

test('a focus that stands is left where it is', async () => {
  const box = page('<button id="kept">x</button><button id="other">y</button><div data-focus="cases" tabindex="0"></div>');
  box.querySelector<HTMLElement>('#kept')?.focus();
  box.querySelector('#other')?.remove();
  await settle();
  expect(document.activeElement?.id).toBe('kept');
});
