import { createHash } from 'node:crypto';
import { load } from 'cheerio';
import { parse } from 'csv-parse/sync';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dataFiles } from '#documents/data-files.ts';
import { memberRows } from '#documents/member-table.ts';
import type { Content } from '#domain/content.ts';
import { readLedger } from '#domain/ledger.ts';
import { type Locale, localeCodes } from '#domain/locale.ts';
import { matchOf } from '#domain/match.ts';
import { type Member, memberName } from '#domain/member.ts';
import { isSeen } from '#domain/name.ts';
import { makeMember, sampleContent } from '#scripts/fixtures/sample-content.ts';
import { readRows } from '#scripts/staff/import/document.ts';
import { createContext } from '#views/context.ts';
import { fieldIds, fieldViews } from '#views/data.ts';

/** The content with a later list: somebody new whose name a spreadsheet could misread, somebody renamed, somebody gone. */
async function changedContent(): Promise<Content> {
  const content = await sampleContent();
  const list = content.lists['2024-07-10'];
  if (!list) throw new Error('no list');
  const [gone, renamed = '', ...others] = list.china;
  const member = content.members.get(renamed);
  if (!member) throw new Error('no member');
  const listedAs = { '2024-07-10': { zh: member.zh, pinyin: member.pinyin } };
  const odd = makeMember({
    zh: '=甲学院',
    pinyin: '-Jia, "Xueyuan"',
    note: 'Only colleagues know this.',
    names: {
      en: { name: '+Jia, "College"', status: 'translated' },
      ru: { name: '@Цзя; колледж', status: 'translated' },
      th: { name: '=วิทยาลัย', status: 'translated' },
    },
    website: { url: 'https://unseen.example/', status: 'unverified' },
  });
  const later = { china: [renamed, 'odd', ...others], abroad: list.abroad };
  expect(gone).toBeDefined();
  return {
    ...content,
    lists: { ...content.lists, '2025-07-10': later },
    members: new Map([
      ...content.members,
      [renamed, { ...member, zh: '乙学院', pinyin: 'Yi Xueyuan', names: {}, listedAs }],
      ['odd', odd],
    ]),
  };
}

const made = changedContent().then(async (content) => ({
  content,
  files: await dataFiles(content),
}));

async function bodyOf(name: string): Promise<Buffer> {
  const file = (await made).files.find((other) => other.name === name);
  if (!file) throw new Error(`no ${name}`);
  return Buffer.from(file.body);
}

const jsonOf = async (name: string) => JSON.parse((await bodyOf(name)).toString());

