import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { type Locale, locales } from '#domain/locale.ts';
import { finishPage } from '#scripts/build/finished-page.ts';
import { type Renamed, renameFiles } from '#search/hashed-files.ts';
import { createTypesetter } from '#typesetting.ts';

// A worker thread: it finishes the pages that it is sent.
parentPort?.once('message', (settings: FinisherSettings) => {
  const { finish, removeSheets } = createFinisher(settings);
  parentPort?.on('message', (page: PageToFinish | 'end') => {
    if (page !== 'end') return parentPort?.postMessage(finish(page));
    removeSheets();
    return parentPort?.close();
  });
});

function createFinisher({ folder, base, renamed, words }: FinisherSettings) {
  const typesetters = new Map<string, ReturnType<typeof createTypesetter>>(
    Array.from(words, ([locale, whole]) => [locale, createTypesetter(whole, locales[locale].tag)]),
  );
  const decoder = new TextDecoder();
  /** The linked stylesheets by their addresses. */
  const sheets = new Map<string, string>();
  const sheetFile = (address: string) => join(folder, address.slice(base.length));
  const readSheet = (address: string) => {
    const css = sheets.get(address) ?? readFileSync(sheetFile(address), 'utf8');
    sheets.set(address, css);
    return css;
  };
  /** Writes a page; returns it as search indexes it, if search finds it. */
  const write = ({ file, bytes }: PageToFinish) => {
    const html = decoder.decode(bytes);
    const [locale = ''] = file.split('/');
    const typeset = typesetters.get(locale)?.(html) ?? html;
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    // Astro has copied `public/` before.
    if (existsSync(path))
      throw new Error(
        `public/${file} 占了一个页面的位置，请改名或删除。\npublic/${file} stands where a page belongs; rename or remove it.`,
      );
    writeFileSync(path, finishPage(renameFiles(typeset, renamed), readSheet));
    return typeset.includes('data-pagefind-body') ? typeset : undefined;
  };
  return {
    finish(page: PageToFinish): FinishedPage {
      const { file } = page;
      try {
        return { file, indexed: write(page), error: undefined };
      } catch (error) {
        return { file, indexed: undefined, error: error as Error };
      }
    },
    /** Removes the stylesheets that are parts of pages now. */
    removeSheets() {
      for (const address of sheets.keys()) rmSync(sheetFile(address));
    },
  };
}

/** The folder of the site, and what its pages have in common. */
export type FinisherSettings = {
  folder: string;
  /** The path under which the site lies, with a slash at both ends. */
  base: string;
  /** The renamed files of search. */
  renamed: Renamed;
  /** The words of each language that no line may break. */
  words: ReadonlyMap<Locale, readonly string[]>;
};

/** A page by its path inside the site, in UTF-8. */
export type PageToFinish = { file: string; bytes: ArrayBuffer };

/** A page that is written, with its text as search indexes it, if search finds it; or why it could not be. */
export type FinishedPage = { file: string; indexed: string | undefined; error: Error | undefined };
