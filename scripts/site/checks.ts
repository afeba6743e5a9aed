import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { localeCodes, locales } from '#domain/locale.ts';
import { inlineScripts } from '#scripts/build/policy.ts';
import { isListed, type SitePage } from '#scripts/site/pages.ts';

/** Links whose page, file or fragment does not exist; paths without their closing slash. */
export function findBrokenLinks(pages: SitePage[], files: ReadonlySet<string>): PageProblem[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return checkEach(pages, (page) =>
    linksOf(page).flatMap((link) => {
      const url = new URL(link, `http://site${page.path}`);
      if (url.host !== 'site') return [];
      const path = decodeURI(url.pathname);
      const target = byPath.get(path);
      if (!target) return files.has(path) ? [] : [`${link} leads nowhere`];
      const id = decodeURIComponent(url.hash.slice(1));
      const exists = id === '' || target.$(`[id="${id}"]`).length === 1;
      return exists ? [] : [`${link}: no such fragment`];
    }),
  );
}

/** Pages that no chain of plain links reaches from the start. */
export function findUnreachable(pages: SitePage[], start: string): PageProblem[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const reached = new Set([start]);
  for (const path of reached) {
    const page = byPath.get(path);
    page?.$('body a[href]').each((_, link) => {
      const target = new URL(page.$(link).attr('href') ?? '', `http://site${path}`).pathname;
      if (byPath.has(target)) reached.add(target);
    });
  }
  return checkEach(pages, ({ path }) =>
    reached.has(path) || path.endsWith('404.html') ? [] : ['no link leads here'],
  );
}

/** Pages whose head lacks a fact about the page, or differs from the heads of its translations. */
export function findHeadProblems(pages: SitePage[], site: string, base: string): PageProblem[] {
  const byPath = new Map(pages.map((page) => [page.path, page]));
  return checkEach(pages, (page) => {
    const { $, path } = page;
    const lang = $('html').attr('lang');
    const general = {
      'no title': $('title').text().trim() === '',
      'no description': !$('meta[name=description]').attr('content'),
      'no lang': !lang,
      [`${$('h1').length} h1`]: $('h1').length !== 1,
    };
    if (!isListed(page)) return trueKeys(general);
    // The chooser has no language of its own, so its alternates do not lead back.
    const isChooser = path === base;
    const translations = localeCodes.filter((code) => {
      const other = byPath.get(path.replace(`${base}${page.locale}/`, `${base}${code}/`));
      return other !== undefined && isListed(other);
    });
    const alternates = alternatesOf(page);
    const contentLanguage = $('meta[http-equiv=content-language]').attr('content');
    return trueKeys({
      ...general,
      'canonical is not the page itself': $('link[rel=canonical]').attr('href') !== site + path,
      [`${alternates.size} alternates`]: alternates.size !== translations.length + 1,
      'content-language differs from lang': !isChooser && contentLanguage !== lang,
    }).concat(
      [...alternates].flatMap(([tag, href]) => {
        const other = byPath.get(new URL(href).pathname);
        if (!href.startsWith(`${site}/`) || !other) return [`alternate ${tag} leads nowhere`];
        if (tag === 'x-default') return [];
        if (other.$('html').attr('lang') !== tag)
          return [`alternate ${tag} is in another language`];
        const leadsBack = alternatesOf(other).get(lang ?? '') === site + path;
        return isChooser || other === page || leadsBack
          ? []
          : [`alternate ${tag} does not point back`];
      }),
    );
  });
}

/** Pages that share a title and language, so that a reader could not tell them apart. */
export function findSameTitles(pages: SitePage[]): PageProblem[] {
  const seen = new Map<string, string>();
  return checkEach(pages, ({ path, locale, $ }) => {
    const key = `${locale} ${$('title').text()}`;
    const other = seen.get(key);
    seen.set(key, path);
    return other === undefined ? [] : [`same title as ${other}`];
  });
}

/** Pages without a strict content security policy, or with something in them that it forbids. */
export function findPolicyProblems(pages: SitePage[]): PageProblem[] {
  return checkEach(pages, ({ $ }) => {
    const policy = $('meta[http-equiv=content-security-policy]').attr('content') ?? '';
    const attributes = $('*')
      .toArray()
      .flatMap((element) => Object.keys($(element).attr() ?? {}));
    const unhashed = $(`style, ${inlineScripts}`)
      .toArray()
      .filter((element) => {
        const hash = createHash('sha256').update($(element).text()).digest('base64');
        return !policy.includes(`'sha256-${hash}'`);
      });
    return [
      ...trueKeys({
        "no default-src 'none'": !policy.includes("default-src 'none'"),
        'policy allows unsafe code': /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)/.test(policy),
        'style attribute': attributes.includes('style'),
        'inline handler': attributes.some((name) => /^on[a-z]+$/.test(name)),
      }),
      ...unhashed.map(({ tagName }) => `inline ${tagName} without its hash`),
    ];
  });
}