describe('the open data', () => {
  test('are the same bytes whenever they are made, with their sizes and checksums', async () => {
    const { content, files } = await made;
    vi.useFakeTimers({ now: new Date('2031-02-03T04:05:06Z'), toFake: ['Date'] });
    const again = await dataFiles(content);
    vi.useRealTimers();
    expect(again).toEqual(files);
    for (const { body, bytes, sha256 } of files)
      expect([bytes, sha256]).toEqual([
        body.length,
        createHash('sha256').update(body).digest('hex'),
      ]);
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  });

  test('hold every member as the content has it, without what is not published', async () => {
    const { content } = await made;
    const ledger = readLedger(content.lists);
    const { members, asOf, license } = await jsonOf('members.json');
    expect([asOf, license]).toEqual(['2025-07-10', 'none stated by the Alliance']);
    expect(members.map(({ id }: { id: string }) => id)).toEqual([
      ...ledger.entries.keys(),
      ...ledger.former.keys(),
    ]);
    for (const { id, list, number, asOf, current, pages, match, website, ...facts } of members) {
      const {
        note,
        toned,
        match: known,
        website: site,
        ...expected
      } = content.members.get(id) ?? {};
      expect(facts).toEqual(expected);
      const entry = ledger.entries.get(id) ?? ledger.former.get(id);
      expect({ list, number }).toMatchObject({ list: entry?.list, number: entry?.number });
      expect([asOf, current]).toEqual(
        ledger.entries.has(id) ? ['2025-07-10', true] : ['2024-07-10', false],
      );
      expect(match).toEqual(matchOf({ match: known }, list));
      expect(website).toEqual(site && isSeen(site.status) ? site : undefined);
      expect(pages.en).toMatch(new RegExp(`/en/members/${id}/$`));
    }
    expect((await bodyOf('members.json')).toString()).not.toContain('Only colleagues');
  });

  test('follow their JSON Schema, which would let later fields pass and nothing wrong', async () => {
    const schema = z.fromJSONSchema(await jsonOf('members.schema.json'));
    const data = await jsonOf('members.json');
    expect(schema.safeParse(data).error).toBeUndefined();
    const [first, ...others] = data.members;
    const withFirst = (facts: object) => ({
      ...data,
      members: [{ ...first, ...facts }, ...others],
    });
    expect(schema.safeParse(withFirst({ fieldOfV1: 'later' })).success).toBe(true);
    expect(schema.safeParse(withFirst({ number: 0 })).success).toBe(false);
    expect(schema.safeParse(withFirst({ kind: 'circus' })).success).toBe(false);
  });

  test('keep every list with the names and numbers it was published with', async () => {
    const { content } = await made;
    for (const [date, published] of Object.entries(content.lists))
      for (const list of ['china', 'abroad'] as const) {
        const { entries, ...facts } = await jsonOf(`${list}.${date}.json`);
        expect(facts).toMatchObject({ list, asOf: date });
        const ids = entries.map(({ id }: { id: string }) => id);
        expect(ids).toEqual(published[list]);
        const numbers = entries.map(({ number }: { number: number }) => number);
        expect(numbers).toEqual(ids.map((_: string, index: number) => index + 1));
      }
    const second = (await jsonOf('china.2024-07-10.json')).entries[1];
    expect((await sampleContent()).members.get(second.id)?.zh).toBe(second.name);
    expect((await jsonOf('china.2025-07-10.json')).entries[0]).toMatchObject({
      id: second.id,
      name: '乙学院',
    });
  });

  test.each(localeCodes)('say the same in CSV, Excel and JSON: %s', async (locale) => {
    const { content } = await made;
    const context = createContext(content, locale);
    const csv = await bodyOf(`members.${locale}.csv`);
    expect(csv.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const text = csv.toString();
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: string[][] = parse(csv, { bom: true, record_delimiter: '\r\n' });
    // No cell is a formula to a spreadsheet.
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const bare = rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')));
    const [heads, ...cells] = bare;
    expect(heads).toEqual(fieldViews(context).map(({ label }) => label));
    expect(cells).toEqual(memberRows(context).map((row) => fieldIds.map((id) => `${row[id]}`)));
    expect(await sheetOf(locale)).toEqual(bare);
    const { members } = await jsonOf('members.json');
    expect(cells).toHaveLength(members.length);
    cells.forEach((row, index) => {
      const cell = Object.fromEntries(fieldIds.map((id, column) => [id, row[column]]));
      const { id, number, asOf, zh, pinyin, names, website, pages, match } = members[index];
      expect(cell).toMatchObject({ id, number: `${number}`, asOf, listedName: zh, pinyin });
      const { text, reading } = memberName(content.members.get(id) as Member, locale);
      expect(cell['name']).toBe(names[locale]?.name ?? (reading ? pinyin : text));
      expect(cell['website']).toBe(website?.url ?? '');
      expect(cell['page']).toBe(pages[locale]);
      if (match.source?.startsWith('http')) expect(cell['matchSource']).toBe(match.source);
    });
  });

  test('explain every field and every code in every language', async () => {
    const { fields, codes } = await jsonOf('dictionary.json');
    expect(fields.map(({ id }: { id: string }) => id)).toEqual([
      ...fieldIds,
      'character',
      'short',
      'native',
      'listedAs',
    ]);
    const texts = [
      ...fields,
      ...Object.values(codes).flatMap((code) => Object.values(code as object)),
    ];
    for (const text of texts)
      for (const words of 'label' in text ? [text.label, text.meaning] : [text])
        expect(Object.keys(words).toSorted()).toEqual([...localeCodes].toSorted());
    const { members } = await jsonOf('members.json');
    for (const { list, kind, match, names } of members) {
      expect(codes.list).toHaveProperty(list);
      if (kind) expect(codes.kind).toHaveProperty(kind);
      expect(codes['match.certainty']).toHaveProperty(match.certainty);
      for (const { status } of Object.values(names) as { status: string }[])
        expect(codes['names.status']).toHaveProperty(status);
    }
  });
});

describe.each(localeCodes)('the alliance in one file: %s', (locale) => {
  const opened = bodyOf(`alliance.${locale}.html`);

  test('needs nothing else, and is small enough to pass on', async () => {
    const html = await opened;
    expect(html.length).toBeLessThanOrEqual(120_000);
    const $ = load(html.toString());
    expect($('script, link, img, iframe, [src], [style]')).toHaveLength(0);
    expect(html.toString()).not.toMatch(/url\(|@import/);
    const hash = createHash('sha256').update($('style').text()).digest('base64');
    expect($('meta[http-equiv]').attr('content')).toContain(`style-src 'sha256-${hash}'`);
    expect($('html').attr('lang')).toBeTruthy();
  });

  test('holds the document, both lists and the contacts', async () => {
    const { content } = await made;
    const $ = load((await opened).toString());
    for (const [id, section] of content.charter) {
      const texts = section[locale].blocks.map(({ text }) => text).filter(Boolean);
      const shown = $(`#${id}`).text();
      expect(texts.filter((text) => !shown.includes(text))).toEqual([]);
    }
    for (const list of ['china', 'abroad'] as const) {
      const rows = $(`#${list} tbody tr`).toArray();
      const ids = content.lists['2025-07-10']?.[list] ?? [];
      expect(rows).toHaveLength(ids.length);
      rows.forEach((row, index) => {
        const cells = $(row).find('td');
        expect(cells.first().text()).toBe(String(index + 1));
        expect(cells.eq(1).text()).toContain(content.members.get(ids[index] ?? '')?.zh);
      });
    }
    for (const address of content.alliance.contacts.emails)
      expect($('#contact').text()).toContain(address);
  });

  test('takes no text for markup', async () => {
    const { content } = await made;
    const spoilt = new Map(content.members).set('odd', makeMember({ zh: '甲<b>"&学院' }));
    const files = await dataFiles({ ...content, members: spoilt });
    const file = files.find(({ name }) => name === `alliance.${locale}.html`);
    const $ = load(Buffer.from(file?.body ?? []).toString());
    expect($('#china tbody').find('b')).toHaveLength(0);
    expect($('#china tbody').text()).toContain('甲<b>"&学院');
  });
});

/** The first sheet of the workbook in a language, as the project's reader of office files sees it. */
async function sheetOf(locale: Locale): Promise<string[][]> {
  const rows = await readRows(await bodyOf(`members.${locale}.xlsx`));
  const second = rows.findIndex(({ kind }, index) => kind === 'sheet' && index > 0);
  return rows
    .slice(0, second)
    .filter(({ kind }) => kind === 'table')
    .map(({ cells }) => cells.map(({ text }) => text));
}
