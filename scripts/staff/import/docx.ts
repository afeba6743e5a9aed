import {
  childrenOf,
  type Element,
  findAll,
  type Node,
  type OfficeFile,
  textWithin,
} from '#scripts/staff/import/office-file.ts';
import { type Cell, emptyCell, type Row, reportCell } from '#scripts/staff/import/rows.ts';
import {
  isColored,
  isSilent,
  isTracked,
  isWrapper,
  propertyOf,
  readWordFacts,
  readWords,
  type WordFacts,
} from '#scripts/staff/import/word-text.ts';
import { inDocument } from '#scripts/staff/refusal.ts';

/**
 * The paragraphs and table rows of a Word document from top to bottom, with those of text boxes where they are anchored.
 * @param main the path of the document's main part
 */
export async function readDocx(office: OfficeFile, main: string): Promise<Row[]> {
  const facts = await readWordFacts(office, main);
  const relations = await office.relations(main);
  const headers = new Set<string>();
  for (const { target } of relations.filter(({ type }) => type === 'header'))
    headers.add(
      findAll(await office.tree(target), 't')
        .map(textWithin)
        .join('')
        .trim(),
    );
  const place = '页眉 header';
  const rows = [...headers].map((text): Row => ({ kind: 'paragraph', cells: [{ text, place }] }));
  const root = await office.tree(main);
  const counts = { tables: 0, paragraphs: 0 };
  return [
    ...rows,
    ...childrenOf(root, 'body').flatMap(({ nodes }) => readBlocks(nodes, facts, counts)),
  ];
}

function readBlocks(nodes: readonly Node[], facts: WordFacts, counts: Counts): Row[] {
  return nodes.flatMap((node): Row[] => {
    if (typeof node === 'string' || isSilent(node.name)) return [];
    if (node.name === 'tbl') return readTable(node, facts, ++counts.tables);
    if (isWrapper(node.name) || isTracked(node.name)) return readBlocks(node.nodes, facts, counts);
    const number = ++counts.paragraphs;
    const place = `第 ${number} 段 paragraph ${number}`;
    const { boxes, ...cell } = readWords([node], { place, look: facts.look, facts });
    const kind = node.name === 'p' ? 'paragraph' : 'beside';
    return [
      { kind, cells: [cell] },
      ...boxes.flatMap((box) => readBlocks(box.nodes, facts, counts)),
    ];
  });
}

/** The rows of a table; every cell stands in the column in which a person sees it. */
function readTable(table: Element, facts: WordFacts, number: number): Row[] {
  /** The cells that go on downwards, by column. */
  const tall = new Map<number, Cell>();
  const style = facts.styles.get(propertyOf(childrenOf(table, 'tblPr')[0], 'tblStyle') ?? '');
  return within(table.nodes, 'tr').map((row, y) => {
    const cells: Cell[] = [];
    const placeAt = (x: number) =>
      `表 ${number} 第 ${y + 1} 行第 ${x + 1} 列 table ${number}, row ${y + 1}, column ${x + 1}`;
    const [properties] = childrenOf(row, 'trPr');
    const skipped = Number(propertyOf(properties, 'gridBefore') ?? 0);
    for (let x = 0; x < skipped; x++) cells.push(emptyCell(placeAt(x)));
    for (const element of within(row.nodes, 'tc')) {
      const x = cells.length;
      const [own] = childrenOf(element, 'tcPr');
      const look = { ...facts.look, ...style, isShaded: own && isColored(own) };
      const { boxes, ...read } = readWords(element.nodes, { place: placeAt(x), look, facts });
      const cell = checkRow(read, properties, own);
      const [down] = own ? childrenOf(own, 'vMerge') : [];
      const above = down && down.attributes['val'] !== 'restart' ? tall.get(x) : undefined;
      const before = own && propertyOf(own, 'hMerge') === 'continue' ? cells.at(-1) : undefined;
      const coveredBy = above ?? before?.coveredBy ?? before;
      cells.push(coveredBy ? { ...emptyCell(placeAt(x)), coveredBy } : cell);
      if (!down) tall.delete(x);
      else if (!above) tall.set(x, cell);
      const width = Number(propertyOf(own, 'gridSpan') ?? 1);
      for (let right = x + 1; right < x + width; right++)
        cells.push({ ...emptyCell(placeAt(right)), coveredBy: coveredBy ?? cell });
    }
    return { kind: 'table', cells };
  });
}

/** A cell with the problem that its whole row or cell was put in or taken out while changes were tracked, or is hidden. */
function checkRow(cell: Cell, row: Element | undefined, own: Element | undefined): Cell {
  const names = [row, own].flatMap((properties) =>
    (properties?.nodes ?? []).map((node) => (typeof node === 'string' ? '' : node.name)),
  );
  const kind = names.some((name) => isTracked(name) || /^cell(Ins|Del|Merge)$/.test(name))
    ? 'cell-tracked'
    : names.includes('hidden') && 'cell-hidden';
  const value = cell.text.replace(/\s+/g, ' ').trim();
  return kind && value !== ''
    ? { ...cell, problem: reportCell(kind, inDocument(cell.place), { value }) }
    : cell;
}

/** The elements of some name among nodes, also where others stand around them. */
function within(nodes: readonly Node[], name: string): Element[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    if (node.name === name) return [node];
    return isSilent(node.name) ? [] : within(node.nodes, name);
  });
}

type Counts = { tables: number; paragraphs: number };
