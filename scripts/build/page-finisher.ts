import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FinishedPage, FinisherSettings, PageToFinish } from '#scripts/build/page-worker.ts';

/** Starts a worker thread that finishes pages, one after the other. */
export function startPageFinisher(): PageFinisher {
  const worker = new Worker(new URL('page-worker.ts', import.meta.url));
  const waiting = new Map<string, PromiseWithResolvers<string | undefined>>();
  let failure: Error | undefined;
  worker.on('message', ({ file, indexed, error }: FinishedPage) => {
    if (error) waiting.get(file)?.reject(error);
    else waiting.get(file)?.resolve(indexed);
    waiting.delete(file);
  });
  worker.on('error', (error) => {
    failure = error as Error;
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    open: (settings) => worker.postMessage(settings),
    async finish(file, bytes) {
      if (failure) throw failure;
      const page = Promise.withResolvers<string | undefined>();
      waiting.set(file, page);
      worker.postMessage({ file, bytes } satisfies PageToFinish, [bytes]);
      return page.promise;
    },
    async close() {
      worker.postMessage('end');
      await once(worker, 'exit');
    },
  };
}

/** Finishes pages. */
export type PageFinisher = {
  /** Says what holds for all pages, before the first one. */
  open: (settings: FinisherSettings) => void;
  /**
   * Finishes a page and writes it.
   * @param file its path inside the site
   * @param bytes the page in UTF-8, which is taken away
   * @returns the page as search indexes it, if search finds it
   */
  finish: (file: string, bytes: ArrayBuffer) => Promise<string | undefined>;
  /** Removes the stylesheets that are parts of pages now, and ends. */
  close: () => Promise<void>;
};
