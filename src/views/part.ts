import type { Translator } from '#i18n/translator.ts';
import { type Part, partPath } from '#routes.ts';

/** A list of up to this length is one page. */
const mostInOne = 150;

/** A longer one is read in parts of this length. */
const size = 100;

/** The parts of a list of a length; the first stands at the address of the list itself. */
export function partsOf(length: number): number[] {
  const count = length > mostInOne ? Math.ceil(length / size) : 1;
  return Array.from({ length: count }, (_, at) => at + 1);
}

/** The parts of the directory, which is also one page with all members. */
export function directoryParts(length: number): Part[] {
  const parts = partsOf(length);
  return parts.length > 1 ? [...parts, 'all'] : parts;
}

/** In which part of a list the item at an index stands. */
export function partAt(index: number, length: number): number {
  return length > mostInOne ? Math.floor(index / size) + 1 : 1;
}

/**
 * The items of a part of a list, which part that is, and the links to all parts; no links if it is one page.
 * @param address the path of the list
 */
export function takePart<T>(
  words: Translator,
  list: readonly T[],
  part: Part,
  address: string,
): { items: readonly T[]; shown: Shown; parts: PartsView } {
  const parts = partsOf(list.length);
  const label = words.text('members.parts');
  if (parts.length === 1) return { items: list, shown: { part }, parts: { label, links: [] } };
  const endOf = (number: number) => Math.min(number * size, list.length);
  const rangeOf = (number: number) =>
    `${words.number((number - 1) * size + 1)}–${words.number(endOf(number))}`;
  return {
    items: part === 'all' ? list : list.slice((part - 1) * size, endOf(part)),
    shown: { part, range: part === 'all' ? undefined : rangeOf(part) },
    parts: {
      label,
      links: parts.map((number) => ({
        text: rangeOf(number),
        href: partPath(address, number),
        current: number === part ? 'page' : undefined,
      })),
    },
  };
}

/** Which part of a list a page shows, and from where to where, if not all. */
export type Shown = { part: Part; range?: string | undefined };

export type { Part };

/** The links to the parts of a list. */
export type PartsView = { label: string; links: PartLink[] };

/** A link to a part of a list, such as “101–200”. */
export type PartLink = { text: string; href: string; current: 'page' | undefined };
