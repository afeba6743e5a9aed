import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import type { SitePage } from '#scripts/site/pages.ts';

/** Links whose page, file or fragment does not exist; addresses without their closing slash. */
export function findBrokenLinks(pages: SitePage[], files: ReadonlySet<string>): Fault[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) =>
    addressesOf(page).flatMap((address) => {
      const url = new URL(address, `http://site${page.path}`);
      if (url.host !== 'site') return [];
      const path = decodeURI(url.pathname);
      const target = byPath.get(path);
      if (!target)
        return files.has(path) ? [] : [{ page: page.path, what: `${address} leads nowhere` }];
      const id = decodeURIComponent(url.hash.slice(1));
      return id === '' || target.$(`[id="${id}"]`).length === 1
        ? []
        : [{ page: page.path, what: `${address}: no such fragment` }];
    }),
  );
}

/** Pages that no chain of plain links reaches from the start. */
export function findUnreachable(pages: SitePage[], start: string): Fault[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const reached = new Set([start]);
  for (const path of reached) {
    const page = byPath.get(path);
    page?.$('body a[href]').each((_, link) => {
      const target = new URL(page.$(link).attr('href') ?? '', `http://site${path}`).pathname;
      if (byPath.has(target)) reached.add(target);
    });
  }
  return pages
    .filter(({ path }) => !reached.has(path) && !path.endsWith('404.html'))
    .map(({ path }) => ({ page: path, what: 'no link leads here' }));
}

const languages = ['zh', 'en', 'ru', 'th'];

/** Pages whose head does not say what and where they are, or says it differently from their twins. */
export function findHeadFaults(pages: SitePage[], site: string, base: string): Fault[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return pages.flatMap((page) => {
    const { $, path } = page;
    const faults: string[] = [];
    const isBare = path.endsWith('404.html');
    if ($('title').text().trim() === '') faults.push('no title');
    if (!$('meta[name=description]').attr('content')) faults.push('no description');
    if (!$('html').attr('lang')) faults.push('no lang');
    if ($('h1').length !== 1) faults.push(`${$('h1').length} h1`);
    if (!isBare && $('link[rel=canonical]').attr('href') !== site + path)
      faults.push('canonical is not the page itself');
    const alternates = alternatesOf(page);
    const twins = languages.filter((code) =>
      byPath.has(path.replace(`${base}${page.locale}/`, `${base}${code}/`)),
    );
    if (!isBare && alternates.size !== twins.length + 1)
      faults.push(`${alternates.size} alternates`);
    for (const [lang, href] of alternates) {
      const twin = byPath.get(new URL(href).pathname);
      if (!href.startsWith(`${site}/`) || !twin) faults.push(`alternate ${lang} leads nowhere`);
      else if (lang !== 'x-default' && twin.$('html').attr('lang') !== lang)
        faults.push(`alternate ${lang} is in another language`);
      else if (
        lang !== 'x-default' &&
        twin.path !== path &&
        !isChooser(page, base) &&
        alternatesOf(twin).get($('html').attr('lang') ?? '') !== site + path
      )
        faults.push(`alternate ${lang} does not point back`);
    }
    const isLocalized = !isBare && !isChooser(page, base);
    const contentLanguage = $('meta[http-equiv=content-language]').attr('content');
    if (isLocalized && contentLanguage !== $('html').attr('lang'))
      faults.push('content-language differs from lang');
    return faults.map((what) => ({ page: path, what }));
  });
}

/** Pages that share a title and language, so that a reader could not tell them apart. */
export function findSameTitles(pages: SitePage[]): Fault[] {
  const seen = new Map<string, string>();
  return pages.flatMap(({ path, locale, $ }) => {
    const key = `${locale} ${$('title').text()}`;
    const other = seen.get(key);
    seen.set(key, path);
    return other === undefined ? [] : [{ page: path, what: `same title as ${other}` }];
  });
}

/** Pages without a strict content security policy, or with something in them that it forbids. */
export function findPolicyFaults(pages: SitePage[]): Fault[] {
  return pages.flatMap(({ path, $ }) => {
    const policy = $('meta[http-equiv=content-security-policy]').attr('content') ?? '';
    const faults: string[] = [];
    if (!policy.includes("default-src 'none'")) faults.push("no default-src 'none'");
    if (/unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/.test(policy))
      faults.push('policy allows unsafe code');
    if ($('[style]').length > 0) faults.push('style attribute');
    const handlers = $('*')
      .toArray()
      .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {}));
    if (handlers.some((name) => /^on[a-z]+$/.test(name))) faults.push('inline handler');
    $('script, style').each((_, element) => {
      const type = $(element).attr('type');
      if (element.tagName === 'script' && type !== undefined && type !== 'module') return;
      if ($(element).attr('src') !== undefined) return;
      const hash = createHash('sha256').update($(element).text()).digest('base64');
      if (!policy.includes(`'sha256-${hash}'`))
        faults.push(`inline ${element.tagName} without its hash`);
    });
    return faults.map((what) => ({ page: path, what }));
  });
}

