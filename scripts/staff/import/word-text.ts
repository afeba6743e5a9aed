import {
  childrenOf,
  type Element,
  findAll,
  type Node,
  type OfficeFile,
  textWithin,
} from '#scripts/staff/import/office-file.ts';
import { type Cell, reportCell } from '#scripts/staff/import/rows.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

/**
 * Reads what a person sees in a cell or paragraph of Word. Everything in it must be known: what is not plain text,
 * or not known here, makes the problem of the cell.
 * @param look how text looks unless it says otherwise
 */
export function readWords(
  nodes: readonly Node[],
  { place, look, facts }: { place: string; look: Look; facts: WordFacts },
): Cell & { boxes: Element[] } {
  const state: State = { text: '', found: [], fields: [], isCounted: false, boxes: [], facts };
  walk(nodes, look, state);
  noteUnread(
    state,
    'fldChar',
    state.fields.some(({ isShown }) => !isShown),
  );
  const { text, boxes } = state;
  const [first] = state.found;
  const pieces = state.found.flatMap(({ kind, values }) =>
    kind === first?.kind ? values.piece : [],
  );
  const value = (pieces.join('') || text).replace(/\s+/g, ' ').trim();
  const problem = first && reportCell(first.kind, inDocument(place), { ...first.values, value });
  const isCounted = state.isCounted && text.trim() === '';
  return { text, place, boxes, ...(isCounted && { counted: true }), ...(problem && { problem }) };
}

function walk(nodes: readonly Node[], look: Look, state: State): void {
  for (const node of nodes) if (typeof node !== 'string') visit(node, look, state);
}

function visit(node: Element, look: Look, state: State): void {
  const { name, nodes, attributes } = node;
  const sign = signs[name];
  if (sign !== undefined) addText(state, sign, look);
  else if (isSilent(name)) noteUnread(state, name, name !== 'rt' && textWithin(node).trim() !== '');
  else if (name === 'p') readParagraph(node, look, state);
  else if (name === 'r')
    walk(nodes, { ...look, ...lookOf(childrenOf(node, 'rPr')[0], state.facts) }, state);
  else if (name === 't' || name === 'delText') addText(state, textWithin(node), look);
  else if (name === 'fldChar' || name.endsWith('nstrText')) readField(node, look, state);
  else if (name.endsWith('Reference'))
    note(state, 'cell-note', { note: state.facts.notes.get(`${name} ${attributes['id']}`) ?? '' });
  else if (isTracked(name) || isWrapper(name)) {
    if (isTracked(name)) note(state, 'cell-tracked');
    noteUnread(state, 'bdo', name === 'bdo' && attributes['val'] === 'rtl');
    noteUnread(state, 'showingPlcHdr', findAll(node, 'showingPlcHdr').length > 0);
    walk(nodes, look, state);
  } else {
    noteUnread(state, name);
    for (const cell of findAll(node, 'tc')) walk(cell.nodes, look, state);
    state.boxes.push(...findBoxes(node));
  }
}

/** Whether an element only stands around others. */
export function isWrapper(name: string): boolean {
  return /^(hyperlink|smartTag|sdt|sdtContent|customXml|fldSimple|dir|bdo|ruby|rubyBase)$/.test(
    name,
  );
}

/** Whether an element holds what was put in, taken out or moved while changes were tracked. */
export function isTracked(name: string): boolean {
  return /^(ins|del|moveFrom|moveTo)$/.test(name);
}

/** Whether an element shows nothing: properties, marks of places, and the guides over characters. */
export function isSilent(name: string): boolean {
  return /^(\w+Pr|\w+(Range)?(Start|End)|rt|proofErr|fldData|lastRenderedPageBreak|softHyphen|tblGrid|\w+Ref)$/.test(
    name,
  );
}

/** Elements that stand for a sign. */
const signs: Record<string, string | undefined> = {
  br: '\n',
  cr: '\n',
  tab: '\t',
  ptab: '\t',
  noBreakHyphen: '-',
};

function readParagraph(node: Element, look: Look, state: State): void {
  const [properties] = childrenOf(node, 'pPr');
  const style = propertyOf(properties, 'pStyle') ?? state.facts.paragraphStyle;
  const { number, ...own } = state.facts.styles.get(style ?? '') ?? {};
  const [direct] = properties ? childrenOf(properties, 'numPr') : [];
  const counter = direct
    ? `${propertyOf(direct, 'numId')} ${propertyOf(direct, 'ilvl') ?? 0}`
    : number;
  if (counter !== undefined && state.facts.counters.has(counter)) state.isCounted = true;
  const isShaded = properties && isColored(properties);
  walk(node.nodes, { ...look, ...own, ...(isShaded && { isShaded }) }, state);
  state.text += '\n';
}

