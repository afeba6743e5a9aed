import { setTimeout as wait } from 'node:timers/promises';

/** How long a reader waits for something to happen before it counts as broken, in milliseconds. */
const patience = 15_000;

/**
 * Waits until an expression is true of the page.
 * @param expression in JavaScript, evaluated in the page; a page that is just being left counts as “not yet”
 * @throws Error that names the expression and where the reader is
 */
export async function until(window: Window, expression: string): Promise<void> {
  const end = Date.now() + patience;
  let failure = '';
  while (Date.now() < end) {
    try {
      if (await window.ask<boolean>(`Boolean(${expression})`)) return;
      failure = '';
    } catch (error) {
      failure = ` (${(error as Error).message.split('\n')[0]})`;
    }
    await wait(40);
  }
  const place = await window.ask<string>('location.href').catch(() => 'nowhere');
  throw new Error(`at ${place} this never came: ${expression}${failure}`);
}

/** Clicks the middle of what stands at a place, after it has been brought into view and nothing lies on it. */
export async function click(window: Window, selector: string): Promise<void> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  const middle =
    '(r => r ? [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)] : [-1, -1])';
  await until(window, element);
  await window.ask(`void ${element}.scrollIntoView({ block: 'center' })`);
  // While one page fades into the next, its picture takes the pointer.
  await until(
    window,
    `${element}.contains(document.elementFromPoint(...${middle}(${element}.getClientRects()[0])))`,
  );
  const [x = 0, y = 0] = await window.ask<number[]>(`${middle}(${element}.getClientRects()[0])`);
  await window.clickAt(x, y);
}

/** Chooses a value in a list, as the reader's system would tell the page. */
export function choose(window: Window, selector: string, value: string): Promise<void> {
  const list = `document.querySelector(${JSON.stringify(selector)})`;
  return window.ask(
    `void (e => { e.focus(); e.value = ${JSON.stringify(value)}; for (const kind of ['input', 'change']) e.dispatchEvent(new Event(kind, { bubbles: true })) })(${list})`,
  );
}

/** What a reader can do to a browser, and what is noticed meanwhile. */
export type Window = {
  open: (address: string) => Promise<void>;
  /** @param x, y in CSS pixels from the window's upper left corner */
  clickAt: (x: number, y: number) => Promise<void>;
  type: (text: string) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** @returns the value of a JavaScript expression in the page */
  ask: <Value>(expression: string) => Promise<Value>;
  /** @returns a PDF */
  print: () => Promise<Uint8Array>;
  /** Requests so far to any origin but the site's. */
  foreign: () => string[];
  /** Errors that the console was told so far. */
  errors: () => string[];
  close: () => Promise<void>;
};

/** Keys by their names in the UI Events specification. */
export type Key = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Escape' | '/';
