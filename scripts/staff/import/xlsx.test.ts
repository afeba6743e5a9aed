import { describe, expect, test } from 'vitest';
import { readBeside, readList } from '#scripts/fixtures/list-outcome.ts';
import { makeXlsx } from '#scripts/fixtures/office-file.ts';

const north = '北方职业学院';
const south = '南方职业学院';
const both = [north, south];

const text = (cell: string, value: string, more = '') =>
  `<c r="${cell}" t="inlineStr"${more}><is><t>${value}</t></is></c>`;
const head = `<row r="1">${text('A1', '序号')}${text('B1', '单位名称')}</row>`;
const line = (y: number, name: string, more = '', cells = '') =>
  `<row r="${y}"${more}><c r="A${y}"><v>${y - 1}</v></c>${name}${cells}</row>`;
const second = line(3, text('B3', south));
/** A workbook with some cell for the first name. */
const book = (name: string, others?: Record<string, string>, after = '', sheets?: string) =>
  makeXlsx(`<sheetData>${head}${line(2, name)}${second}</sheetData>${after}`, others, sheets);
const font = (inner: string, more = '', xf = '') => ({
  'styles.xml': `<styleSheet>${more}<fonts><font/><font>${inner}</font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"/></fill></fills><cellXfs><xf fontId="0"/><xf fontId="1" ${xf}/></cellXfs></styleSheet>`,
});
const format = (code: string) =>
  font('', `<numFmts><numFmt numFmtId="170" formatCode="${code}"/></numFmts>`, 'numFmtId="170"');
const styled = text('B2', north, ' s="1"');
const shared = (item: string) => ({ 'sharedStrings.xml': `<sst><si>${item}</si></sst>` });
const first = '<c r="B2" t="s"><v>0</v></c>';
const rich = (look: string) => `<r><t>北方</t></r><r><rPr>${look}</rPr><t>职业学院</t></r>`;
const guided =
  '<r><t>北方</t></r><rPh sb="0" eb="2"><t>běifāng</t></rPh><r><t>职业学院</t></r><phoneticPr/>';