/** Fields that show nothing: entries of an index, bookmarks. */
const silentField = /^\s*(TC|XE|TA|RD|SET|ASK|PRIVATE|ADDIN|NEXT|SKIPIF)\b/i;

/** The field of Word for a guide over characters: `EQ \o\ad(\s\up 9(běi),北)`. */
const guideField =
  /^\s*EQ\b.*\\o\s*(?:\\a[lcrd]\s*)?\(\s*\\s\s*\\up\s*[\d.]*\s*\([^)]*\)\s*[,;]\s*(.*)\)\s*$/i;

function readField({ name, nodes, attributes }: Element, look: Look, state: State): void {
  const field = state.fields.at(-1);
  if (name !== 'fldChar') {
    if (field) field.code += textWithin({ name, nodes, attributes });
  } else if (attributes['fldCharType'] === 'begin') state.fields.push({ code: '', isShown: false });
  else if (!field) return;
  else if (attributes['fldCharType'] === 'separate') field.isShown = true;
  else {
    state.fields.pop();
    const [, base] = guideField.exec(field.code) ?? [];
    if (base !== undefined) addText(state, base, look);
    else noteUnread(state, 'fldChar', !field.isShown && !silentField.test(field.code));
  }
}

function addText(state: State, text: string, look: Look): void {
  // What a field shows within the code of another is part of that code.
  const field = state.fields.findLast(({ isShown }) => !isShown);
  if (field) field.code += text;
  else state.text += look.isCapital ? text.toUpperCase() : text;
  if (text.trim() === '') return;
  if (look.isStruck) note(state, 'cell-struck', { piece: text });
  if (look.isHidden || (look.isWhite && !look.isShaded))
    note(state, 'cell-hidden', { piece: text });
  if (look.isRaised) note(state, 'cell-raised', { piece: text });
  noteUnread(state, 'sym', look.isSymbol || /[\u202d\u202e\ue000-\uf8ff]/.test(text));
}

function note(state: State, kind: Found['kind'], values: Partial<Found['values']> = {}): void {
  state.found.push({ kind, values: { piece: '', note: '', what: '', ...values } });
}

/** The boxes with text in a drawing; where it is drawn in two ways, those of the first. */
function findBoxes(node: Element): Element[] {
  const [choice] = findAll(node, 'Choice');
  return findAll(choice ?? node, 'txbxContent');
}

/** Things that are not text, by the names of their elements. */
const things: Record<string, string | undefined> = {
  drawing: '图片或文本框 a picture or text box',
  pict: '图片或文本框 a picture or text box',
  AlternateContent: '图片或文本框 a picture or text box',
  tbl: '表格，里面的各行应移到外面的表格里 a table, whose rows belong into the outer one',
  object: '嵌入的对象 an embedded object',
  altChunk: '嵌入的文件 an embedded file',
  oMath: '公式 a formula',
  oMathPara: '公式 a formula',
  sym: '特殊符号 a special symbol',
  bdo: '从右往左排的文字 text set from right to left',
  fldChar: '域代码 a field code',
  showingPlcHdr: '没有填的占位文字 a placeholder that was not filled in',
};

function noteUnread(state: State, name: string, isThere = true): void {
  if (isThere) note(state, 'cell-unread', { what: things[name] ?? `“${name}”` });
}

/** How text looks by its own properties and its character style. */
function lookOf(properties: Element | undefined, { styles }: Pick<WordFacts, 'styles'>): Look {
  if (!properties) return {};
  const isOn = (name: string) => {
    const [element] = childrenOf(properties, name);
    return element && !/^(0|false|off)$/.test(element.attributes['val'] ?? '');
  };
  const { number, ...style } = styles.get(propertyOf(properties, 'rStyle') ?? '') ?? {};
  const [color] = childrenOf(properties, 'color');
  const [fonts] = childrenOf(properties, 'rFonts');
  const [size, align] = [propertyOf(properties, 'sz'), propertyOf(properties, 'vertAlign')];
  const isTiny = size !== undefined && Number(size) <= 4;
  const own: Look = {
    isStruck: isOn('strike') ?? isOn('dstrike'),
    isHidden: isTiny || isOn('vanish'),
    isRaised: align === undefined ? undefined : align !== 'baseline',
    isCapital: isOn('caps'),
    isShaded: isColored(properties) || undefined,
    isWhite: color && isWhite(color),
    isSymbol: fonts && /symbol|wingdings|webdings/i.test(Object.values(fonts.attributes).join(' ')),
  };
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...style, ...Object.fromEntries(said) };
}

