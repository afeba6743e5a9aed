import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fixturePath } from '#scripts/fixtures/import-project.ts';
import { readDocument } from '#scripts/staff/import/document.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const table = '序号,单位名称\n1,蒙古国 CITI 大学\n';

describe('documents', () => {
  test.each<[string, Buffer]>([
    ['UTF-8', Buffer.from(table)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(`${'1,2,3,4\n'.repeat(8)}${table}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\ufeff${table}`, 'utf16le').swap16()],
    ['GB 18030', encodeGbk(table)],
    ['semicolons', Buffer.from(table.replaceAll(',', ';'))],
    [
      'tabs and the line ends of Windows',
      Buffer.from(table.replaceAll(',', '\t').replaceAll('\n', '\r\n')),
    ],
    ['the line ends of old Macs', Buffer.from(table.replaceAll('\n', '\r'))],
    ['a title above that has no commas', Buffer.from(`名单\n${table}`)],
  ])('of text are read: %s', async (_, bytes) => {
    const rows = await readDocument(makeFile('list.csv', bytes));
    const cells = rows.map(({ cells }) => cells.map(({ text }) => text));
    expect(cells.slice(-2)).toEqual([
      ['序号', '单位名称'],
      ['1', '蒙古国 CITI 大学'],
    ]);
  });

  test('keep the numbers of their rows where cells hold line breaks', async () => {
    const rows = await readDocument(
      makeFile('list.csv', Buffer.from('序号,名称\n\n1,"甲\n学院"\n2,乙')),
    );
    expect(rows.map(({ cells }) => cells.at(-1))).toEqual([
      { text: '名称', place: 'B1' },
      { text: '', place: 'A2' },
      { text: '甲\n学院', place: 'B3' },
      { text: '乙', place: 'B4' },
    ]);
  });

  test('are known by what is in them, not by their name', async () => {
    for (const file of ['china.docx', 'both.xlsx']) {
      const rows = await readDocument(makeFile('list.csv', readFileSync(fixturePath(file))));
      expect(rows.length).toBeGreaterThan(50);
    }
  });

  test.each<[string, Buffer, string]>([
    ['an empty file', Buffer.from(''), 'file-empty'],
    ['an old .xls or .doc', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'old-format'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'other-format'],
    ['a page of HTML that calls itself .xls', Buffer.from('<html><table>'), 'web-page'],
    ['the beginning of an archive', Buffer.from('PK\u0003\u0004 content.xml'), 'broken-file'],
    ['half a workbook', readFileSync(fixturePath('both.xlsx')).subarray(0, 5000), 'broken-file'],
    [
      'a quotation mark without partner',
      Buffer.from('序号,名称\n1,"甲学院\n2,乙学院'),
      'csv-quotes',
    ],
    ['bytes of no encoding', Buffer.from([0x31, 0x2c, 0xff, 0x0a]), 'bad-encoding'],
  ])('are refused: %s', async (_, bytes, kind) => {
    expect(await kindOf(makeFile('list.xlsx', bytes))).toBe(kind);
  });

  test('are refused where they are damaged inside', async () => {
    const bytes = readFileSync(fixturePath('both.xlsx'));
    bytes.fill(0, 200, 3000);
    expect(await kindOf(makeFile('list.xlsx', bytes))).toBe('broken-file');
    const words = readFileSync(fixturePath('both.docx'));
    words.fill(0, 200, 3000);
    expect(await kindOf(makeFile('list.docx', words))).toBe('broken-file');
  });

  test('are refused where there is none, or a folder', async () => {
    expect(await kindOf('/nowhere/list.xlsx')).toBe('file-missing');
    await expect(readDocument(tmpdir())).rejects.toMatchObject({ syscall: 'read' });
  });

  test('report which cells are text, and which cannot be relied on', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '表',
          rows: [[1, true, 'a_x000D_\nb', new Date('2025-07-10'), null, null, null, null]],
          cells: new Map([
            ['0,4', { formula: '"甲"&"乙"', formulaResult: '甲乙', type: 'formula' }],
            ['0,5', { formula: 'A1+1', type: 'formula' }],
            ['0,6', { value: '#REF!', type: 'error' }],
            [
              '0,7',
              { value: '官网', type: 'string', hyperlink: { target: 'https://jia.example/' } },
            ],
          ]),
        },
      ],
    });
    const [, row] = await readDocument(makeFile('list.xlsx', Buffer.from(bytes)));
    expect(row?.cells.map(({ place, ...cell }) => cell)).toEqual([
      { text: '1' },
      { text: 'TRUE' },
      { text: 'a\r\nb' },
      { text: '2025-07-10', problem: expect.objectContaining({ kind: 'cell-date' }) },
      { text: '甲乙' },
      { text: '', problem: expect.objectContaining({ kind: 'cell-formula' }) },
      { text: '#REF!', problem: expect.objectContaining({ kind: 'cell-error' }) },
      { text: '官网', link: 'https://jia.example/' },
    ]);
  });
});

function makeFile(name: string, bytes: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'document-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
}

async function kindOf(path: string): Promise<string | undefined> {
  try {
    await readDocument(path);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems[0]?.kind;
  }
}

/** The text in GBK, by looking up every character among all pairs of bytes. */
function encodeGbk(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, [number, number]>();
  for (let first = 0x81; first <= 0xfe; first++)
    for (let second = 0x40; second <= 0xfe; second++)
      bytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  return Buffer.from([...text].flatMap((sign) => bytes.get(sign) ?? sign.charCodeAt(0)));
}
