import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCorrection } from '#domain/correction.ts';
import { readCorrection } from '#scripts/staff/import/correction-block.ts';
import { mailTexts } from '#scripts/staff/import/mail-text.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const block = writeCorrection([
  ['id', 'yi'],
  ['zh', '乙大学'],
  ['names.en.name', 'Yi University'],
  ['note', 'We are a university.'],
]);
const letter = '[member-letter 1]\n# Id\nid = yi\n\nnames.en.name = Yi University\nnote =\n[end]';

describe('a mail with corrections', () => {
  test('is read with what stands around its block', () => {
    expect(read(`Dear all,\n\n${block}\n\nBest wishes`)).toEqual({
      entries: {
        id: 'yi',
        zh: '乙大学',
        'names.en.name': 'Yi University',
        note: 'We are a university.',
      },
      isTyped: false,
      around: ['Dear all,', 'Best wishes'],
    });
  });

  test('that a person typed is read without a sum, and without what is empty', () => {
    expect(read(letter)).toMatchObject({
      entries: { id: 'yi', 'names.en.name': 'Yi University' },
      isTyped: true,
    });
    expect(read(letter.replaceAll('\n', '\r\n> ').replaceAll('=', '＝'))).toMatchObject({
      entries: { 'names.en.name': 'Yi University' },
    });
  });

  test('is read as the guide for staff prints it', () => {
    const guide = readFileSync(
      join(import.meta.dirname, '../../../docs/contributing.zh.md'),
      'utf8',
    );
    const [printed = ''] = /\[member-letter 1\][\s\S]*?\[end\]/.exec(guide) ?? [];
    const keys = [...printed.matchAll(/^ *(\S+) =$/gm)].map(([, key]) => key);
    expect(keys).toHaveLength(15);
    expect(read(printed.replace(/ =$/gm, ' = x'))).toMatchObject({
      entries: Object.fromEntries(keys.map((key) => [key, 'x'])),
    });
  });

  test('saved as a whole, with its text in base64, is read', () => {
    const code = Buffer.from(block).toString('base64').replace(/.{76}/g, '$&\r\n');
    const mail = [
      'Subject: x',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      code,
    ];
    expect(read(mail.join('\r\n'))).toMatchObject({ entries: { id: 'yi' } });
  });

  test('is none without a block', () => {
    expect(read('序号,单位名称\n1,甲')).toBeUndefined();
    expect(readCorrection(mailTexts(Buffer.from('PK\u0003\u0004')))).toBeUndefined();
  });

  test.each([
    ['a sign was lost', block.replace('University', 'Univrsity'), 'correction-damaged'],
    ['its end was cut off', block.slice(0, 60), 'correction-damaged'],
    ['its sum is gone', block.replace(/\nsum = .*/, ''), 'correction-damaged'],
    ['it is of a later form', block.replace('correction 1', 'correction 2'), 'correction-version'],
    [
      'there is another one in it',
      `${block}\n${writeCorrection([['id', 'jia']])}`,
      'correction-twice',
    ],
    ['a typed one follows', `${block}\n${letter}`, 'correction-twice'],
    ['a line of a typed one was broken', letter.replace('Yi ', 'Yi\n'), 'correction-line'],
    ['a key was typed twice', letter.replace('note =', 'id = jia'), 'correction-key-twice'],
  ])('is refused when %s', (_, mail, kind) => {
    expect(read(mail)).toEqual([kind]);
  });

  test('that quotes the same block again is read', () => {
    expect(read(`${block}\n\n> ${block.replaceAll('\n', '\n> ')}`)).toMatchObject({
      entries: { id: 'yi' },
    });
  });
});

/** What is read from a mail, or the kinds of problem for which it is refused. */
function read(mail: string) {
  try {
    const correction = readCorrection(mailTexts(Buffer.from(mail)));
    return correction && { ...correction, entries: Object.fromEntries(correction.entries) };
  } catch (error) {
    if (error instanceof Refusal) return error.problems.map(({ kind }) => kind);
    throw error;
  }
}