/** Anything a page would fetch from another origin on its own. */
export function findForeignResources(pages: SitePage[]): Fault[] {
  return pages.flatMap(({ path, $ }) =>
    $('[src], [srcset], link[href]:not([rel=canonical], [rel=alternate]), form[action]')
      .toArray()
      .map(
        (element) =>
          $(element).attr('src') ?? $(element).attr('href') ?? $(element).attr('action') ?? '',
      )
      .filter((address) => /^([a-z]+:)?\/\//i.test(address))
      .map((address) => ({ page: path, what: `fetches ${address}` })),
  );
}

/** Scripts that a page loads by itself, before the reader touches anything. */
export function findEagerScripts(pages: SitePage[]): Fault[] {
  return pages.flatMap(({ path, $ }) =>
    $('script[src], link[rel=modulepreload], link[rel=preload][as=script]')
      .toArray()
      .map(() => ({ page: path, what: 'loads a script at once' })),
  );
}

/** Pages on which more program code runs before a touch than the few lines that every page may have. */
export function findTalkativePages(
  pages: SitePage[],
  budgetOf: (page: SitePage) => number,
): Fault[] {
  return pages.flatMap((page) => {
    const code = page
      .$('script:not([src]):not([type^="application/"])')
      .toArray()
      .reduce((sum, script) => sum + Buffer.byteLength(page.$(script).text()), 0);
    return code > budgetOf(page) ? [{ page: page.path, what: `${code} B of inline script` }] : [];
  });
}

const letters: Record<string, RegExp> = {
  zh: /\p{Script=Han}+/u,
  ru: /\p{Script=Cyrillic}+/u,
  th: /\p{Script=Thai}+/u,
};

/** Words in the letters of another language that no element says to be in it. */
export function findUnmarkedTexts(pages: SitePage[]): Fault[] {
  return pages.flatMap(({ path, locale, $ }) => {
    const main = $('main').clone();
    main.find('[lang], script, .results').remove();
    const text = main.text();
    return Object.entries(letters)
      .filter(([code]) => code !== locale)
      .flatMap(([, script]) => text.match(script)?.[0] ?? [])
      .map((word) => ({ page: path, what: `${word} is not marked as foreign` }));
  });
}

/** Elements and brackets with nothing in them where something was meant to be said, and words of a program. */
export function findGaps(pages: SitePage[]): Fault[] {
  return pages.flatMap(({ path, html, $ }) => {
    const shown = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
    const empty = $('a, b, bdi, dd, dt, em, h1, h2, h3, li, small, span, td, th, title')
      .not('[aria-label]')
      .toArray()
      .filter((element) => $(element).text().replace(/[\s·]/g, '') === '')
      .map((element) => `empty ${$.html(element)}`);
    const words = shown.match(/\bundefined\b|\bNaN\b|\[object |\(\)|\uff08\uff09/g) ?? [];
    return [...empty, ...words].map((what) => ({ page: path, what }));
  });
}

/** Fonts that a page would load: none, the reader's own are used. */
export function findFonts(pages: SitePage[]): Fault[] {
  return pages
    .filter(({ html }) => /@font-face|\.woff2?\b/.test(html))
    .map(({ path }) => ({ page: path, what: 'loads a font' }));
}

/**
 * What the first view of a page costs: HTML with its inlined CSS, bytes of brotli at quality 11.
 * Stylesheets of their own would have to be added; the site has none, and one is reported as infinite weight.
 */
export function weighPage({ html, $ }: SitePage): number {
  if ($('link[rel=stylesheet]').length > 0) return Number.POSITIVE_INFINITY;
  return brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
}

/** Pages heavier than what one round trip carries. */
export function findHeavyPages(pages: SitePage[], budgetOf: (page: SitePage) => number): Fault[] {
  return pages
    .map((page) => ({ page, weight: weighPage(page), budget: budgetOf(page) }))
    .filter(({ weight, budget }) => weight > budget)
    .map(({ page, weight, budget }) => ({
      page: page.path,
      what: `${weight} B, budget ${budget} B`,
    }));
}

/** The chooser stands for no language, so its twins are other pages. */
function isChooser({ path }: SitePage, base: string): boolean {
  return path === base;
}

function alternatesOf({ $ }: SitePage): Map<string, string> {
  return new Map(
    $('link[rel=alternate][hreflang]')
      .toArray()
      .map((link) => [$(link).attr('hreflang') ?? '', $(link).attr('href') ?? '']),
  );
}

function addressesOf({ $ }: SitePage): string[] {
  return $(
    'a[href], link[href], script[src], img[src], form[action], [data-to], [data-words], [data-script], [data-styles]',
  )
    .toArray()
    .flatMap((element) =>
      ['href', 'src', 'action', 'data-to', 'data-words', 'data-script', 'data-styles'].flatMap(
        (name) => $(element).attr(name) ?? [],
      ),
    );
}

/** Something wrong with a page. */
export type Fault = { page: string; what: string };
