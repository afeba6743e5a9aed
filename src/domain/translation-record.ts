import { z } from 'zod';
import { type Block, blockStates } from '#domain/charter.ts';
import { type TranslationLocale, translationLocales } from '#domain/locale.ts';
import { pattern } from '#domain/localized.ts';

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
  accepted: z.strictObject(
    Object.fromEntries(
      translationLocales.map((locale) => [locale, z.array(blockHash).optional()]),
    ) as Record<TranslationLocale, z.ZodOptional<z.ZodArray<typeof blockHash>>>,
  ),
});

/**
 * How a translation stands to its original, block by block.
 * @param from the hashes of the original that it was made from; `undefined` if they are not recorded
 */
export function compareWithOriginal(
  original: readonly Block[],
  from: readonly string[] | undefined,
  record: TranslationRecord | undefined,
): BlockReport[] {
  return blockStates(original, from).map((state, index) => {
    const made = from?.[index];
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
