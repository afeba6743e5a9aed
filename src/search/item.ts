import { element } from '#browser/element.ts';
import type { Found } from '#search/finder.ts';
import type { Range } from '#search/match.ts';
import type { Hit } from '#search/name-finder.ts';
import type { FoundPage } from '#search/page-finder.ts';
import { edges, joinExcerpt } from '#search/pages.ts';
import type { SearchSettings } from '#views/search.ts';

/**
 * A member as a result: its square, its name, the name that matched if that is another, its Chinese name, its place and its kind.
 * Without a name in the reader's language, the Chinese name with its reading comes first.
 */
export function memberItem(settings: SearchSettings, hit: Hit): Item {
  const { member, text, ranges, place, fields } = hit;
  const isPinyin = text === member.pinyin;
  const lang = isPinyin ? settings.pinyin : hit.lang;
  const [chinese = ''] = member.names;
  const inLanguage = member.names[settings.position];
  const status = member.statuses[settings.position] ?? 0;
  const own = status === settings.romanized ? '' : inLanguage;
  const name = own || chinese;
  const reading = inLanguage || member.pinyin;
  const later = member.later?.[settings.position] || member.later?.[0];
  const title = text === name ? markedText(name, ranges) : [name];
  const about = [
    place.join(settings.placeSeparator),
    settings.kinds[member.kind],
    ...fields,
    settings.statuses[status],
  ];
  // Places and pinyin do not occur on the member's page in the form that matched.
  const onPage = [...member.names, ...member.others, ...(member.later ?? [])].includes(text)
    ? text
    : chinese;
  const isLater = member.later?.includes(text);
  const facts = about.filter(Boolean).join(' · ');
  // A place or field that matched is marked where it stands anyway.
  const inFacts = [...place, ...fields].includes(text) ? facts.indexOf(text) : -1;
  const [beforeLater = '', afterLater = ''] = settings.words.later.split('{{name}}');
  return {
    href: settings.member.replace('{{id}}', member.id) + toTextFragment([onPage]),
    square: squareOf(chinese, member.square, settings.original),
    title: own ? title : [element('bdi', title, { lang: settings.original })],
    lines: [
      ...(text === name || inFacts >= 0
        ? []
        : isLater
          ? [element('span', [beforeLater, ...markedText(text, ranges), afterLater])]
          : [element('span', markedText(text, ranges), { lang })]),
      ...(chinese === name || chinese === text
        ? []
        : [element('span', [chinese], { lang: settings.original })]),
      ...(own || reading === text
        ? []
        : [element('span', [reading], { lang: inLanguage ? undefined : settings.pinyin })]),
      ...(later === undefined || isLater
        ? []
        : [element('span', [settings.words.later.replace('{{name}}', later)])]),
      element(
        'span',
        inFacts < 0
          ? [facts]
          : markedText(
              facts,
              ranges.map(([from, to]) => [from + inFacts, to + inFacts]),
            ),
      ),
    ],
  };
}

function squareOf(name: string, at: number, lang: string): HTMLElement {
  const hanzi = String.fromCodePoint(name.codePointAt(at) ?? 0x20);
  return element('i', [hanzi], { lang, 'aria-hidden': 'true' });
}

/** The heading of members: that they are suggestions, or what is true of them where no name matched. */
export function membersTitle(settings: SearchSettings, { isNear, about }: Found): string {
  const { words, kinds } = settings;
  if (isNear) return words.near;
  if (!about) return words.members;
  const nameOf = (tag: string) => {
    const [, kind] = /^kind (\d+)$/.exec(tag) ?? [];
    return kind === undefined ? tag : (kinds[Number(kind)] ?? '');
  };
  return [words.members, ...about.map((tags) => tags.map(nameOf).join(' / '))].join(
    words.separator,
  );
}

/** A page to which a word of the query leads. */
export function guideItem({ guides }: SearchSettings, id: string): Item[] {
  const guide = guides[id];
  if (!guide) return [];
  const { href, title = href } = guide;
  return [{ href, title: [title], lines: [] }];
}

/** A page as a result: its title and an excerpt with the found words marked. */
export function pageItem({ url, meta, excerpt }: FoundPage, language: string): Item {
  // Pagefind escapes only `<` and `>`, and adds only <mark>: every second piece is marked.
  const pieces = joinExcerpt(excerpt)
    .split(/<\/?mark>/)
    .map((piece) => piece.replace(/&lt;/g, '<').replace(/&gt;/g, '>'));
  const text = element(
    'span',
    pieces.map((piece, index) => (index % 2 === 0 ? piece : element('mark', [piece]))),
  );
  return {
    href: url + toTextFragment(markedWords(text, language)),
    title: [meta['title'] ?? url],
    lines: [text],
  };
}

/** The marked words of an excerpt, extended to whole words, because browsers highlight only those. */
function markedWords(excerpt: HTMLElement, language: string): string[] {
  const text = excerpt.textContent ?? '';
  const words =
    'Segmenter' in Intl
      ? [...new Intl.Segmenter(language, { granularity: 'word' }).segment(text)]
      : undefined;
  let end = 0;
  const marked: string[] = [];
  for (const node of excerpt.childNodes) {
    const start = end;
    end += node.textContent?.length ?? 0;
    if (!(node instanceof HTMLElement)) continue;
    const met = words?.filter(
      ({ index, segment }) => index < end && index + segment.length > start,
    );
    marked.push(met?.map(({ segment }) => segment).join('') || (node.textContent ?? ''));
  }
  const bare = marked.map((words) => words.replace(edges, '')).filter(Boolean);
  return [...new Set(bare)].slice(0, 4);
}

/** The URL fragment that makes browsers mark texts on the page and scroll to the first (text fragments). */
function toTextFragment(texts: string[]): string {
  const directives = texts.map((text) => `text=${encodeURIComponent(text).replaceAll('-', '%2D')}`);
  return directives.length === 0 ? '' : `#:~:${directives.join('&')}`;
}

function markedText(text: string, ranges: Range[]): (string | Node)[] {
  let end = 0;
  const parts = ranges.flatMap(([from, to]) => {
    if (from < end) return [];
    const before = text.slice(end, from);
    end = to;
    return [before, element('mark', [text.slice(from, to)])];
  });
  return [...parts, text.slice(end)];
}

/**
 * Adds a stylesheet to the page.
 * @returns resolves when it is loaded, rejects if it cannot be fetched
 */
export function addStyles(address: string): Promise<unknown> {
  const styles = element('link', [], { rel: 'stylesheet', href: address });
  document.head.append(styles);
  return new Promise((done, fail) => {
    styles.addEventListener('load', done);
    styles.addEventListener('error', fail);
  });
}

/** A result as a link with further lines. */
export type Item = {
  href: string;
  title: (string | Node)[];
  lines: HTMLElement[];
  /** The square of a member with its character. */
  square?: HTMLElement;
};
