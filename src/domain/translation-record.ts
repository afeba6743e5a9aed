import { z } from 'zod';
import { type Block, blockStates } from '#domain/charter.ts';
import type { TranslationLocale } from '#domain/locale.ts';
import { pattern, translated } from '#domain/localized.ts';

/** The hash of a block's text, twelve hexadecimal digits. */
export const blockHash = pattern(/^[0-9a-f]{12}$/, '"1a2b3c4d5e6f"');

/**
 * `content/charter/<section>/record.yaml`, written by `npm run translations`: the paragraphs of the original that
 * translations were made from, and the translations as they were when they were accepted.
 */
export const translationRecordSchema = z.strictObject({
  /** Chinese text by hash; empty for a component. */
  originals: z.record(blockHash, z.string()),
  /** Hashes of the translations' blocks, in order. */
  accepted: translated(z.array(blockHash)).partial(),
});

/**
 * Which block of the earlier original stands for each block of the present one, also where paragraphs were split,
 * merged, or added since.
 * @param from the hashes of the earlier original's blocks, in order
 * @param texts the blocks by their hashes, as far as they are kept
 * @returns a hash for each block: its own if its words are all there still, the earlier block's if they have changed,
 *   none if the block is new
 */
export function alignWithOriginal(
  original: readonly Block[],
  from: readonly string[],
  texts: Readonly<Record<string, string>> = {},
): (string | undefined)[] {
  const now = original.map(({ hash }) => hash);
  const known = { ...texts, ...Object.fromEntries(original.map(({ hash, text }) => [hash, text])) };
  // A component has no words, and stands for itself.
  const wordsOf = (hash: string) => known[hash]?.normalize('NFC').replace(/\s+/g, '') || hash;
  const [after, before] = [now.map(wordsOf), from.map(wordsOf)];
  const start = countSame(after, before);
  const end = countSame(backwards(after.slice(start.after)), backwards(before.slice(start.before)));
  const changed = from.slice(start.before, from.length - end.before);
  return now.map((hash, index) =>
    index < start.after || index >= now.length - end.after
      ? hash
      : changed[Math.min(index - start.after, changed.length - 1)],
  );
}

/** How many texts of both lists, from their beginnings, say the same when they are read on without a break. */
function countSame(after: readonly string[], before: readonly string[]) {
  const same = { after: 0, before: 0 };
  const read = { after: '', before: '' };
  for (let [here, there] = [0, 0]; ; ) {
    const isEven = read.after === read.before;
    if (isEven) Object.assign(same, { after: here, before: there });
    const isBehind = isEven || read.before.startsWith(read.after);
    if (!isBehind && !read.after.startsWith(read.before)) return same;
    const next = isBehind ? after[here++] : before[there++];
    if (next === undefined) return same;
    read[isBehind ? 'after' : 'before'] += next;
  }
}

function backwards(texts: readonly string[]): string[] {
  return texts.map((text) => [...text].reverse().join('')).reverse();
}

/**
 * How a translation stands to its original, block by block.
 * @param from the hashes of the original that it was made from; `undefined` if they are not recorded
 */
export function compareWithOriginal(
  original: readonly Block[],
  from: readonly string[] | undefined,
  record: TranslationRecord | undefined,
): BlockReport[] {
  const aligned = from && alignWithOriginal(original, from, record?.originals);
  return blockStates(original, aligned).map((state, index) => {
    const made = aligned?.[index];
    return {
      number: index + 1,
      state,
      before: made === undefined ? undefined : record?.originals[made],
      after: original[index]?.text ?? '',
    };
  });
}

/**
 * The blocks whose original has changed while the translation is as it was when it was last accepted.
 * @returns their numbers, from 1
 */
export function findUntouched(
  original: readonly Block[],
  translation: readonly Block[],
  from: readonly string[] | undefined,
  accepted: readonly string[] | undefined,
): number[] {
  const pairs = new Set(accepted?.map((hash, index) => `${from?.[index]} ${hash}`));
  const said = new Set(accepted);
  return translation.flatMap(({ hash }, index) => {
    const isSettled = pairs.has(`${original[index]?.hash} ${hash}`);
    return said.has(hash) && !isSettled ? [index + 1] : [];
  });
}

/** The record after a translation was accepted; originals that no translation refers to any more are dropped. */
export function recordAccepted(
  record: TranslationRecord | undefined,
  original: readonly Block[],
  accepted: { locale: TranslationLocale; blocks: readonly Block[] },
  others: readonly (readonly string[] | undefined)[],
): TranslationRecord {
  const texts = {
    ...record?.originals,
    ...Object.fromEntries(original.map(({ hash, text }) => [hash, text])),
  };
  const wanted = [...original.map(({ hash }) => hash), ...others.flatMap((hashes) => hashes ?? [])];
  return {
    originals: Object.fromEntries(
      [...new Set(wanted)].flatMap((hash) => {
        const text = texts[hash];
        return text === undefined ? [] : [[hash, text]];
      }),
    ),
    accepted: {
      ...record?.accepted,
      [accepted.locale]: accepted.blocks.map(({ hash }) => hash),
    },
  };
}

/** What translations of a section were made from. */
export type TranslationRecord = z.infer<typeof translationRecordSchema>;

/** One block of a translation: whether it is older than its original, and how that read before and reads now. */
export type BlockReport = {
  /** Position in the section, from 1. */
  number: number;
  state: 'current' | 'outdated';
  /** Nothing where the earlier text was not kept. */
  before: string | undefined;
  after: string;
};
