import type { Key, Window } from './window.ts';

/** A page of Playwright or Puppeteer, which agree in what is needed here. */
export type SteeredPage = {
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own shape in each library
  on: (event: any, listener: (event: any) => void) => unknown;
  goto: (url: string) => Promise<unknown>;
  mouse: { click: (x: number, y: number) => Promise<void> };
  keyboard: { type: (text: string) => Promise<void>; press: (key: Key) => Promise<void> };
  evaluate: (expression: string) => Promise<unknown>;
  pdf: () => Promise<Uint8Array>;
};

/** The size of every window, in CSS pixels. */
export const viewport = { width: 1024, height: 800 };

/**
 * Makes a window of a page of Playwright or Puppeteer.
 * @param home the URL of the site; requests to anything else are foreign
 */
export function steer(page: SteeredPage, home: string, close: () => Promise<void>): Window {
  const foreign: string[] = [];
  const errors: string[] = [];
  page.on('request', (request: { url: () => string }) => {
    // Firefox loads parts of its own controls as data URLs.
    if (!/^data:/.test(request.url()) && !request.url().startsWith(home))
      foreign.push(request.url());
  });
  page.on('console', (message: { type: () => string; text: () => string }) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error: Error) => errors.push(error.message));
  return {
    async open(url) {
      await page.goto(url);
    },
    clickAt: (x, y) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    press: (key) => page.keyboard.press(key),
    evaluate: <Value>(expression: string) => page.evaluate(expression) as Promise<Value>,
    print: () => page.pdf(),
    foreign: () => foreign,
    errors: () => errors,
    close,
  };
}

/** A running browser. */
export type Engine = {
  /** With its version. */
  name: string;
  /** Whether it can search pages; every engine can search members. */
  hasPageSearch: boolean;
  /** Whether its driver passes on console errors. */
  reportsErrors: boolean;
  canPrint: boolean;
  /** Problems of the engine that are not the site's. */
  ignored: readonly RegExp[];
  /**
   * Opens a window with empty storage.
   * @param home the URL of the site; requests to anything else are foreign
   */
  newWindow: (home: string) => Promise<Window>;
  close: () => Promise<void>;
};
