import { expect, test } from 'vitest';
import { composeLetters, plainLine } from '#domain/letter.ts';
import { localeCodes } from '#domain/locale.ts';
import { createDocx } from '#letter/docx.ts';
import { pairwiseAnswers } from '#scripts/fixtures/letters.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { readDocx } from '#scripts/staff/import/docx.ts';
import { openOfficeFile } from '#scripts/staff/import/office-file.ts';
import { createContext } from '#views/context.ts';
import { letterSettings } from '#views/letter.ts';

const content = await sampleContent();

const nasty = `${'<w:p>&amp;]]>"\'{{name}}</w:t> '.repeat(400)}\n\u202eشكرا\u0000\ud800\uffff\n\n\n<script>`;

test.each(localeCodes)('the Word document says what the letters in %s say', async (locale) => {
  const { languages, ...settings } = letterSettings(createContext(content, locale));
  const [first = {}, second = {}] = pairwiseAnswers(locale, { languages, ...settings });
  for (const answers of [first, second, { ...first, organization: nasty, text: nasty }]) {
    const letters = composeLetters(languages, answers);
    const bytes = createDocx(
      letters,
      languages.map(({ lang }) => lang),
    );
    const office = openOfficeFile(Buffer.from(bytes));
    const [main] = (await office?.relations('')) ?? [];
    if (!office || !main) throw new Error('No document');
    const rows = await readDocx(office, main.target);
    const expected = letters.flatMap(({ paragraphs }) =>
      paragraphs.map(({ lines }) => lines.map(plainLine).join('\n')),
    );
    // A half of a pair of code units has no bytes.
    expect(rows.map(({ cells: [cell] }) => cell?.text.replace(/\n$/, ''))).toEqual(
      expected.map((text) => text.replace(/\ud800/g, '\ufffd')),
    );
    expect(rows.flatMap(({ cells: [cell] }) => cell?.problem ?? [])).toEqual([]);
  }
});
