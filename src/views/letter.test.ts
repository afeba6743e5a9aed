import { describe, expect, test } from 'vitest';
import { composeLetters, type LetterAnswers, plainLetter } from '#domain/letter.ts';
import { localeCodes, originalLocale } from '#domain/locale.ts';
import { pairwiseAnswers } from '#scripts/fixtures/letters.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';
import { letterSettings, letterView } from '#views/letter.ts';

const content = await sampleContent();

/** What no letter may hold. */
const faults: [fault: string, pattern: RegExp][] = [
  ['a program’s word', /undefined|null|NaN|\[object/],
  ['an unfilled place', /\{\{|\}\}/],
  ['a blank', /[\u2460-\u2473]/],
  ['two blanks', / {2}/],
  ['a blank before punctuation', / [,;:!?)\]\u3002\uff0c]/],
  ['a blank after a bracket', /[([\uff08] /],
  ['empty brackets', /\(\)|\uff08\uff09/],
  [
    'two signs of punctuation',
    /[,;:!?\uff0c\u3002\uff1b\uff1a\uff01\uff1f\u3001]{2}|\.[.,;:!?\u3002]/,
  ],
  ['two empty lines', /\n{3}/],
  ['a blank at the end of a line', /[^\S\n]+(\n|$)/],
];

const findFaults = (text: string) =>
  faults
    .filter(([, pattern]) => pattern.test(text.replaceAll('Co., Ltd.', 'Company')))
    .map(([fault]) => fault);

describe.each(localeCodes)('letters of readers in %s', (locale) => {
  const settings = letterSettings(createContext(content, locale));
  const rows = pairwiseAnswers(locale, settings);

  test('read as letters do, whatever two answers meet', () => {
    expect(rows.length).toBeGreaterThan(60);
    const wrong = rows.flatMap((answers) =>
      composeLetters(settings.languages, answers).flatMap((letter) =>
        [letter.subject, plainLetter(letter)].flatMap((text) =>
          findFaults(text).map((fault) => `${fault}:\n${text}`),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('have Chinese punctuation in Chinese', () => {
    for (const answers of rows) {
      const chinese = composeLetters(settings.languages, answers).at(-1);
      expect(chinese && plainLetter(chinese)).not.toMatch(/\p{sc=Han}[,;:?!()]/u);
    }
  });

  test('hold every answer, the typed ones as they are in both languages', () => {
    for (const answers of rows) {
      const letters = composeLetters(settings.languages, answers).map(plainLetter);
      for (const [index, letter] of letters.entries()) {
        const { choices } = settings.languages[index] as (typeof settings.languages)[number];
        for (const field of ['topic', 'about', 'ask', 'reply', 'kind'] as const)
          expect(letter).toContain(choices[field][answers[field] ?? ''] ?? '');
        const isPrivate = answers.kind === 'person';
        for (const field of ['name', 'position', 'reach', 'text'] as const)
          expect(letter).toContain(answers[field]);
        expect(letter.includes(answers.organization ?? '')).toBe(!isPrivate);
      }
    }
  });

  test('name the country in Chinese if it is known', () => {
    const country = settings.languages[0]?.countries.find((names) => names.length > 1)?.at(-1);
    const [, chinese] = composeLetters(settings.languages, {
      country: ` ${country?.toUpperCase()} `,
    });
    if (locale !== originalLocale) expect(chinese && plainLetter(chinese)).not.toContain(country);
    const inChinese = settings.languages.at(-1)?.countries.map(([name]) => name);
    expect(inChinese).toContain('巴勒斯坦');
  });

  test('say 来信人原文 in Chinese only, and only where something was written', () => {
    const mark = '来信人原文';
    const answers = { kind: 'person', name: 'A', country: 'B' };
    const texts = (more: LetterAnswers) =>
      composeLetters(settings.languages, { ...answers, text: '', ...more }).map((letter) =>
        plainLetter(letter).includes(mark),
      );
    expect(texts({})).not.toContain(true);
    expect(texts({ text: 'C' })).toEqual(locale === originalLocale ? [false] : [false, true]);
  });

  test('are a model with the same blanks in both languages before anything is answered', () => {
    const { letters } = letterView(createContext(content, locale));
    const blanks = letters.map(({ paragraphs }) =>
      [...new Set(plainLetter({ subject: '', paragraphs }).match(/[\u2460-\u2473]/g))]
        .sort()
        .join(''),
    );
    expect(new Set(blanks)).toEqual(new Set(['①②③④⑤⑥⑦']));
    expect(letters.map(({ lang }) => lang)).toEqual(
      locale === originalLocale ? [undefined] : [undefined, 'zh-CN'],
    );
  });

  test('offer every member, place and task', () => {
    const values = settings.form.flatMap((field) =>
      'groups' in field
        ? field.groups.flatMap(({ options }) =>
            options.map(({ value }) => `${field.name} ${value}`),
          )
        : [],
    );
    expect(values.filter((value) => value.startsWith('topic task-'))).toHaveLength(6);
    for (const id of content.members.keys()) expect(values).toContain(`about ${id}`);
    expect(values).toContain('about place:cn-js');
    // Every choice is a sentence in every language.
    for (const { choices } of settings.languages)
      for (const value of values) {
        const [field = '', choice = ''] = value.split(' ');
        if (choice !== '' && choice !== 'person')
          expect(choices[field as keyof typeof choices][choice], value).toBeTruthy();
      }
  });
});

test('finds the faults it looks for', () => {
  expect(findFaults('A  b,, c {{d}} undefined ①\n\n\n（）( )() x ')).toHaveLength(faults.length);
});
