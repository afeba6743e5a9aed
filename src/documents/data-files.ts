import { createHash } from 'node:crypto';
import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { dictionary } from '#documents/dictionary.ts';
import { editionHtml } from '#documents/edition.ts';
import { listData, membersData, membersJsonSchema } from '#documents/member-data.ts';
import { memberRows } from '#documents/member-table.ts';
import type { Content } from '#domain/content.ts';
import { listIds } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { type Context, createContext } from '#views/context.ts';
import { type DataFile, fieldIds, fieldViews } from '#views/data.ts';

/** Every file of the open data with its bytes, made once: for people first, then for programs. */
export function dataFiles(content: Content): Promise<MadeFile[]> {
  const files = made.get(content) ?? makeFiles(content);
  made.set(content, files);
  return files;
}

const made = new WeakMap<Content, Promise<MadeFile[]>>();

async function makeFiles(content: Content): Promise<MadeFile[]> {
  const dates = Object.keys(content.lists).sort().reverse();
  const [asOf = ''] = dates;
  const contexts = localeCodes.map((locale) => createContext(content, locale));
  const perLanguage = await Promise.all(
    contexts.map(async (context) => {
      const { locale } = context;
      return [
        file('edition', `alliance.${locale}.html`, editionHtml(context), {
          languages: [locale],
          asOf,
        }),
        file('xlsx', `members.${locale}.xlsx`, await membersXlsx(context), {
          languages: [locale],
          asOf,
        }),
        file('csv', `members.${locale}.csv`, membersCsv(context), { languages: [locale], asOf }),
      ];
    }),
  );
  return [
    ...perLanguage.flat(),
    file('json', 'members.json', toJson(membersData(content)), { asOf }),
    ...dates.flatMap((date) =>
      listIds.map((list) =>
        file('list', `${list}.${date}.json`, toJson(listData(content, list, date)), {
          list,
          asOf: date,
        }),
      ),
    ),
    file('dictionary', 'dictionary.json', toJson(dictionary())),
    file('schema', 'members.schema.json', toJson(membersJsonSchema())),
  ];
}

/** A table for spreadsheets: UTF-8 with a byte order mark, RFC 4180; a cell that a program might take for a formula begins with '. */
function membersCsv(context: Context): string {
  const text = writeCsv(tableOf(context), {
    bom: true,
    lineSeparator: '\r\n',
    escapeFormulae: true,
  });
  return `${text}\r\n`;
}

/** The same table as a workbook, with the meaning of its columns on a second sheet. */
async function membersXlsx(context: Context): Promise<Uint8Array<ArrayBuffer>> {
  const { content, ledger, locale, words } = context;
  const [heads = [], ...rows] = tableOf(context);
  const meanings = fieldViews(context).map(({ label, json, meaning }) => [label, json, meaning]);
  const meaningHeads = (['data.field', 'data.json', 'data.meaningHead'] as const).map((key) =>
    words.text(key),
  );
  // The date of the lists, not that of the build: the same content gives the same bytes.
  const day = new Date(`${ledger.date}T00:00:00Z`);
  const title = content.alliance.names[locale].name;
  const bytes = await writeXlsx({
    properties: { title, creator: title, created: day, modified: day },
    sheets: [
      sheetOf(
        words.text('data.members'),
        [heads, ...rows],
        heads.map(() => 24),
      ),
      sheetOf(words.text('data.fields'), [meaningHeads, ...meanings], [28, 28, 90]),
    ],
  });
  return new Uint8Array(bytes);
}

/** A sheet whose first row stays in view. */
function sheetOf(name: string, rows: (string | number)[][], widths: number[]) {
  const head = (rows[0] ?? []).map((value, x) => [`0,${x}`, { value, style }] as const);
  return {
    name,
    columns: widths.map((width) => ({ width })),
    rows,
    cells: new Map(head),
    freezePane: { rows: 1 },
  };
}

const style = { font: { name: 'Calibri', size: 11, bold: true } };

/** The table of members with its heads, one column a field. */
function tableOf(context: Context): (string | number)[][] {
  return [
    fieldViews(context).map(({ label }) => label),
    ...memberRows(context).map((row) => fieldIds.map((id) => row[id])),
  ];
}

function toJson(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

function file(
  kind: DataFile['kind'],
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  facts: Partial<Pick<DataFile, 'languages' | 'list' | 'asOf'>> = {},
): MadeFile {
  const body = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const type = types[name.slice(name.lastIndexOf('.') + 1)] ?? '';
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { languages: localeCodes, ...facts, kind, name, type, body, bytes: body.length, sha256 };
}

const types: Record<string, string> = {
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file with its bytes. */
type MadeFile = DataFile & { body: Uint8Array<ArrayBuffer> };
