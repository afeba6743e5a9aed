import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { load } from 'cheerio';
import type { Browser, Page } from 'playwright-core';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { dataFolder } from '#routes.ts';
import { createSiteServer, listen } from '#scripts/build/serve.ts';
import { readSettings } from '#scripts/build/settings.ts';
import { launchBrowser } from '#scripts/site/browser.ts';
import { readCheckedContent } from '#scripts/staff/project.ts';
import { type Context, createContext } from '#views/context.ts';
import { type DataFile, type DataFileRow, dataView } from '#views/data.ts';

/** The documents, the last of which the data page names first; each with its sheets in order. */
const documents = [
  { name: 'copybook', kind: 'copybook', sheets: ['copybook/'] },
  // What the Alliance says of itself, its two lists, how to reach it.
  {
    name: 'alliance',
    kind: 'pdf',
    sheets: ['charter/', 'members/china/', 'members/abroad/', 'contact/'],
  },
] as const;

/** The fonts of the document, so that it looks the same whatever fonts the machine has. */
const fonts = [
  'noto-serif-sc/400.css',
  'noto-serif-sc/700.css',
  'noto-sans-thai/400.css',
  'noto-sans-thai/700.css',
];

/**
 * Prints pages of one language as one A4 document: the charter, both lists and the contacts, or the copybook.
 * @param site address of the built site, with its base path and a slash at its end
 * @returns a tagged PDF with an outline
 */
export async function makePdf(
  browser: Pick<Browser, 'newContext'>,
  site: string,
  locale: Locale,
  name: (typeof documents)[number]['name'] = 'alliance',
): Promise<Buffer> {
  const sheets = documents.find((document) => document.name === name)?.sheets ?? [];
  const context = await browser.newContext({ bypassCSP: true, colorScheme: 'light' });
  try {
    const page = await context.newPage();
    const [first = '', ...others] = sheets.map((sheet) => `${site}${locale}/${sheet}`);
    await page.goto(first);
    await appendSheets(page, others);
    await useFonts(page);
    return await page.pdf({
      preferCSSPageSize: true,
      printBackground: false,
      tagged: true,
      outline: true,
    });
  } finally {
    await context.close();
  }
}

/** Puts the sheets of other pages under that of the page, each on paper of its own, with the styles they came with. */
function appendSheets(page: Page, addresses: string[]): Promise<void> {
  return page.evaluate(async (others) => {
    const main = document.querySelector('main');
    for (const address of others) {
      const text = await (await fetch(address)).text();
      const other = new DOMParser().parseFromString(text, 'text/html');
      document.head.append(...other.querySelectorAll('style'));
      const sheet = other.querySelector('.sheet');
      if (!main || !sheet) throw new Error(`No sheet at ${address}`);
      main.append(sheet);
    }
  }, addresses);
}

/** Sets the document in the packaged fonts, with its title at the head of every sheet. */
async function useFonts(page: Page): Promise<void> {
  const require = createRequire(import.meta.url);
  const styles = fonts.map((file) =>
    readFileSync(require.resolve(`@fontsource/${file}`), 'utf8').replaceAll(
      './files/',
      `/@fontsource/${dirname(file)}/files/`,
    ),
  );
  await page.route('**/@fontsource/**', (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: require.resolve(pathname.slice(1)) });
  });
  const title = await page.title();
  await page.addStyleTag({
    content: `${styles.join('\n')}
      * { font-family: 'Noto Serif SC', 'Noto Sans Thai', serif !important; }
      :root:lang(th) * { font-family: 'Noto Sans Thai', 'Noto Serif SC', serif !important; }
      .sheet + .sheet { break-before: page; }
      @page { @top-left { content: ${JSON.stringify(title)}; font: 8pt 'Noto Sans Thai', 'Noto Serif SC'; } }`,
  });
  await page.emulateMedia({ media: 'print' });
  // Asking for the layout makes the browser ask for the pieces of the fonts that it needs.
  await page.evaluate(
    () =>
      document.body.getBoundingClientRect().height && document.fonts.ready.then(() => undefined),
  );
}

/**
 * Runs `npm run pdf`: writes two PDFs per language beside the open data of the built site, and names them on the
 * data page of their language.
 */
export async function writePdfs(): Promise<void> {
  const { base } = readSettings(process.env);
  const content = readCheckedContent(process.cwd());
  const server = createSiteServer(resolve('dist'), base);
  const port = await listen(server, 0);
  const browser = await launchBrowser();
  for (const locale of localeCodes)
    for (const document of documents) {
      const name = `${document.name}.${locale}.pdf`;
      const file = resolve('dist', dataFolder, name);
      const site = `http://localhost:${port}${base}`;
      const pdf = await makePdf(browser, site, locale, document.name);
      await writeFile(file, pdf);
      console.log(file);
      const page = resolve('dist', locale, 'data/index.html');
      const html = await readFile(page, 'utf8');
      const row = pdfRow(createContext(content, locale), name, document.kind, pdf);
      await writeFile(page, nameFile(html, row));
    }
  await browser.close();
  server.close();
}

/** What the data page says of a PDF. */
function pdfRow(
  context: Context,
  name: string,
  kind: DataFile['kind'],
  pdf: Buffer,
): DataFileRow | undefined {
  const [row] = dataView(context, [
    {
      name,
      kind,
      type: 'application/pdf',
      languages: [context.locale],
      asOf: context.ledger.date,
      bytes: pdf.length,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    },
  ]).files.rows;
  return row;
}

/** The data page with a further file after the first one, whose entry is the model of the new one. */
export function nameFile(html: string, row: DataFileRow | undefined): string {
  const [first] = /<ul class="files"><li>[\s\S]*?<\/li>/.exec(html) ?? [];
  if (!first || !row) throw new Error('The data page names no files');
  const $ = load(first, null, false);
  const link = $('a');
  link.attr('href', link.attr('href')?.replace(/[^/]+$/, row.name) ?? '').text(row.name);
  $('span').first().text(row.about);
  $('data').attr('value', String(row.bytes)).text(row.size);
  $('code').text(row.sha256);
  return html.replace(first, () => first + $('ul').html());
}
