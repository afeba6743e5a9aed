import { element } from '#browser/element.ts';
import type { Item } from '#search/item.ts';
import type { IndexedMember } from '#search/member-index.ts';
import type { SearchSettings } from '#views/search.ts';

/**
 * What a reader may type, shown in an empty box: a kind with a place, a name in the reader's script, and initials of
 * pinyin. They lead to what they find.
 * @param members in published order
 */
export function exampleItems(settings: SearchSettings, members: readonly Example[]): Item[] {
  const { position, kinds, original, page } = settings;
  const toItem = (query: string, lines: HTMLElement[] = []): Item => ({
    href: `${page}?${new URLSearchParams({ q: query })}`,
    title: [query],
    lines,
  });
  const [first] = members;
  const named = members.filter(({ names, place }) => names[position] && place);
  const last = named[named.length - 1];
  if (!first || !last) return [];
  const initials = first.pinyin.replace(/(\S)\S* ?/g, '$1');
  return [
    toItem(`${kinds[last.kind]} ${last.place}`),
    toItem(last.names[position] ?? ''),
    toItem(initials, [element('span', [first.names[0] ?? ''], { lang: original })]),
  ];
}

type Example = Pick<IndexedMember, 'names' | 'pinyin' | 'kind'> & { place: string };