/** Anything a page would fetch from another origin on its own. */
export function findForeignResources(pages: SitePage[]): PageProblem[] {
  const links = 'link:not([rel=canonical], [rel=alternate])';
  return checkEach(pages, ({ $ }) =>
    valuesOf($, '*', ['src', 'srcset', 'action'])
      .concat(valuesOf($, links, ['href']))
      .filter((url) => /^([a-z]+:)?\/\//i.test(url))
      .map((url) => `fetches ${url}`),
  );
}

/** Scripts that a page loads by itself, before the reader touches anything. */
export function findEagerScripts(pages: SitePage[]): PageProblem[] {
  const scripts = 'script[src], link[rel=modulepreload], link[rel=preload][as=script]';
  return checkEach(pages, ({ $ }) => ($(scripts).length > 0 ? ['loads a script at once'] : []));
}

/** Pages with more inline script than their budget in bytes: code that runs before the reader touches anything. */
export function findLongScripts(pages: SitePage[], budgetOf: Budget): PageProblem[] {
  return checkEach(pages, (page) => {
    const code = page.$('script:not([src]):not([type^="application/"])').text();
    const bytes = Buffer.byteLength(code);
    return bytes > budgetOf(page) ? [`${bytes} B of inline script`] : [];
  });
}

/** Words in the script of another language that no element marks with its language. */
export function findUnmarkedTexts(pages: SitePage[]): PageProblem[] {
  return checkEach(pages, ({ locale, $ }) => {
    const main = $('main').clone();
    main.find('[lang], script, .results').remove();
    const own = localeCodes.find((code) => code === locale);
    return localeCodes.flatMap((code) => {
      const { script } = locales[code];
      if (!script || (own && script.source === locales[own].script?.source)) return [];
      const [word] = new RegExp(`${script.source}+`, 'u').exec(main.text()) ?? [];
      return word === undefined ? [] : [`${word} is not marked as foreign`];
    });
  });
}

/** Empty elements and brackets, and values of a program such as `undefined`. */
export function findGaps(pages: SitePage[]): PageProblem[] {
  return checkEach(pages, ({ html, $ }) => {
    const shown = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
    const empty = $('a, b, bdi, dd, dt, em, h1, h2, h3, li, small, span, td, th, title')
      .not('[aria-label]')
      .toArray()
      .filter((element) => $(element).text().replace(/[\s·]/g, '') === '')
      .map((element) => `empty ${$.html(element)}`);
    const values = shown.match(/\bundefined\b|\bNaN\b|\[object |\(\)|\uff08\uff09/g) ?? [];
    return [...empty, ...values];
  });
}

/** Pages that load a font. */
export function findFonts(pages: SitePage[]): PageProblem[] {
  return checkEach(pages, ({ html }) =>
    /@font-face|\.woff2?\b/.test(html) ? ['loads a font'] : [],
  );
}

/**
 * The size of a page's first view: HTML with its inlined CSS, bytes of brotli at quality 11; infinite if the page has
 * a stylesheet of its own, whose size would have to be added.
 */
export function weighPage({ html, $ }: SitePage): number {
  return $('link[rel=stylesheet]').length > 0 ? Number.POSITIVE_INFINITY : compress(html, 11);
}

function compress(html: string, quality: number): number {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: quality === 11 ? constants.BROTLI_DEFAULT_WINDOW : 16,
  };
  return brotliCompressSync(html, { params }).length;
}

/** Pages that weigh more than their budget in bytes. */
export function findHeavyPages(pages: SitePage[], budgetOf: Budget): PageProblem[] {
  return checkEach(pages, (page) => {
    const budget = budgetOf(page);
    const hasStyles = page.$('link[rel=stylesheet]').length > 0;
    // What is light enough compressed quickly is lighter compressed well, which takes forty times as long.
    if (!hasStyles && compress(page.html, 9) <= budget) return [];
    const weight = weighPage(page);
    return weight > budget ? [`${weight} B, budget ${budget} B`] : [];
  });
}

/** The problems of all pages. */
function checkEach(pages: SitePage[], check: (page: SitePage) => string[]): PageProblem[] {
  return pages.flatMap((page) => check(page).map((what) => ({ page: page.path, what })));
}

function trueKeys(conditions: Record<string, boolean>): string[] {
  return Object.keys(conditions).filter((key) => conditions[key]);
}

function alternatesOf({ $ }: SitePage): Map<string, string> {
  const links = $('link[rel=alternate][hreflang]').toArray();
  return new Map(links.map((link) => [$(link).attr('hreflang') ?? '', $(link).attr('href') ?? '']));
}

function linksOf({ $ }: SitePage): string[] {
  const inData = ['data-words', 'data-script', 'data-styles', 'data-parts'];
  return valuesOf($, '*', ['href', 'src', 'action', ...inData]).concat(
    valuesOf($, 'button', ['value']),
  );
}

/** The values of attributes of the elements that match a selector. */
function valuesOf($: SitePage['$'], selector: string, names: string[]): string[] {
  return $(selector)
    .toArray()
    .flatMap((element) => names.flatMap((name) => $(element).attr(name) ?? []));
}

/** The most bytes that a page may have of something. */
type Budget = (page: SitePage) => number;

/** A problem of a page. */
export type PageProblem = { page: string; what: string };
