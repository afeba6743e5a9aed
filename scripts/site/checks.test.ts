import { describe, expect, test } from 'vitest';
import {
  findBrokenLinks,
  findEagerScripts,
  findFonts,
  findForeignResources,
  findGaps,
  findHeadProblems,
  findHeavyPages,
  findLongScripts,
  findPolicyProblems,
  findSameTitles,
  findUnmarkedTexts,
  findUnreachable,
  type PageProblem,
} from '#scripts/site/checks.ts';
import { type SitePage, toPage } from '#scripts/site/pages.ts';

const site = 'https://alliance.example';
const policy = `<meta http-equiv="content-security-policy" content="default-src 'none'">`;
const alternates = ['zh-CN', 'en', 'ru', 'th', 'x-default'];

/** A page without problems, with what is planted in its head and body. */
function page(
  path: string,
  { lang = 'en', head = policy, body = '', canonical = site + path } = {},
): SitePage {
  const links = alternates
    .map((tag) => {
      const code = tag === 'x-default' ? 'en' : tag.slice(0, 2);
      return `<link rel="alternate" hreflang="${tag}" href="${site}/${code}/">`;
    })
    .join('');
  return toPage(
    path,
    `<html lang="${lang}"><head><title>${path}</title><meta name="description" content="x">
    <meta http-equiv="content-language" content="${lang}"><link rel="canonical" href="${canonical}">${links}${head}</head>
    <body><h1>x</h1>${body}</body></html>`,
  );
}

const homes = (changed: SitePage) => [
  ...[
    ['zh', 'zh-CN'],
    ['en', 'en'],
    ['ru', 'ru'],
    ['th', 'th'],
  ]
    .map(([code, lang]) => page(`/${code}/`, { lang: lang ?? '' }))
    .filter(({ path }) => path !== changed.path),
  changed,
];
const whats = (problems: PageProblem[]) => problems.map(({ what }) => what);