function isWhite({ attributes }: Element): boolean {
  return /^f{6}$/i.test(attributes['val'] ?? '') || attributes['themeColor'] === 'background1';
}

/** Whether properties give text a background of its own. */
export function isColored(properties: Element): boolean {
  const [shade] = childrenOf(properties, 'shd');
  const fill = shade?.attributes['fill'] ?? 'auto';
  return childrenOf(properties, 'highlight').length > 0 || !/^(auto|f{6})$/i.test(fill);
}

/** The value of a property. */
export function propertyOf(properties: Element | undefined, name: string): string | undefined {
  return properties && childrenOf(properties, name)[0]?.attributes['val'];
}

/**
 * Reads what the parts of a Word document beside the text say: styles, numbering, and notes.
 * @param main the path of the document's main part
 */
export async function readWordFacts(office: OfficeFile, main: string): Promise<WordFacts> {
  const relations = await office.relations(main);
  const partOf = async (type: string) =>
    office.tree(relations.find((relation) => relation.type === type)?.target ?? '');
  const numbering = await partOf('numbering');
  const counters = new Set(
    childrenOf(numbering, 'num').flatMap((num) =>
      childrenOf(numbering, 'abstractNum')
        .filter(
          ({ attributes }) => attributes['abstractNumId'] === propertyOf(num, 'abstractNumId'),
        )
        .flatMap((list) => childrenOf(list, 'lvl'))
        .filter((level) => !/^(bullet|none)$/.test(propertyOf(level, 'numFmt') ?? ''))
        .map((level) => `${num.attributes['numId']} ${level.attributes['ilvl']}`),
    ),
  );
  const notes = new Map<string, string>();
  for (const type of ['footnote', 'endnote', 'comment'])
    for (const entry of childrenOf(await partOf(`${type}s`), type))
      notes.set(`${type}Reference ${entry.attributes['id']}`, textWithin(entry).trim());
  return { counters, notes, ...readStyles(await partOf('styles')) };
}

function readStyles(root: Element): Pick<WordFacts, 'styles' | 'paragraphStyle' | 'look'> {
  const elements = new Map(
    childrenOf(root, 'style').map((style) => [style.attributes['styleId'] ?? '', style]),
  );
  const styles: WordFacts['styles'] = new Map();
  const resolve = (id: string, depth = 0): WordStyle => {
    const style = elements.get(id);
    if (!style || depth > 20) return {};
    const [number] = childrenOf(style, 'pPr').flatMap((own) => childrenOf(own, 'numPr'));
    return {
      ...resolve(propertyOf(style, 'basedOn') ?? '', depth + 1),
      ...lookOf(childrenOf(style, 'rPr')[0], { styles: new Map() }),
      ...(number && {
        number: `${propertyOf(number, 'numId')} ${propertyOf(number, 'ilvl') ?? 0}`,
      }),
    };
  };
  for (const id of elements.keys()) styles.set(id, resolve(id));
  const [usual] = [...elements.values()].filter(
    ({ attributes }) =>
      attributes['type'] === 'paragraph' && /^(1|true)$/.test(attributes['default'] ?? ''),
  );
  const [defaults] = findAll(root, 'rPrDefault');
  return {
    styles,
    paragraphStyle: usual?.attributes['styleId'],
    look: lookOf(defaults && childrenOf(defaults, 'rPr')[0], { styles }),
  };
}

/** What a Word document says beside its text. */
export type WordFacts = {
  styles: Map<string, WordStyle>;
  /** The style of paragraphs that name none. */
  paragraphStyle: string | undefined;
  /** How text looks unless it says otherwise. */
  look: Look;
  /** Numberings that count, with their levels. */
  counters: ReadonlySet<string>;
  /** The texts of footnotes, endnotes and comments by what refers to them. */
  notes: ReadonlyMap<string, string>;
};

/** How text looks, as far as it matters for what a person reads. */
export type Look = Partial<
  Record<
    'isStruck' | 'isHidden' | 'isRaised' | 'isCapital' | 'isWhite' | 'isShaded' | 'isSymbol',
    boolean | undefined
  >
>;

type WordStyle = Look & { number?: string };

type Found = {
  kind: keyof typeof reportCell.kinds & `cell-${string}`;
  /** The piece of text that it is about, if not all of it; a note; the name of what is not text. */
  values: { piece: string; note: string; what: string };
};

type State = {
  text: string;
  found: Found[];
  /** The fields that are open, with their codes, and whether what they show has begun. */
  fields: { code: string; isShown: boolean }[];
  isCounted: boolean;
  boxes: Element[];
  facts: WordFacts;
};
