import { expect, test } from 'vitest';
import { writeCorrection } from '#domain/correction.ts';
import { localeCodes } from '#domain/locale.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { readCorrection } from '#scripts/staff/import/correction-block.ts';
import { createContext } from '#views/context.ts';
import { correctableView, correctView } from '#views/correct.ts';

test.each(localeCodes)(
  'the letter for readers without a script can be imported: %s',
  async (code) => {
    const { letter } = correctView(createContext(await publishedContent(), code));
    const filled = letter.text.replace(/^(\S+) = $/gm, '$1 = some $1');
    const { entries, isTyped } = readCorrection([filled]) ?? {};
    expect(isTyped).toBe(true);
    const keys = [...letter.text.matchAll(/^(\S+) = $/gm)].map(([, key = '']) => key);
    expect([...(entries ?? [])]).toEqual(keys.map((key) => [key, `some ${key}`]));
    expect(letter.mail.href).toContain(encodeURIComponent('[member-letter 1]'));
  },
);

test.each(localeCodes)('every field of the form can be imported: %s', async (code) => {
  const { fields, renaming, note } = correctView(createContext(await publishedContent(), code));
  const names = [
    ...fields.flatMap(({ value, source }) => [value.name, source]),
    renaming.name.name,
    renaming.date.name,
    renaming.source.name,
    note.name,
  ];
  const block = writeCorrection(names.map((name) => [name, 'x']));
  expect([...(readCorrection([block])?.entries.keys() ?? [])]).toEqual(names);
});

test('the form is told of no website that is not shown', async () => {
  const context = createContext(await publishedContent(), 'en');
  const hidden = context.current.filter(({ member }) => member.website?.status === 'unverified');
  expect(hidden).not.toHaveLength(0);
  for (const listed of hidden)
    expect(correctableView(context, listed).now).not.toHaveProperty('website.url');
});
