import { defineProblems, type Problem } from '#checks/problem.ts';
import {
  childrenOf,
  type Element,
  findAll,
  textWithin,
} from '#scripts/staff/import/office-file.ts';
import { type Cell, reportCell } from '#scripts/staff/import/rows.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'cell-error': `
    单元格里是错误值“{value}”
    请改成文字
    The cell holds the error “{value}”
    write the text instead`,
  'cell-formula': `
    单元格里的公式没有结果
    请用 Excel 或 WPS 打开并保存，或改成文字
    The formula in this cell has no result
    open and save the file in Excel or WPS, or write the text instead`,
  'cell-date': `
    单元格被当作日期（{value}）
    请把格式改为文本后重新填写
    The cell is taken for a date ({value})
    set its format to text and write it again`,
});

/**
 * Reads a cell as the workbook shows it; what the text alone does not say makes its problem.
 * @param isHidden whether its row or column is hidden
 * @returns `undefined` for a cell that holds nothing, however it is formatted
 */
export function readSheetCell(
  element: Element,
  place: string,
  { styles, shared }: Book,
  isHidden: boolean,
): Cell | undefined {
  const { t: type = 'n', s = '0' } = element.attributes;
  const style = styles[Number(s)] ?? { font: {} };
  const [value, inline] = ['v', 'is'].map((name) => childrenOf(element, name)[0]);
  const raw = value ? textWithin(value) : '';
  const own = inline && readSheetText(inline);
  const content = { s: shared[Number(raw)], inlineStr: own }[type];
  const isEmptyFormula = childrenOf(element, 'f').length > 0 && raw === '' && type !== 'str';
  const text = content ? content.text : showValue(type, raw);
  if (text.trim() === '' && !isEmptyFormula) return undefined;
  const at = inDocument(place);
  const fonts = (content ? content.fonts : [undefined]).map((font) => font ?? style.font);
  const isNumber = type === 'n';
  const isDate = type === 'd' || (isNumber && style.format === 'date');
  const shown = isDate && isNumber ? showDate(raw) : text;
  const found = (kind: 'cell-hidden' | 'cell-struck' | 'cell-raised') =>
    reportCell(kind, at, { value: shown });
  const unread = (what: string) => reportCell('cell-unread', at, { value: shown, what });
  const problems: [boolean | undefined, () => Problem][] = [
    [isHidden || style.hides?.[isNumber ? 'number' : 'text'], () => found('cell-hidden')],
    [fonts.some(({ isStruck }) => isStruck), () => found('cell-struck')],
    [
      fonts.some((font) => font.isTiny || (font.isWhite && !style.isFilled)),
      () => found('cell-hidden'),
    ],
    [
      type === 'e' || /^#(REF|VALUE|NAME\?|DIV\/0|N\/A|NUM|NULL)!?$/.test(text),
      () => report('cell-error', at, { value: text }),
    ],
    [isEmptyFormula, () => report('cell-formula', at)],
    [isDate, () => report('cell-date', at, { value: shown })],
    [fonts.some(({ isRaised }) => isRaised), () => found('cell-raised')],
    [
      fonts.some(({ isSymbol }) => isSymbol) || content?.isUnknown || element.nodes.some(isUnknown),
      () => unread('特殊字体的符号等 symbols of a special font, or the like'),
    ],
    [
      !isNumber && style.format === 'text',
      () => unread('格式在它旁边另外显示的文字 text that its format shows beside it'),
    ],
  ];
  const [, make] = problems.find(([isFound]) => isFound) ?? [];
  return { text: shown, place, ...(make && { problem: make() }) };
}

/** A value as it is shown, but for formats. */
function showValue(type: string, raw: string): string {
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type === 'n' && raw.trim() !== '') return String(Number(raw));
  return type === 'str' ? decodeEscapes(raw) : raw;
}

/** A date, which a workbook holds as a number of days. */
function showDate(raw: string): string {
  const time = Math.round((Number(raw) - 25569) * 86_400_000);
  return Number.isNaN(new Date(time).getTime()) ? raw : new Date(time).toISOString().slice(0, 10);
}

/** Reads a text with its fonts; guides over characters are left out, as they are by a reader. */
export function readSheetText(item: Element): SheetText {
  const runs = item.nodes.flatMap((node) => {
    if (typeof node === 'string' || !/^(t|r)$/.test(node.name)) return [];
    const text = node.name === 't' ? textWithin(node) : findAll(node, 't').map(textWithin).join('');
    const [properties] = childrenOf(node, 'rPr');
    return text === '' ? [] : [{ text, font: properties && readFont(properties) }];
  });
  const known = /^(t|r|rPh|phoneticPr|extLst)$/;
  return {
    text: decodeEscapes(runs.map(({ text }) => text).join('')),
    fonts: runs.map(({ font }) => font),
    isUnknown: item.nodes.some((node) => typeof node !== 'string' && !known.test(node.name)),
  };
}

function isUnknown(node: Element | string): boolean {
  return typeof node !== 'string' && !/^(v|f|is|extLst)$/.test(node.name);
}

/** Characters that a workbook writes by number, such as the carriage return `_x000D_`. */
function decodeEscapes(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Reads the styles of cells, by the number that cells name. */
export function readSheetStyles(root: Element): CellStyle[] {
  const fonts = findAll(root, 'fonts')
    .flatMap((list) => childrenOf(list, 'font'))
    .map(readFont);
  const fills = findAll(root, 'fills').flatMap((list) => childrenOf(list, 'fill'));
  const formats = new Map(
    findAll(root, 'numFmt').map(({ attributes }) => [
      attributes['numFmtId'],
      attributes['formatCode'],
    ]),
  );
  const [styles] = findAll(root, 'cellXfs');
  return childrenOf(styles ?? root, 'xf').map(({ attributes }) => {
    const [pattern] = findAll(fills[Number(attributes['fillId'])] ?? root, 'patternFill');
    const code = formats.get(attributes['numFmtId']) ?? '';
    const sections = code.replace(/\[[^\]]*\]/g, '').split(';');
    const isDate =
      /^(1[4-9]|2[0-2]|2[7-9]|3[0-6]|4[5-7]|5\d)$/.test(attributes['numFmtId'] ?? '') ||
      /[ymdhs年月日]/i.test((sections[0] ?? '').replace(/"[^"]*"|\\./g, ''));
    const shown = sections.find((section) => section.includes('@'));
    const isText = shown !== undefined && !/^@?$/.test(shown.replace(/"\s*"|[_*\\]?\s|_./g, ''));
    return {
      font: fonts[Number(attributes['fontId'])] ?? {},
      isFilled: fills.length > 0 && (pattern?.attributes['patternType'] ?? 'none') !== 'none',
      format: isDate ? 'date' : isText ? 'text' : undefined,
      hides: {
        number: sections.length > 1 && sections[0]?.trim() === '',
        text: sections.length === 4 && sections[3]?.trim() === '',
      },
    };
  });
}

function readFont(font: Element): Font {
  const setting = (name: string) => {
    const [element] = childrenOf(font, name);
    return element && (element.attributes['val'] ?? '1');
  };
  const [color] = childrenOf(font, 'color');
  const { rgb = '', theme, indexed } = color?.attributes ?? {};
  return {
    isStruck: /^(1|true)$/.test(setting('strike') ?? ''),
    isRaised: /^su[pb]erscript$|^subscript$/.test(setting('vertAlign') ?? ''),
    isWhite: /^(..)?f{6}$/i.test(rgb) || theme === '0' || /^(1|9)$/.test(indexed ?? ''),
    isTiny: Number(setting('sz') ?? 11) <= 2,
    isSymbol: /symbol|wingdings|webdings/i.test(`${setting('name')} ${setting('rFont')}`),
  };
}

/** A text of a workbook with the font of each of its runs, where it has its own. */
export type SheetText = { text: string; fonts: (Font | undefined)[]; isUnknown?: boolean };

type Font = Partial<Record<'isStruck' | 'isRaised' | 'isWhite' | 'isTiny' | 'isSymbol', boolean>>;

/** How a cell shows what it holds. */
export type CellStyle = {
  font: Font;
  isFilled?: boolean;
  /** Whether numbers are shown as dates, or texts with more text around them. */
  format?: 'date' | 'text' | undefined;
  hides?: { number: boolean; text: boolean };
};

/** What the cells of all sheets refer to. */
export type Book = { styles: CellStyle[]; shared: SheetText[] };
