import { setTimeout as wait } from 'node:timers/promises';

/** How long `until` waits, in milliseconds. */
const limit = 15_000;

/**
 * Waits until an expression is true in the page.
 * @param expression in JavaScript; an error in it, as while a page is being left, counts as not true
 * @throws Error with the expression and the URL of the page
 */
export async function until(window: Window, expression: string): Promise<void> {
  const end = Date.now() + limit;
  let failure = '';
  while (Date.now() < end) {
    try {
      if (await window.evaluate<boolean>(`Boolean(${expression})`)) return;
      failure = '';
    } catch (error) {
      failure = ` (${(error as Error).message.split('\n')[0]})`;
    }
    await wait(40);
  }
  const url = await window.evaluate<string>('location.href').catch(() => 'no page');
  throw new Error(`at ${url} this did not become true: ${expression}${failure}`);
}

/** Clicks the middle of an element once it is in view and nothing covers it. */
export async function click(window: Window, selector: string): Promise<void> {
  const element = `document.querySelector(${JSON.stringify(selector)})`;
  const middle =
    '(r => r ? [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)] : [-1, -1])';
  await until(window, element);
  await window.evaluate(`void ${element}.scrollIntoView({ block: 'center' })`);
  // During a view transition its picture covers the page.
  await until(
    window,
    `${element}.contains(document.elementFromPoint(...${middle}(${element}.getClientRects()[0])))`,
  );
  const [x = 0, y = 0] = await window.evaluate<number[]>(
    `${middle}(${element}.getClientRects()[0])`,
  );
  await window.clickAt(x, y);
}

/** Chooses a value of a `<select>`, with the events a browser sends. */
export function choose(window: Window, selector: string, value: string): Promise<void> {
  const list = `document.querySelector(${JSON.stringify(selector)})`;
  return window.evaluate(
    `void (e => { e.focus(); e.value = ${JSON.stringify(value)}; for (const kind of ['input', 'change']) e.dispatchEvent(new Event(kind, { bubbles: true })) })(${list})`,
  );
}

/** A browser window: what a reader does in it, and what it requested and reported. */
export type Window = {
  open: (url: string) => Promise<void>;
  /** @param x, y in CSS pixels from the window's upper left corner */
  clickAt: (x: number, y: number) => Promise<void>;
  type: (text: string) => Promise<void>;
  press: (key: Key) => Promise<void>;
  /** @returns the value of a JavaScript expression in the page */
  evaluate: <Value>(expression: string) => Promise<Value>;
  /** @returns a PDF */
  print: () => Promise<Uint8Array>;
  /** The URLs requested so far from other origins. */
  foreign: () => string[];
  /** The errors on the console so far. */
  errors: () => string[];
  close: () => Promise<void>;
};

/** Keys by their names in the UI Events specification. */
export type Key = 'ArrowDown' | 'ArrowUp' | 'Enter' | 'Escape' | '/';