describe('the checks of the built site find', () => {
  test('nothing in pages without problems', () => {
    const pages = homes(page('/en/'));
    expect(findHeadProblems(pages, site, '/')).toEqual([]);
    expect(findPolicyProblems(pages)).toEqual([]);
    expect(findForeignResources(pages)).toEqual([]);
    expect(findGaps(pages)).toEqual([]);
    expect(findUnmarkedTexts(pages)).toEqual([]);
  });

  test('what is left empty, and words that no person wrote', () => {
    const problems = findGaps([
      page('/en/', { body: '<em> · </em><dd></dd><p>A ()</p><a href="/undefined/">x</a><b>y</b>' }),
    ]);
    expect(whats(problems)).toEqual(['empty <em> · </em>', 'empty <dd></dd>', '()', 'undefined']);
  });

  test('words in the letters of another language that are not marked', () => {
    const body = '<main>甲学院 <bdi lang="zh-CN">乙学院</bdi> Колледж ไทย</main>';
    expect(whats(findUnmarkedTexts([page('/ru/', { lang: 'ru', body })]))).toEqual([
      '甲学院 is not marked as foreign',
      'ไทย is not marked as foreign',
    ]);
  });

  test('links to pages, files and fragments that do not exist', () => {
    const body =
      '<a href="/en/gone/">a</a><a href="/en/#gone">b</a><a href="/en">c</a><img src="/no.svg">';
    expect(whats(findBrokenLinks([page('/en/', { body })], new Set()))).toEqual([
      '/en/gone/ leads nowhere',
      '/en/#gone: no such fragment',
      '/en leads nowhere',
      '/no.svg leads nowhere',
    ]);
  });

  test('pages that no link reaches', () => {
    const pages = [page('/', { body: '<a href="/en/">a</a>' }), page('/en/'), page('/ru/')];
    expect(findUnreachable(pages, '/')).toEqual([{ page: '/ru/', what: 'no link leads here' }]);
  });

  test('a canonical address of another page, a missing alternate, a wrong language', () => {
    expect(
      whats(findHeadProblems(homes(page('/en/', { canonical: `${site}/ru/` })), site, '/')),
    ).toContain('canonical is not the page itself');
    expect(whats(findHeadProblems(homes(page('/en/', { lang: 'de' })), site, '/'))).toContain(
      'alternate en is in another language',
    );
    expect(whats(findHeadProblems([page('/en/')], site, '/'))).toContain(
      'alternate ru leads nowhere',
    );
  });

  test("a content-language that is not the page's, on every page but the chooser", () => {
    const spoilt = toPage(
      '/en/about/',
      page('/en/about/').html.replace('content="en"', 'content="de"'),
    );
    expect(whats(findHeadProblems([...homes(page('/en/')), spoilt], site, '/'))).toContain(
      'content-language differs from lang',
    );
  });

  test('titles that two pages share', () => {
    const twin = toPage('/en/other/', page('/en/').html);
    expect(whats(findSameTitles([page('/en/'), twin]))).toEqual(['same title as /en/']);
  });

  test.each([
    ['no policy', { head: '' }, "no default-src 'none'"],
    [
      'unsafe-inline',
      { head: policy.replace("'none'", "'none'; script-src 'unsafe-inline'") },
      'policy allows unsafe code',
    ],
    [
      'unsafe-eval',
      { head: policy.replace("'none'", "'none'; script-src 'unsafe-eval'") },
      'policy allows unsafe code',
    ],
    ['a style attribute', { body: '<p style="color:red">x</p>' }, 'style attribute'],
    ['an inline handler', { body: '<p onclick="x()">x</p>' }, 'inline handler'],
    [
      'an inline script without its hash',
      { body: '<script>x()</script>' },
      'inline script without its hash',
    ],
    [
      'an inline style without its hash',
      { body: '<style>p{}</style>' },
      'inline style without its hash',
    ],
  ])('%s', (_, planted, what) => {
    expect(whats(findPolicyProblems([page('/en/', planted)]))).toContain(what);
  });

  test('the code that search needs is no unsafe code', () => {
    const head = policy.replace("'none'", "'none'; script-src 'wasm-unsafe-eval'");
    expect(findPolicyProblems([page('/en/', { head })])).toEqual([]);
  });

  test.each([
    '<img src="https://cdn.example/x.png" alt="">',
    '<script src="//cdn.example/x.js"></script>',
    '<link rel="stylesheet" href="https://fonts.example/x.css">',
    '<form action="https://forms.example/"></form>',
  ])('something fetched from elsewhere: %s', (body) => {
    expect(findForeignResources([page('/en/', { body })])).toHaveLength(1);
  });

  test('a script that a page loads at once', () => {
    expect(
      findEagerScripts([page('/en/', { body: '<script src="/x.js"></script>' })]),
    ).toHaveLength(1);
  });

  test('a page with more inline script than it may have', () => {
    const body = '<script>let a = 1;</script><script type="application/json">{"a":1}</script>';
    expect(whats(findLongScripts([page('/en/', { body })], () => 9))).toEqual([
      '10 B of inline script',
    ]);
    expect(findLongScripts([page('/en/', { body })], () => 10)).toEqual([]);
  });

  test('a font that a page loads', () => {
    const head = '<style>@font-face { src: url(/x.woff2) }</style>';
    expect(findFonts([page('/en/', { head }), page('/ru/')])).toHaveLength(1);
  });

  test('a page heavier than its budget, and a stylesheet of its own', () => {
    const noise = Array.from({ length: 9000 }, (_, index) => Math.sin(index).toString(36)).join('');
    expect(findHeavyPages([page('/en/', { body: noise })], () => 10_000)).toHaveLength(1);
    expect(findHeavyPages([page('/en/')], () => 10_000)).toEqual([]);
    const linked = page('/en/', { head: '<link rel="stylesheet" href="/x.css">' });
    expect(findHeavyPages([linked], () => 10_000)).toHaveLength(1);
  });
});
