import { defineProblems, lineOf, type Problem } from '#checks/problem.ts';
import { type Block, blockIds } from '#domain/charter.ts';
import { originalLocale } from '#domain/locale.ts';
import type { RawDocument } from '#reader/raw.ts';

/** Kinds of problem with the permanent fragments of the introduction’s paragraphs. */
export const report = defineProblems(
  {
    'address-twice': `
    简介里另一处已经用了地址“{value}”
    新加的段落，请改为一个没有用过的地址；原有的段落，地址保持不变
    别人引用某一段时，链接靠这个地址找到它，所以一个地址只能属于一段。
    Another place in the introduction has the address “{value}” already
    give a new paragraph an address that was never used; a paragraph that was there before keeps its own
    Links in quotations find a paragraph by its address, so an address belongs to one paragraph only.`,
  },
  {
    'no-address': `
    这一段没有固定地址
    新加的或拆出来的段落，请在它上面加一行 {note}，上下各空一行；原有的段落，请把它原来的那一行放回去
    别人引用某一段时，链接靠这个地址找到它；没有这一行，改了文字链接就会失效。
    This paragraph has no permanent address
    above a paragraph that is new or was split off add the line {note} between empty lines; above one that was there before put its own line back
    Links in quotations find a paragraph by its address; without the line they break as soon as its words change.`,
  },
);

/** Paragraphs of the introduction without an address of their own, or with that of another place. */
export function checkAddresses(charter: readonly RawDocument[]): Problem[] {
  const places = charter
    .filter(({ locale, unreadable }) => locale === originalLocale && !unreadable)
    .flatMap((document) =>
      blockIds(document.id, document.blocks).flatMap((value, index) => {
        const block = document.blocks[index];
        // A list has one address, that of its first item.
        const isLater = isItem(block) && isItem(document.blocks[index - 1]);
        return block && !isLater ? [{ document, block, value }] : [];
      }),
    );
  const isHeading = ({ block }: (typeof places)[number]) => block.type.startsWith('heading-');
  const seen = new Set(places.filter(isHeading).map(({ value }) => value));
  return places
    .filter((place) => !isHeading(place))
    .flatMap(({ document, block: { address, line }, value }) => {
      const place = lineOf(document, line);
      if (seen.has(value)) return [report('address-twice', place, { value })];
      seen.add(value);
      return address === undefined ? [report('no-address', place, { note: noteOf(value) })] : [];
    });
}

function isItem(block: Block | undefined): boolean {
  return block?.type === 'list-item';
}

function noteOf(address: string): string {
  return `{/* #${address} */}`;
}
