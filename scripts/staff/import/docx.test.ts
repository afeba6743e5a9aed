import { describe, expect, test } from 'vitest';
import { readBeside, readList } from '#scripts/fixtures/list-outcome.ts';
import { makeArchive, makeDocx, run, tc, tr, wordList } from '#scripts/fixtures/office-file.ts';

const north = '北方职业学院';
const south = '南方职业学院';
const both = [north, south];

/** A list of Word with some content in the cell of the first name. */
const named = (content: string, others?: Record<string, string>, properties = '') =>
  makeDocx(
    wordList(tr(tc(run('1')), tc(content, properties)), tr(tc(run('2')), tc(run(south)))),
    others,
  );

const field = (code: string, shown?: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${[...code].map((sign) => `<w:r><w:instrText xml:space="preserve">${sign}</w:instrText></w:r>`).join('')}${
    shown === undefined ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(shown)}`
  }<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

const style = (id: string, inner: string, type = 'character') =>
  `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;

const styles = `<w:styles>${style('A', '<w:rPr><w:strike/></w:rPr>')}${style('B', '<w:basedOn w:val="A"/>')}${style('P', '<w:rPr><w:vanish/></w:rPr>', 'paragraph')}${style('L', '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', 'paragraph')}</w:styles>`;
const numbering =
  '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>';
const notes = (type: string) => ({
  [`${type}s.xml`]: `<w:${type}s><w:${type} w:id="3"><w:p>${run('2024 年加入')}</w:p></w:${type}></w:${type}s>`,
});
const counted = (properties: string) =>
  makeDocx(
    wordList(
      ...both.map((name) =>
        tr(`<w:tc><w:p><w:pPr>${properties}</w:pPr></w:p></w:tc>`, tc(run(name))),
      ),
    ),
    { 'styles.xml': styles, 'numbering.xml': numbering },
  );
const box = (inner: string) =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
const plain = wordList(tr(tc(run('1')), tc(run(north))), tr(tc(run('2')), tc(run(south))));

describe('a list in Word', () => {
  test.each<[string, Buffer]>([
    [
      'a guide over characters',
      named(
        `<w:r><w:ruby><w:rubyPr/><w:rt>${run('běi')}</w:rt><w:rubyBase>${run('北')}</w:rubyBase></w:ruby></w:r>${run('方职业学院')}`,
      ),
    ],
    [
      'a guide in a field',
      named(
        field('EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(běi),北)') +
          run('方职业学院'),
      ),
    ],
    ['a field with a result', named(run('北方') + field('MERGEFIELD 种类', '职业') + run('学院'))],
    [
      'a field within the code of another',
      named(
        run('北方') +
          `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${field('MERGEFIELD x', '1')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('职业')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
          run('学院'),
      ),
    ],
    [
      'a simple field',
      named(
        `${run('北方')}<w:fldSimple w:instr="MERGEFIELD x">${run('职业')}</w:fldSimple>${run('学院')}`,
      ),
    ],
    ['an entry of an index', named(run(north) + field('XE "北方"'))],
    ['text set from left to right', named(`<w:bdo w:val="ltr">${run(north)}</w:bdo>`)],
    [
      'links, tags and controls',
      named(
        `<w:hyperlink r:id="x">${run('北')}</w:hyperlink><w:smartTag><w:smartTagPr/>${run('方')}</w:smartTag><w:sdt><w:sdtPr/><w:sdtContent>${run('职业')}</w:sdtContent></w:sdt><w:customXml>${run('学院')}</w:customXml>`,
      ),
    ],
    [
      'a change of format that is tracked',
      named(run(north, '<w:b/><w:rPrChange><w:rPr><w:strike/></w:rPr></w:rPrChange>')),
    ],
    [
      'strike and hidden turned off',
      named(run(north, '<w:rStyle w:val="B"/><w:strike w:val="0"/><w:vanish w:val="false"/>'), {
        'styles.xml': styles,
      }),
    ],
    [
      'white text on blue',
      named(run(north, '<w:color w:val="FFFFFF"/>'), {}, '<w:shd w:fill="1F497D"/>'),
    ],
    [
      'marks of spelling, places and comments that are gone',
      named(
        `<w:proofErr/><w:bookmarkStart/><w:commentRangeStart/>${run(north)}<w:commentRangeEnd/><w:bookmarkEnd/><w:r><w:lastRenderedPageBreak/></w:r>`,
      ),
    ],
    [
      'a line break of any kind',
      named(`${run('北方')}<w:r><w:cr/></w:r>${run('职业')}<w:r><w:br/></w:r>${run('学院')}`),
    ],
    [
      'rows and cells in controls',
      makeDocx(
        wordList(
          `<w:sdt><w:sdtContent>${tr(tc(run('1')), `<w:sdt><w:sdtContent>${tc(run(north))}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>`,
          tr(tc(run('2')), tc(run(south))),
        ),
      ),
    ],
    ['a table in a text box', makeDocx(box(plain))],
    ['numbers counted by a style', counted('<w:pStyle w:val="L"/>')],
    [
      'numbers counted directly',
      counted('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
    ],
    [
      'a column that begins further right',
      makeDocx(
        `<w:tbl>${tr(tc(run('地区')), tc(run('序号')), tc(run('单位名称')))}${tr(tc(run('华北')), tc(run('1')), tc(run(north)))}<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${tc(run('2'))}${tc(run(south))}</w:tr></w:tbl>`,
      ),
    ],
    [
      'a head over two columns',
      makeDocx(
        `<w:tbl>${tr(tc(run('序号'), '<w:vMerge w:val="restart"/>'), tc(run('单位名称'), '<w:gridSpan w:val="2"/>'))}${tr(tc('', '<w:vMerge/>'), tc(run('英文')), tc(run('中文')))}${tr(tc(run('1')), tc(run('North')), tc(run(north)))}${tr(tc(run('2')), tc(run('South')), tc(run(south)))}</w:tbl>`,
      ),
    ],
    [
      'a head of the names below another',
      makeDocx(
        `<w:tbl>${tr(tc(run('序号'), '<w:vMerge w:val="restart"/>'), tc(run('成员'), '<w:gridSpan w:val="2"/>'))}${tr(tc('', '<w:vMerge/>'), tc(run('单位名称')), tc(run('国家')))}${tr(tc(run('1')), tc(run(north)), tc(run('中国')))}${tr(tc(run('2')), tc(run(south)), tc(''))}</w:tbl>`,
      ),
    ],
    [
      'traditional heads',
      makeDocx(
        `<w:tbl>${tr(tc(run('序號')), tc(run('單位名稱')))}${tr(tc(run('1')), tc(run(north)))}${tr(tc(run('2')), tc(run(south)))}</w:tbl>`,
      ),
    ],
    [
      'another prefix and another path',
      makeArchive({
        '_rels/.rels':
          '<Relationships><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="word/document2.xml"/></Relationships>',
        'word/document2.xml': `<x:document><x:body>${plain.replaceAll('w:', 'x:')}</x:body></x:document>`,
      }),
    ],
  ])('is read with %s', async (_, bytes) => {
    expect(await readList(bytes)).toEqual(both);
  });

  test.each<[string, Buffer, string]>([
    ['a struck name', named(run(north, '<w:strike/>')), 'cell-struck 2.2'],
    ['a name struck twice', named(run(north, '<w:dstrike/>')), 'cell-struck 2.2'],
    [
      'a name struck by a style based on another',
      named(run(north, '<w:rStyle w:val="B"/>'), { 'styles.xml': styles }),
      'cell-struck 2.2',
    ],
    [
      'a struck number',
      makeDocx(wordList(tr(tc(run('1', '<w:strike/>')), tc(run(north))))),
      'cell-struck 2.1',
    ],
    [
      'hidden text behind a name',
      named(run(north) + run('内部', '<w:vanish/>')),
      'cell-hidden 2.2',
    ],
    [
      'a paragraph hidden by its style',
      named(`<w:pPr><w:pStyle w:val="P"/></w:pPr>${run(north)}`, { 'styles.xml': styles }),
      'cell-hidden 2.2',
    ],
    [
      'white text on white',
      named(run(north) + run('备注', '<w:color w:val="FFFFFF"/>')),
      'cell-hidden 2.2',
    ],
    ['text of one point', named(run(north) + run('备注', '<w:sz w:val="2"/>')), 'cell-hidden 2.2'],
    [
      'a hidden row',
      makeDocx(
        wordList(
          tr(tc(run('1')), tc(run(north))),
          `<w:tr><w:trPr><w:hidden/></w:trPr>${tc(run('2'))}${tc(run(south))}</w:tr>`,
        ),
      ),
      'cell-hidden 3.2',
    ],
    ['text put in', named(`<w:ins>${run(north)}</w:ins>`), 'cell-tracked 2.2'],
    [
      'text taken out',
      named(`${run(north)}<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`),
      'cell-tracked 2.2',
    ],
    [
      'text moved away',
      named(`<w:moveFromRangeStart/><w:moveFrom>${run(north)}</w:moveFrom>`),
      'cell-tracked 2.2',
    ],
    [
      'a row taken out, with its number typed',
      makeDocx(
        wordList(
          tr(tc(run('1')), tc(run(north))),
          `<w:tr><w:trPr><w:del/></w:trPr>${tc('<w:del><w:r><w:delText>2</w:delText></w:r></w:del>')}${tc('<w:del><w:r><w:delText>旧学院</w:delText></w:r></w:del>')}</w:tr>`,
          tr(tc(run('3')), tc(run(south))),
        ),
      ),
      'cell-tracked 3.2',
    ],
    [
      'a row put in',
      makeDocx(wordList(`<w:tr><w:trPr><w:ins/></w:trPr>${tc(run('1'))}${tc(run(north))}</w:tr>`)),
      'cell-tracked 2.2',
    ],
    ['a cell taken out', named(run(north), {}, '<w:cellDel/>'), 'cell-tracked 2.2'],
    [
      'a footnote',
      named(`${run(north)}<w:r><w:footnoteReference w:id="3"/></w:r>`, notes('footnote')),
      'cell-note 2.2 2024 年加入',
    ],
    [
      'an endnote',
      named(`${run(north)}<w:r><w:endnoteReference w:id="3"/></w:r>`, notes('endnote')),
      'cell-note 2.2 2024 年加入',
    ],
    [
      'a comment',
      named(
        `<w:commentRangeStart w:id="3"/>${run(north)}<w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>`,
        notes('comment'),
      ),
      'cell-note 2.2 2024 年加入',
    ],
    [
      'a raised mark',
      named(run(north) + run('1', '<w:vertAlign w:val="superscript"/>')),
      'cell-raised 2.2',
    ],
    [
      'a character in a circle',
      named(field('eq \\o\\ac(○,北)') + run('方职业学院')),
      'cell-unread 2.2 域代码',
    ],
    [
      'a number that a field counts',
      named(field('LISTNUM') + run(north)),
      'cell-unread 2.2 域代码',
    ],
    [
      'text set from right to left',
      named(`<w:bdo w:val="rtl">${run(north)}</w:bdo>`),
      'cell-unread 2.2',
    ],
    ['text turned round by a sign', named(run(`\u202e${north}`)), 'cell-unread 2.2'],
    [
      'a control that nobody filled in',
      named(
        `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处')}</w:sdtContent></w:sdt>`,
      ),
      'cell-unread 2.2 没有填',
    ],
    [
      'a picture',
      named(`${run(north)}<w:r><w:drawing><a:blip/></w:drawing></w:r>`),
      'cell-unread 2.2 图片',
    ],
    ['a text box', named(run(north) + box(`<w:p>${run('备注')}</w:p>`)), 'cell-unread 2.2 图片'],
    [
      'a symbol',
      named(`<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>${run(north)}`),
      'cell-unread 2.2 特殊符号',
    ],
    [
      'a text in a font of symbols',
      named(run(north) + run('ü', '<w:rFonts w:ascii="Wingdings"/>')),
      'cell-unread 2.2 特殊符号',
    ],
    [
      'a formula',
      named(`<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>${run(north)}`),
      'cell-unread 2.2 公式',
    ],
    [
      'an element that nobody knows',
      named(`${run('北方')}<w:novel>${run('职业')}</w:novel>${run('学院')}`),
      'cell-unread 2.2 novel',
    ],
    [
      'a table in a cell',
      named(`${run(north)}</w:p><w:tbl>${tr(tc(run('2')), tc(run('旧学院')))}</w:tbl><w:p>`),
      'cell-unread 2.2 表格',
    ],
    [
      'names in a merged cell',
      makeDocx(
        wordList(
          tr(tc(run('1')), tc(run(north), '<w:vMerge w:val="restart"/>')),
          tr(tc(run('2')), tc('', '<w:vMerge/>')),
        ),
      ),
      'cells-merged 2.2',
    ],
    [
      'two names under a head over two columns',
      makeDocx(
        `<w:tbl>${tr(tc(run('序号')), tc(run('单位名称'), '<w:gridSpan w:val="2"/>'))}${tr(tc(run('1')), tc(run('North')), tc(run(north)))}</w:tbl>`,
      ),
      'name-in-two-cells 2.2',
    ],
    [
      'a name without number below a head over two columns',
      makeDocx(
        `<w:tbl>${tr(tc(run('序号')), tc(run('单位名称'), '<w:gridSpan w:val="2"/>'))}${tr(tc(''), tc(run('North')), tc(run(north)))}</w:tbl>`,
      ),
      'number-missing 2.1',
    ],
    [
      'a row longer than the head',
      makeDocx(wordList(tr(tc(run('1')), tc(run('North')), tc(run(north))))),
      'row-too-long 2.3',
    ],
    [
      'two names in one cell',
      named(`${run(north)}</w:p><w:p>${run('旧学院职业大学')}`),
      'two-names 2.2',
    ],
    [
      'a translation below the name',
      named(`${run(north)}<w:r><w:br/></w:r>${run('North College')}`),
      'name-and-more 2.2',
    ],
    [
      'a remark by which it left',
      makeDocx(
        `<w:tbl>${tr(tc(run('序号')), tc(run('单位名称')), tc(run('备注')))}${tr(tc(run('1')), tc(run(north)), tc(run('已退出')))}</w:tbl>`,
      ),
      'remark-leaves 2.3',
    ],
    [
      'bullets for numbers',
      counted('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      'number-missing 2.1 number-missing 3.1',
    ],
    [
      'a struck date',
      makeDocx(
        plain.replace(
          '<w:tbl>',
          `<w:p>${run('截至 2025 年 7 月 10 日', '<w:strike/>')}</w:p><w:tbl>`,
        ),
      ),
      'cell-struck 第 2 段',
    ],
    [
      'the other list in the header',
      makeDocx(plain.replace('联盟成员单位列表——外方', '名单'), {
        'header1.xml': `<w:hdr><w:p>${run('中方成员单位名单')}</w:p></w:hdr>`,
      }),
      'other-list 2.2',
    ],
  ])('is refused at the cell for %s', async (_, bytes, problems) => {
    expect(await readList(bytes)).toMatch(problems);
  });

  test('says what is beside the list: text below it, files in it, notes to its head', async () => {
    const note = '<w:r><w:footnoteReference w:id="3"/></w:r>';
    const bytes = makeDocx(
      `${plain.replace('单位名称</w:t></w:r>', `单位名称</w:t></w:r>${note}`)}<w:p>${run('以上单位名单仅供内部使用')}</w:p><w:altChunk r:id="x"/>`,
      notes('footnote'),
    );
    expect(await readBeside(bytes)).toMatch(/2024 年加入[\s\S]*仅供内部使用[\s\S]*嵌入的文件/);
  });
});
