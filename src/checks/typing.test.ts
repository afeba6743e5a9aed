import { expect, test } from 'vitest';
import { readerTexts } from '#checks/reader-texts.ts';
import { checkTyping } from '#checks/typing.ts';
import { sampleRawContent } from '#scripts/fixtures/sample-content.ts';

test.each([
  ['a mark between words', 'names，and numbers', ',', ', ', ' and a space after it'],
  ['a mark before a space', 'names， and numbers', ',', ',', ''],
  ['a mark at the end', 'names and numbers。', '.', '.', ''],
  ['a mark in a number', 'at 10：30', ':', ':', ''],
  ['an opening bracket', 'names（and numbers)', '(', ' (', ' and a space before it'],
  ['a closing bracket', '(names）and', ')', ') ', ' and a space after it'],
  ['a letter', 'Ａnames', 'A', 'A', ''],
])(
  'a full-width sign is corrected with the spaces it needs: %s',
  async (_, text, right, to, space) => {
    const raw = await sampleRawContent();
    Object.assign(frameOf(raw.ui?.en.data), { skip: text });
    const found = readerTexts(raw)
      .flatMap((words) => checkTyping(words))
      .filter(({ kind }) => kind === 'full-width-sign');
    expect(found).toHaveLength(1);
    expect(found[0]?.fix).toMatchObject({ to });
    expect(found[0]?.en.cure).toBe(`write “${right}”${space}`);
  },
);

/** A group of a dictionary, to be changed in place. */
function frameOf(dictionary: unknown): object {
  return (dictionary as { frame: object }).frame;
}
