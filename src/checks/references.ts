import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, lineOf, type Problem, placeOf } from '#checks/problem.ts';
import { didYouMean } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import { isLocale, isOriginal } from '#domain/locale.ts';
import { isWebAddress } from '#domain/name.ts';
import { ownPages, pagePaths } from '#domain/page.ts';
import type { Places } from '#domain/place.ts';
import type { Checked, RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with references to members and pages. */
export const report = defineProblems({
  'unknown-member': `
    没有代号为“{id}”的成员
    {nearest}请写 content/members/ 里的文件名，不带 .yaml
    这里要写一个成员的代号。
    There is no member with the id “{id}”
    {nearest}write the name of a file in content/members/, without .yaml
    The id of a member belongs here.`,
  'unknown-page': `
    content/pages/ 中没有“{id}”
    {nearest}请写 content/pages/ 里的文件夹名
    菜单按文件夹名列出页面。
    There is no page “{id}” in content/pages/
    {nearest}write the name of a folder in content/pages/
    The menu lists pages by the names of their folders.`,
  'broken-link': `
    链接“{value}”指向的页面不存在
    {nearest}站内链接写作 /charter/ 这样的路径
    点了会得到“找不到页面”。
    The link “{value}” leads to no page
    {nearest}write links inside the site as paths such as /charter/
    Whoever follows it would find nothing.`,
});

/** The pages of the menu, and the member that signs, in `alliance.yaml`. */
export function checkReferences(
  { entry, value: { menu, organizer } }: Checked<Alliance>,
  pages: RawEntry[],
  members: RawEntry[],
): Problem[] {
  const pageIds = pages.map(({ id }) => id);
  const memberIds = members.map(({ id }) => id);
  const unknownPages = menu.flatMap((id, index) => {
    if (pageIds.includes(id)) return [];
    const near = nearestOf(id, pageIds);
    const fix = near === undefined ? undefined : { from: id, to: near };
    return [
      report(
        'unknown-page',
        placeOf(entry, ['menu', index]),
        { id, nearest: didYouMean(near) },
        fix,
      ),
    ];
  });
  if (memberIds.includes(organizer)) return unknownPages;
  const nearest = didYouMean(nearestOf(organizer, memberIds));
  const place = placeOf(entry, ['organizer']);
  return [...unknownPages, report('unknown-member', place, { id: organizer, nearest })];
}

/** Links inside the site that lead to no page of it, and links that are not URLs at all. */
export function checkLinks(
  documents: RawDocument[],
  pages: RawDocument[],
  members: RawEntry[],
  places: Places | undefined,
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
  return documents.flatMap((document) => {
    // In the original there is no page that shows it beside itself.
    const isOriginalText = isLocale(document.locale) && isOriginal(document.locale);
    const isPage = (path: string) =>
      (known.has(path) || known.has(`${path}/`)) && !(path.startsWith(parallel) && isOriginalText);
    return document.links.flatMap(({ url, line, column }) => {
      const path = url.replace(/[?#].*$/, '');
      if (leadsElsewhere(url) || (path !== '' && isPage(path))) return [];
      // `/en/about` and `about` are meant as `/about/`.
      const [, inside = path] = /^\/?(?:\w\w\/)?(.*)$/.exec(path) ?? [];
      const page = `/${inside.replace(/\/$/, '')}/`;
      const near = known.has(page) ? page : nearestOf(path, known);
      const values = { value: url.slice(0, 100), nearest: didYouMean(near) };
      const fix = near === undefined ? undefined : { from: `](${url})`, to: `](${near})` };
      return [report('broken-link', lineOf(document, line, column), values, fix)];
    });
  });
}

/** Whether a URL leads to another site, to a mailbox or telephone, to a place on the same page, or to a file. */
function leadsElsewhere(url: string): boolean {
  if (/^https?:/.test(url)) return isWebAddress(url);
  if (url.startsWith('mailto:')) return /^mailto:[\w.+-]+@[\w-]+(\.[\w-]+)+(\?[!-~]*)?$/.test(url);
  return /^tel:\+?[\d-]+$|^#[\w-]+$|^\/[^?#]*\.(?!html?$)\w+$/.test(url);
}