describe('a list in Excel', () => {
  test.each<[string, Buffer]>([
    ['guides over characters in shared texts', book(first, shared(guided))],
    ['guides over characters in the cell', book(`<c r="B2" t="inlineStr"><is>${guided}</is></c>`)],
    ['parts in bold', book(first, shared(rich('<b/>')))],
    ['white text on a color', book(styled, font('<color rgb="FFFFFFFF"/>', '', 'fillId="1"'))],
    [
      'a format of accounts',
      book(styled, format('_(* #,##0_);_(* \\(#,##0\\);_(* &quot;-&quot;_);_(@_)')),
    ],
    [
      'a formula with its result',
      book(`<c r="B2" t="str"><f>"北方"&amp;C2</f><v>${north}</v></c>`),
    ],
    [
      'no references of rows and cells',
      makeXlsx(
        `<sheetData>${`${head}${line(2, text('B2', north))}${second}`.replaceAll(/ r="\w+"/g, '')}</sheetData>`,
      ),
    ],
    [
      'a prefix for every element',
      makeXlsx(
        `<x:sheetData>${`${head}${line(2, text('B2', north))}${second}`.replaceAll(/<(\/?)/g, '<$1x:')}</x:sheetData>`,
      ),
    ],
    [
      'numbers of a program',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', north)).replace('<v>1<', '<v>1.0<')}${second}</sheetData>`,
      ),
    ],
    [
      'formatted cells to the end of the sheet',
      makeXlsx(
        `<cols><col min="1" max="16384" width="9"/></cols><sheetData>${head}${line(2, text('B2', north))}${second}<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData><mergeCells><mergeCell ref="D1:XFD1048576"/></mergeCells>`,
      ),
    ],
    [
      'a second line of the head',
      makeXlsx(
        `<sheetData><row r="1">${text('A1', '序号')}${text('B1', '单位名称')}</row><row r="2">${text('B2', '英文')}${text('C2', '中文')}</row>${line(3, text('B3', 'North'), '', text('C3', north)).replace('<v>2<', '<v>1<')}${line(4, text('B4', 'South'), '', text('C4', south)).replace('<v>3<', '<v>2<')}</sheetData><mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>`,
      ),
    ],
    [
      'a hidden column that is not read',
      makeXlsx(
        `<cols><col min="3" max="3" hidden="1"/></cols><sheetData><row r="1">${text('A1', '序号')}${text('B1', '单位名称')}${text('C1', '国家')}</row>${line(2, text('B2', north), '', text('C2', '中国'))}${second}</sheetData>`,
      ),
    ],
  ])('is read with %s', async (_, bytes) => {
    expect(await readList(bytes)).toEqual(both);
  });

  test.each<[string, Buffer, string]>([
    ['a struck name', book(styled, font('<strike/>')), 'cell-struck B2'],
    ['a partly struck name', book(first, shared(rich('<strike/>'))), 'cell-struck B2'],
    [
      'a hidden row',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', north), ' hidden="1"')}${second}</sheetData><autoFilter ref="A1:B3"/>`,
      ),
      'cell-hidden B2',
    ],
    [
      'a row without height',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', north), ' ht="0" customHeight="1"')}${second}</sheetData>`,
      ),
      'cell-hidden B2',
    ],
    [
      'a hidden column of names',
      makeXlsx(
        `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${head}${line(2, text('B2', north))}</sheetData>`,
      ),
      'cell-hidden B2',
    ],
    [
      'a column of names without width',
      makeXlsx(
        `<cols><col min="2" max="2" width="0"/></cols><sheetData>${head}${line(2, text('B2', north))}</sheetData>`,
      ),
      'cell-hidden B2',
    ],
    ['white text', book(styled, font('<color theme="0"/>')), 'cell-hidden B2'],
    ['a format that hides', book(styled, format(';;;')), 'cell-hidden B2'],
    ['a format that adds text', book(styled, format('@&quot;分校&quot;')), 'cell-unread B2'],
    [
      'a raised mark',
      book(
        first,
        shared(
          '<r><t>北方职业学院</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>',
        ),
      ),
      'cell-raised B2',
    ],
    ['a font of symbols', book(styled, font('<name val="Wingdings"/>')), 'cell-unread B2'],
    [
      'an element that nobody knows',
      book('<c r="B2" t="inlineStr"><is><t>北方</t><novel>职业</novel></is></c>'),
      'cell-unread B2',
    ],
    [
      'a note',
      book(text('B2', north), {
        'comments/comments1.xml':
          '<comments><commentList><comment ref="B2"><text><t>2024 年加入</t></text></comment></commentList></comments>',
      }),
      'cell-note B2 2024 年加入',
    ],
    [
      'a discussion',
      book(text('B2', north), {
        'threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment ref="B2"><text>改名了？</text></threadedComment></ThreadedComments>',
      }),
      'cell-note B2 改名了？',
    ],
    ['a formula without its result', book('<c r="B2"><f>C2</f></c>'), 'cell-formula B2'],
    ['an error', book('<c r="B2" t="e"><v>#N/A</v></c>'), 'cell-error B2'],
    [
      'a date',
      book('<c r="B2" s="1"><v>45848</v></c>', format('yyyy&quot;年&quot;m&quot;月&quot;')),
      'cell-date B2',
    ],
    [
      'a row longer than the head',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', 'North'), '', text('C2', north))}</sheetData>`,
      ),
      'row-too-long C2',
    ],
    [
      'merged names',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', north))}${line(3, '')}</sheetData><mergeCells><mergeCell ref="B2:B3"/></mergeCells>`,
      ),
      'cells-merged B2',
    ],
    [
      'new members only',
      makeXlsx(
        `<sheetData>${head}${line(2, text('B2', north)).replace('<v>1<', '<v>57<')}</sheetData>`,
      ),
      'list-begins-late A2',
    ],
    [
      'more rows than any list',
      makeXlsx(
        `<sheetData>${head}${Array.from({ length: 5001 }, (_, at) => line(at + 2, text(`B${at + 2}`, `甲${at}学院`))).join('')}</sheetData>`,
      ),
      'too-large B3002',
    ],
    [
      'more cells than any list',
      makeXlsx(
        `<sheetData>${Array.from({ length: 101 }, (_, at) => `<row r="${at + 1}">${'<c><v>1</v></c>'.repeat(1000)}</row>`).join('')}</sheetData>`,
      ),
      'too-large',
    ],
  ])('is refused at the cell for %s', async (_, bytes, problems) => {
    expect(await readList(bytes)).toMatch(problems);
  });

  test('is read from every sheet that is not hidden, whatever else its state is', async () => {
    const again = (state: string) =>
      `<sheet name="又" state="${state}" r:id="worksheets/worksheet1.xml"/>`;
    const read = (state: string) => readList(book(text('B2', north), {}, '', again(state)));
    expect(await read('hidden')).toEqual(both);
    expect(await read('veryHidden')).toEqual(both);
    expect(await read('show')).toMatch(/^which-list/);
  });

  test('says what is beside the cells: hidden sheets, notes, text boxes, pictures', async () => {
    const bytes = book(
      text('B2', north),
      {
        'comments/comments1.xml':
          '<comments><comment ref="F9"><text><t>请核对</t></text></comment></comments>',
        'drawings/drawing1.xml':
          '<wsDr><sp><txBody><p><t>内部使用</t></p></txBody></sp><pic/></wsDr>',
      },
      '',
      '<sheet name="旧" state="hidden" r:id="none"/>',
    );
    const all = await readBeside(bytes);
    for (const part of ['“旧”: 隐藏的工作表', 'F9 批注 note: 请核对', '内部使用', '图片 a picture'])
      expect(all).toContain(part);
  });
});
