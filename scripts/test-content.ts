import { resolve } from 'node:path';
import { type Content, checkContent, type RawContent, type RawEntry } from '#domain/content.ts';
import { membersOfList } from '#domain/directory.ts';
import { type ListId, type PublishedList, readLedger } from '#domain/ledger.ts';
import { mapLocales } from '#domain/localized.ts';
import type { Member } from '#domain/member.ts';
import { type Places, placesSchema } from '#domain/place.ts';
import { formatProblems } from '#domain/problem.ts';
import { parseContent } from '#scripts/content.ts';
import { readCheckedContent } from '#scripts/content-check.ts';
import { copiedContent } from '#scripts/content-copy.ts';

/** The list that the alliance's document carries. */
const published = '2024-07-10';

const root = resolve(import.meta.dirname, '..');

const raw = parseContent(copiedContent(root));

/** The copy of the content that tests work on, as read; every caller gets one that it may spoil. */
export async function sampleRawContent(): Promise<RawContent> {
  const copy = <T extends RawEntry>(entry: T): T => ({
    ...entry,
    data: structuredClone(entry.data),
    ...('blocks' in entry ? { blocks: structuredClone(entry.blocks) } : {}),
  });
  return {
    alliance: raw.alliance && copy(raw.alliance),
    places: raw.places && copy(raw.places),
    glossary: raw.glossary && copy(raw.glossary),
    members: raw.members.map(copy),
    lists: raw.lists.map(copy),
    pages: raw.pages.map(copy),
    charter: raw.charter.map(copy),
    records: raw.records?.map(copy),
    ui: raw.ui && mapLocales((locale) => copy((raw.ui as NonNullable<typeof raw.ui>)[locale])),
    problems: [...raw.problems],
  };
}

/** The same as it stood with the list of 10 July 2024, without members that came later. */
export async function publishedRawContent(): Promise<RawContent> {
  const raw = await sampleRawContent();
  const lists = raw.lists.filter(({ id }) => id === published);
  const ids = new Set(Object.values(lists[0]?.data as PublishedList).flat());
  return { ...raw, lists, members: raw.members.filter(({ id }) => ids.has(id)) };
}

/** The copy of the content that tests work on, checked. */
export async function sampleContent(): Promise<Content> {
  const { content, problems } = checkContent(await sampleRawContent());
  if (!content) throw new Error(`\n${formatProblems(problems)}`);
  return content;
}

/** The project's own content as it stands, checked; what tests of the built site compare with. */
export async function realContent(): Promise<Content> {
  return readCheckedContent(root);
}

/** The listed Chinese names by list, in published order, as of the newest list. */
export function listedNames(content: Content): Record<ListId, string[]> {
  const ledger = readLedger(content.lists);
  const names = (list: ListId) =>
    membersOfList(content.members, ledger, list).map(({ member }) => member.zh);
  return { china: names('china'), abroad: names('abroad') };
}

/** The same as it stood with the list of 10 July 2024, whatever lists were published later. */
export async function publishedContent(): Promise<Content> {
  const content = await sampleContent();
  const list = content.lists[published];
  if (!list) throw new Error(`content/lists/${published}.yaml is missing`);
  return { ...content, lists: { [published]: list } };
}

/** A few places in the form of `content/places.yaml`. */
export function makePlaces(): Places {
  const status = { zh: 'standard', en: 'standard', ru: 'standard', th: 'standard' };
  const place = (zh: string, en: string, ru: string, th: string) => ({ zh, en, ru, th, status });
  return placesSchema.parse({
    sources: {},
    countries: {
      CN: place('中国', 'China', 'Китай', 'จีน'),
      EG: place('埃及', 'Egypt', 'Египет', 'อียิปต์'),
      RU: place('俄罗斯', 'Russia', 'Россия', 'รัสเซีย'),
      TH: place('泰国', 'Thailand', 'Таиланд', 'ไทย'),
    },
    regions: {
      'CN-AH': place('安徽', 'Anhui', 'Аньхой', 'อานฮุย'),
      'CN-BJ': place('北京', 'Beijing', 'Пекин', 'ปักกิ่ง'),
      'CN-SD': place('山东', 'Shandong', 'Шаньдун', 'ซานตง'),
      'RU-MOW': place('莫斯科', 'Moscow', 'Москва', 'มอสโก'),
    },
    cities: {
      beijing: { ...place('北京', 'Beijing', 'Пекин', 'ปักกิ่ง'), region: 'CN-BJ' },
      hefei: { ...place('合肥', 'Hefei', 'Хэфэй', 'เหอเฝย์'), region: 'CN-AH' },
    },
    extra: {},
  });
}

/** An invented member, so far as a test does not say otherwise. */
export function makeMember(facts: Partial<Member> = {}): Member {
  return {
    zh: '甲学院',
    pinyin: 'Jia Xueyuan',
    kind: 'school',
    country: 'CN',
    names: {
      en: { name: 'Jia College', status: 'official', source: 'https://jia.example/' },
      ru: { name: 'Колледж Цзя', status: 'translated' },
      th: { name: 'วิทยาลัยเจี่ย', status: 'unverified' },
    },
    ...facts,
  };
}

/** An invented member as it comes, with nothing but its name, so far as a test does not say otherwise. */
export function makeNewcomer(facts: Partial<Member> = {}): Member {
  return { zh: '乙学院', pinyin: 'Yi Xueyuan', names: {}, ...facts };
}
