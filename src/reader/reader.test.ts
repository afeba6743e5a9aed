import { expect, test, vi } from 'vitest';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';

/** A schema whose output is not valid input: what it returns must never be given to a schema again. */
vi.mock('#domain/member.ts', async (importOriginal) => {
  const original = await importOriginal<typeof import('#domain/member.ts')>();
  const { z } = await import('zod');
  const pinyin = z.string().transform((value) => ({ length: value.length }));
  return { ...original, memberSchema: original.memberSchema.extend({ pinyin }) };
});

test('values of a schema with a transform reach the content as they were transformed, once', async () => {
  const { readContent } = await import('#reader/content.ts');
  const { content, problems } = readContent(copiedContent(process.cwd()));
  // The schema's transform takes away the pinyin that the tone marks are compared with.
  expect(problems.filter(({ kind }) => kind !== 'tones-differ')).toEqual([]);
  expect(content?.members.get('uitm')?.pinyin).toHaveProperty('length');
});
