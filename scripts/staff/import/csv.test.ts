import { describe, expect, test } from 'vitest';
import { readList } from '#scripts/fixtures/list-outcome.ts';
import { makeArchive } from '#scripts/fixtures/office-file.ts';

const north = '北方职业学院';
const south = '南方职业学院';
const both = [north, south];

describe('a list as text', () => {
  const csv = (rows: string) => Buffer.from(`序号,单位名称\n${rows}`);
  test.each<[string, Buffer]>([
    ['numbers of a program', csv(`1.0,${north}\n2.0,${south}`)],
    ['blanks around quotes', csv(`1,${north}\n2, "${south}" `)],
    ['bars', Buffer.from(`序号|单位名称\n1|${north}\n2|${south}`)],
    ['wide commas', Buffer.from(`序号，单位名称\n1，${north}\n2，${south}`)],
    ['UTF-16 of few rows', Buffer.from(`序号,单位名称\n1,${north}\n2,${south}`, 'utf16le')],
    ['empty columns behind', csv(`1,${north},,\n2,${south},,`)],
  ])('is read with %s', async (_, bytes) => {
    expect(await readList(bytes)).toEqual(both);
  });

  test('keeps quotation marks that are part of a name', async () => {
    expect(await readList(csv('1,北方"一带"公司\n2,"南方"学院'))).toEqual([
      '北方"一带"公司',
      '"南方"学院',
    ]);
  });

  test('is read in Big5, and its names stay as they are', async () => {
    const bytes = [0xa7, 0xc7, 0xb8, 0xb9, 0x2c, 0xb3, 0xe6, 0xa6, 0xec, 0xa6, 0x57, 0xba, 0xd9];
    const names = [0x0a, 0x31, 0x2c, 0xbe, 0xc7, 0xb0, 0x7c];
    expect(await readList(Buffer.from([...bytes, ...names]))).toEqual(['學院']);
  });

  test.each<[string, Buffer, string]>([
    ['a comma in a name', csv('1,Siam College, Bangkok\n'), 'row-too-long C2'],
    ['a mark without partner', csv(`1,${north}\n2,"${south}\n3,西方学院`), 'csv-quotes B3'],
    ['marks that pair across lines', csv(`1,"${north}\n2,"${south}"\n`), 'csv-quotes'],
    [
      'a page saved whole',
      Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"'),
      'web-page',
    ],
    [
      'an OpenDocument',
      makeArchive({ mimetype: 'application/vnd.oasis', 'content.xml': '<x/>' }),
      'other-format',
    ],
    [
      'a binary workbook',
      makeArchive({
        '_rels/.rels': '<R><R Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></R>',
      }),
      'other-format',
    ],
  ])('is refused for %s', async (_, bytes, problems) => {
    expect(await readList(bytes)).toMatch(problems);
  });
});
