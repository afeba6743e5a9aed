import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  type Fix,
  lastLineOf,
  lineAt,
  lineOf,
  type Path,
  type Problem,
  placeOf,
  replaceBy,
  valueAt,
} from '#checks/problem.ts';
import {
  didYouMean,
  keyWords,
  knownOptions,
  languageWords,
  targetWords,
  type Words,
  words,
} from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { blockIds } from '#domain/charter.ts';
import { isLocale, isOriginal, type Locale, localeCodes, originalLocale } from '#domain/locale.ts';
import { isWebAddress } from '#domain/name.ts';
import { ownPages, pagePaths } from '#domain/page.ts';
import type { Places } from '#domain/place.ts';
import type { Checked, RawContent, RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with references to members and pages. */
export const report = defineProblems(
  {
    'unknown-member': `
    没有代号为“{id}”的成员
    {nearest}请写 content/members/ 里的文件名，不带末尾的 .yaml
    这里要写一个成员的代号。
    There is no member with the id “{id}”
    {nearest}write the name of a file in content/members/, without .yaml
    The id of a member belongs here.`,
    'unknown-page': `
    content/pages/ 中没有“{id}”
    {nearest}{known}请写 content/pages/ 里的文件夹名；还没有建好的页面，请删去这一行
    菜单按文件夹名列出页面。
    There is no page “{id}” in content/pages/
    {nearest}{known}write the name of a folder in content/pages/; for a page that is not made yet delete this line
    The menu lists pages by the names of their folders.`,
    'broken-link': `
    链接“{value}”指向的页面不存在
    {nearest}请把括号里的网址改对：站内链接写作 /charter/ 这样的路径，外面的网址以 https:// 开头；不要链接的，只留方括号里的文字
    点了会得到“找不到页面”。
    The link “{value}” leads to no page
    {nearest}correct the address in parentheses: links inside the site are paths such as /charter/, addresses elsewhere begin with https://; without a link, keep the words between the square brackets only
    Whoever follows it would find nothing.`,
    'missing-target': `
    链接“{value}”所指的{target}不存在
    {known}没有可用的，请去掉链接，只留方括号里的文字
    文件要先放进 public/ 文件夹；页内位置只有标题，按次序编号，各种语言都一样，如 #h2-1。
    The link “{value}” leads to {target} that does not exist
    {known}if none of them fits, take the link away and keep the words between the square brackets
    A file must lie in the folder public/; places on a page are its headings, numbered alike in every language, such as #h2-1.`,
  },
  {
    'item-twice': `
    “{value}”在“{key}”里出现了两次，第 {line} 行已经有了
    {cure}
    多半是照抄以后忘了改，真正要写的那一个就漏了。
    “{value}” stands twice under “{key}”; line {line} has it already
    {cure}
    Most often it was copied and not changed, and the one that was meant is missing.`,
  },
);

/** The pages of the menu, and the member that signs, in `alliance.yaml`. */
export function checkReferences(
  { entry, value: { menu, organizer } }: Checked<Alliance>,
  pages: RawEntry[],
  members: RawEntry[],
): Problem[] {
  const pageIds = [...new Set(pages.map(({ id }) => id))].sort();
  const memberIds = members.map(({ id }) => id);
  const unknownPages = menu.flatMap((id, index) => {
    if (pageIds.includes(id)) return [];
    const near = nearestOf(id, pageIds);
    return [
      report(
        'unknown-page',
        placeOf(entry, ['menu', index]),
        { id, nearest: didYouMean(near), known: pageOptions(near ? [] : pageIds) },
        replaceBy(id, near),
      ),
    ];
  });
  if (memberIds.includes(organizer)) return unknownPages;
  const named = members.find(
    ({ data }) => (data as Record<string, unknown> | null)?.[originalLocale] === organizer,
  )?.id;
  const near = named ?? nearestOf(organizer, memberIds);
  const values = { id: organizer, nearest: didYouMean(near) };
  return [
    ...unknownPages,
    report('unknown-member', placeOf(entry, ['organizer']), values, replaceBy(organizer, near)),
  ];
}

/** The pages to choose from. */
export function pageOptions(ids: readonly string[]): Words {
  return knownOptions(ids, () => undefined);
}

/** What stands twice in a list of `alliance.yaml`. */
export function checkTwins({ entry, value: { menu, contacts } }: Checked<Alliance>): Problem[] {
  const lists: [path: Path, values: readonly string[]][] = [
    [['menu'], menu],
    [['contacts', 'phones'], contacts.phones],
    [['contacts', 'emails'], contacts.emails],
  ];
  const people = contacts.people.flatMap((person, index) => {
    const firstOf = (locale: Locale) =>
      contacts.people.findIndex((other) => other[locale] === person[locale]);
    const [first] = new Set(localeCodes.map(firstOf));
    const path = ['contacts', 'people'];
    const say = (locale: Locale, cure: Words) =>
      reportTwin(entry, path, [index, locale], [firstOf(locale), locale], cure);
    // A person who stands twice is one mistake.
    if (
      first !== undefined &&
      first < index &&
      localeCodes.every((locale) => firstOf(locale) === first)
    )
      return [say(originalLocale, withoutPerson(entry, [...path, index]))];
    return localeCodes
      .filter((locale) => firstOf(locale) < index)
      .map((locale) => say(locale, otherName(person[originalLocale], locale)));
  });
  const items = lists.flatMap(([path, values]) =>
    values.flatMap((value, index) => {
      const first = values.indexOf(value);
      return first < index ? [reportTwin(entry, path, [index], [first], withoutItem)] : [];
    }),
  );
  return [...items, ...people];
}

/** Reports what stands under a key a second time. */
function reportTwin(entry: RawEntry, key: Path, second: Path, first: Path, cure: Words): Problem {
  const value = String(valueAt(entry.data, [...key, ...second]));
  const values = { value, key: keyWords(key), line: lineAt(entry, [...key, ...first]), cure };
  return report('item-twice', placeOf(entry, [...key, ...second]), values);
}

const withoutItem = words(
  '请改正其中一个，或删去这一行',
  'correct one of the two, or delete this line',
);

function withoutPerson(entry: RawEntry, path: Path): Words {
  const [from, to] = [lineAt(entry, path), lastLineOf(entry, path)];
  return words(
    `同一个人写了两遍的，请删去第 ${from} 行到第 ${to} 行；该是另一个人的，请改成他的姓名`,
    `if the person was merely repeated, delete lines ${from} to ${to}; if another was meant, write the names of that one`,
  );
}

function otherName(person: string, locale: Locale): Words {
  const language = languageWords(locale);
  return words(
    `请写“${person}”的${language.zh}姓名，不知道的请问译者；不要删去这一行`,
    `write the name of “${person}” in ${language.en}, and ask the translator if you do not know it; do not delete this line`,
  );
}

/**
 * Links inside the site that lead to no page of it, to no file, or to no place on a page, and links that are no URLs.
 * @param files the paths of the files that the site has besides its pages; without them links to files are not judged
 */
export function checkLinks(
  { charter, pages, members }: RawContent,
  places: Places | undefined,
  files: ReadonlySet<string> = new Set(),
): Problem[] {
  const parallel = `/${pagePaths.beside}/`;
  const known = new Set([
    '/',
    parallel,
    ...[...ownPages, ...pages.map(({ id }) => id)].map((id) => `/${id}/`),
    ...members.map(({ id }) => `/members/${id}/`),
    ...Object.keys({ ...places?.countries, ...places?.regions }).map(
      (code) => `/places/${code.toLowerCase()}/`,
    ),
  ]);
  const headings = findHeadings(charter, pages);
  return [...charter, ...pages].flatMap((document) => {
    // In the original there is no page that shows it beside itself.
    const isOriginalText = isLocale(document.locale) && isOriginal(document.locale);
    const isPage = (path: string) =>
      (known.has(path) || known.has(`${path}/`)) && !(path.startsWith(parallel) && isOriginalText);
    const ownPath = charter.includes(document) ? '/charter/' : `/${document.id}/`;
    return document.links.flatMap(({ url, text, line, column }) => {
      const place = lineOf(document, line, column);
      const value = url.slice(0, 100);
      const [, path = '', fragment] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
      const isUnread = path.startsWith('/places/') && !places;
      if (leadsElsewhere(url) || isUnread) return [];
      if (/^\/[^/][^?#]*\.(?!html?$)\w+$/.test(path)) {
        if (files.size === 0 || files.has(path) || path.startsWith('/pdf/')) return [];
        const near = nearestOf(path, files);
        const fix =
          near === undefined ? withoutLink(text, url) : { from: `](${url})`, to: `](${near})` };
        const values = { value, target: targetWords('file'), known: didYouMean(near) };
        return [report('missing-target', place, values, fix)];
      }
      if (path !== '' ? isPage(path) : fragment) {
        const page = path === '' ? ownPath : `${path.replace(/\/$/, '')}/`;
        const ids = headings.get(page === parallel ? '/charter/' : page);
        if (!fragment || fragment === 'main' || !ids || ids.has(fragment)) return [];
        const known = knownOptions([...ids.keys()], (id) => words(ids.get(id) ?? '', ''));
        const named = [...ids.keys()].find((id) => ids.get(id) === decodeFragment(fragment));
        const values = {
          value,
          target: targetWords('place'),
          known: named ? didYouMean(`#${named}`) : known,
        };
        const right = url.replace(/#.*/, named ? `#${named}` : '');
        const fix = right ? { from: `](${url})`, to: `](${right})` } : withoutLink(text, url);
        return [report('missing-target', place, values, fix)];
      }
      return [brokenLink(document, url, { line, column }, known)];
    });
  });
}

/** The words of a link alone. */
function withoutLink(text: string, url: string): Fix {
  return { from: `[${text}](${url})`, to: text };
}

/** The words of a fragment that was made from a heading. */
function decodeFragment(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Reports a link to no page, with the page that was most likely meant. */
function brokenLink(
  document: RawDocument,
  url: string,
  { line, column }: { line: number; column: number },
  known: ReadonlySet<string>,
): Problem {
  const path = url.replace(/[?#].*$/, '');
  // `/en/about` and `about` are meant as `/about/`.
  const [, inside = path] = /^\/?(?:\w\w\/)?(.*)$/.exec(path) ?? [];
  const page = `/${inside.replace(/\/$/, '')}/`;
  const near = known.has(page) ? page : nearestOf(path, known);
  const isMailbox = /^[\w.+-]+@[\w-]+\.[\w.-]+$/.test(url);
  const meant = url.startsWith('//') ? `https:${url}` : isMailbox ? `mailto:${url}` : near;
  const values = { value: url.slice(0, 100), nearest: didYouMean(meant) };
  const fix = meant === undefined ? undefined : { from: `](${url})`, to: `](${meant})` };
  return report('broken-link', lineOf(document, line, column), values, fix);
}

/** The headings that a link can lead to, by the path of their page; other pages make theirs from data. */
function findHeadings(
  charter: readonly RawDocument[],
  pages: readonly RawDocument[],
): Map<string, Map<string, string>> {
  const originals = (of: readonly RawDocument[]) =>
    of.filter(({ locale, unreadable }) => locale === originalLocale && !unreadable);
  const sections = originals(charter).flatMap(({ id, blocks }) =>
    blockIds(id, blocks).map((block, index) => [block, blocks[index]?.text ?? ''] as const),
  );
  const headingsOf = ({ blocks }: RawDocument) => {
    const seen = new Map<string, number>();
    return blocks.flatMap(({ type, text }) => {
      const [, level] = /^heading-([23])$/.exec(type) ?? [];
      if (level === undefined) return [];
      seen.set(level, (seen.get(level) ?? 0) + 1);
      return [[`h${level}-${seen.get(level)}`, text] as const];
    });
  };
  return new Map([
    ['/charter/', new Map(sections)],
    ...originals(pages)
      .filter(({ id }) => !ownPages.includes(id))
      .map((page) => [`/${page.id}/`, new Map(headingsOf(page))] as const),
  ]);
}

/** Whether a URL leads to another site, to a mailbox, or to a telephone. */
function leadsElsewhere(url: string): boolean {
  if (/^https?:/.test(url)) return isWebAddress(url);
  if (url.startsWith('mailto:')) return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+(\?[!-~]*)?$/.test(url);
  return /^tel:\+?[\d-]+$/.test(url);
}
