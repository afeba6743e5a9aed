import { describe, expect, test } from 'vitest';
import type { KindName } from '#checks/catalogue.ts';
import { checkContent } from '#checks/content.ts';
import { report as reportFile } from '#checks/files.ts';
import type { Problem } from '#checks/problem.ts';
import { localeCodes } from '#domain/locale.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';
import { publishedRawContent, sampleRawContent } from '#scripts/fixtures/sample-content.ts';

const list = 'content/lists/2024-07-10.yaml';
const anhui = 'anhui-business-and-technology-college';
const fileOf = (id: string) => `content/members/${id}.yaml`;

/** One mistake each: what to spoil, and the one problem that must come of it. */
const mistakes: Mistake[] = [
  {
    name: 'an unknown key in a member',
    spoil: (raw) => set(member(raw, 'uitm'), ['fax'], '1'),
    kind: 'unknown-key',
    file: fileOf('uitm'),
    path: ['fax'],
  },
  {
    name: 'a member without its Chinese name',
    spoil: (raw) => set(member(raw, 'uitm'), ['zh'], undefined),
    kind: 'missing',
    file: fileOf('uitm'),
    path: ['zh'],
  },
  {
    name: 'a name in a language that the site has not',
    spoil: (raw) => set(member(raw, 'uitm'), ['names', 'de'], { name: 'A', status: 'translated' }),
    kind: 'unknown-key',
    file: fileOf('uitm'),
    path: ['names', 'de'],
  },
  {
    name: 'an empty name',
    spoil: (raw) => set(member(raw, 'uitm'), ['names', 'ru', 'name'], ''),
    kind: 'empty',
    file: fileOf('uitm'),
    path: ['names', 'ru', 'name'],
  },
  {
    name: 'a name with a space at its end',
    spoil: (raw) => set(member(raw, 'uitm'), ['zh'], '玛拉工艺大学 '),
    kind: 'untrimmed',
    file: fileOf('uitm'),
    path: ['zh'],
  },
  {
    name: 'a number where text belongs',
    spoil: (raw) => set(member(raw, 'uitm'), ['zh'], 7),
    kind: 'wrong-type',
    file: fileOf('uitm'),
    path: ['zh'],
  },
  {
    name: 'a country that is not in places.yaml',
    spoil: (raw) => set(member(raw, 'hanweike-school'), ['country'], 'XX'),
    kind: 'unknown-place',
    file: fileOf('hanweike-school'),
    path: ['country'],
  },
  {
    name: 'a region that is not in places.yaml',
    spoil: (raw) => set(member(raw, 'shandong-chenbang-cnc'), ['region'], 'CN-XX'),
    kind: 'unknown-place',
    file: fileOf('shandong-chenbang-cnc'),
    path: ['region'],
  },
  {
    name: 'a city that is not in places.yaml',
    spoil: (raw) => set(member(raw, anhui), ['city'], 'atlantis'),
    kind: 'unknown-place',
    file: fileOf(anhui),
    path: ['city'],
  },
  {
    name: 'a region outside the country',
    spoil: (raw) => set(member(raw, 'shandong-chenbang-cnc'), ['region'], 'RU-MOW'),
    kind: 'place-mismatch',
    file: fileOf('shandong-chenbang-cnc'),
    path: ['region'],
  },
  {
    name: 'a region without its country',
    spoil: (raw) => set(member(raw, 'shandong-chenbang-cnc'), ['country'], undefined),
    kind: 'missing',
    file: fileOf('shandong-chenbang-cnc'),
    path: ['country'],
  },
  {
    name: 'a city outside the region',
    spoil: (raw) => set(member(raw, anhui), ['city'], 'qingdao'),
    kind: 'place-mismatch',
    file: fileOf(anhui),
    path: ['city'],
  },
  {
    name: 'a city without its region',
    spoil: (raw) => set(member(raw, anhui), ['region'], undefined),
    kind: 'missing',
    file: fileOf(anhui),
    path: ['region'],
  },
  {
    name: 'a renaming on a day that does not exist',
    spoil: (raw) =>
      set(member(raw, 'wuxi-institute-of-technology'), ['renamed', 0, 'date'], '2024-02-30'),
    kind: 'bad-date',
    file: fileOf('wuxi-institute-of-technology'),
    path: ['renamed', 0, 'date'],
  },
  {
    name: 'a status that there is not',
    spoil: (raw) => set(member(raw, anhui), ['names', 'en', 'status'], 'certain'),
    kind: 'unknown-value',
    file: fileOf(anhui),
    path: ['names', 'en', 'status'],
  },
  {
    name: 'a kind of organisation that there is not',
    spoil: (raw) => set(member(raw, anhui), ['kind'], 'club'),
    kind: 'unknown-value',
    file: fileOf(anhui),
    path: ['kind'],
  },
  {
    name: 'an official website without a source',
    spoil: (raw) =>
      set(member(raw, anhui), ['website'], { url: 'http://a.example', status: 'official' }),
    kind: 'status-without-source',
    file: fileOf(anhui),
    path: ['website', 'status'],
  },
  {
    name: 'an attested name without a source',
    spoil: (raw) =>
      set(member(raw, anhui), ['names', 'en'], { name: 'Anhui College', status: 'attested' }),
    kind: 'status-without-source',
    file: fileOf(anhui),
    path: ['names', 'en', 'status'],
  },
  {
    name: 'a website that is no web address',
    spoil: (raw) => set(member(raw, anhui), ['website', 'url'], 'javascript:alert(1)'),
    kind: 'bad-address',
    file: fileOf(anhui),
    path: ['website', 'url'],
  },
  {
    name: 'two members of one name',
    spoil: (raw) => {
      const name = valueAt(member(raw, 'siam-technology-college'), ['names', 'en', 'name']);
      set(
        member(raw, 'siam-university'),
        ['names', 'en', 'name'],
        String(name).replace('Technology', 'TECHNOLOGY'),
      );
    },
    kind: 'duplicate-name',
    file: fileOf('siam-university'),
    path: ['names', 'en', 'name'],
  },
  {
    name: 'two members of one Chinese name',
    spoil: (raw) =>
      set(
        member(raw, 'siam-university'),
        ['zh'],
        valueAt(member(raw, 'siam-technology-college'), ['zh']),
      ),
    kind: 'duplicate-name',
    file: fileOf('siam-university'),
    path: ['zh'],
  },
  {
    name: 'a listed id without a file',
    spoil: (raw) => set(newest(raw), ['abroad', 30], 'nobody'),
    kind: 'listed-without-file',
    file: list,
    path: ['abroad', 30],
  },
  {
    name: 'a file that no list names',
    spoil: (raw) => removeFrom(newest(raw), 'abroad', 'siam-university'),
    kind: 'file-not-listed',
    file: fileOf('siam-university'),
    path: [],
  },
  {
    name: 'an id on both lists',
    spoil: (raw) => set(newest(raw), ['abroad', 30], anhui),
    kind: 'on-both-lists',
    file: list,
    path: ['abroad', 30],
  },
  {
    name: 'an id twice on one list',
    spoil: (raw) => set(newest(raw), ['china', 56], anhui),
    kind: 'listed-twice',
    file: list,
    path: ['china', 56],
  },
  {
    name: 'a list whose file name is no date',
    spoil: (raw) => rename(newest(raw), '2024-07-32'),
    kind: 'list-date',
    file: 'content/lists/2024-07-32.yaml',
    path: [],
  },
  {
    name: 'a list whose file name is a month only',
    spoil: (raw) => rename(newest(raw), '2024-07'),
    kind: 'list-date',
    file: 'content/lists/2024-07.yaml',
    path: [],
  },
  {
    name: 'no list at all',
    spoil: (raw) => {
      raw.lists = [];
    },
    kind: 'no-list',
    file: 'content/lists/',
    path: [],
  },
  {
    name: 'a page without its Thai file',
    spoil: (raw) => {
      raw.pages = raw.pages.filter(({ id, locale }) => id !== 'about' || locale !== 'th');
    },
    kind: 'missing-translation',
    file: 'content/pages/about/th.mdx',
    path: [],
  },
  {
    name: 'a charter section without its Chinese file',
    spoil: (raw) => {
      raw.charter = raw.charter.filter(({ id, locale }) => id !== 'nature' || locale !== 'zh');
    },
    kind: 'missing-translation',
    file: 'content/charter/nature/zh.mdx',
    path: [],
  },
  {
    name: 'a file in a language that the site has not',
    spoil: (raw) =>
      raw.pages.push({
        ...document(raw, 'pages', 'about', 'en'),
        locale: 'de',
        file: 'content/pages/about/de.mdx',
      }),
    kind: 'unexpected-file',
    file: 'content/pages/about/de.mdx',
    path: [],
  },
  {
    name: 'a paragraph more than the original has',
    spoil: (raw) => {
      const { blocks } = document(raw, 'pages', 'about', 'ru');
      blocks.push({ type: 'paragraph', text: 'Лишний', hash: '', terms: [], line: 99 });
    },
    kind: 'blocks-differ',
    file: 'content/pages/about/ru.mdx',
    path: [],
  },
  {
    name: 'a paragraph fewer than the original has',
    spoil: (raw) => document(raw, 'charter', 'introduction', 'en').blocks.pop(),
    kind: 'blocks-differ',
    file: 'content/charter/introduction/en.mdx',
    path: [],
  },
  {
    name: 'a translation that does not say what it was made from',
    spoil: (raw) => set(document(raw, 'charter', 'tasks', 'th'), ['from'], undefined),
    kind: 'not-recorded',
    file: 'content/charter/tasks/th.mdx',
    path: ['from'],
  },
  {
    name: 'a hash fewer than the original has paragraphs',
    spoil: (raw) => {
      const translation = document(raw, 'charter', 'nature', 'ru');
      const { from } = translation.data as { from: string[] };
      set(translation, ['from'], from.slice(1));
    },
    kind: 'not-recorded',
    file: 'content/charter/nature/ru.mdx',
    path: ['from'],
  },
  {
    name: 'an original that claims to be a translation',
    spoil: (raw) => set(document(raw, 'charter', 'nature', 'zh'), ['from'], []),
    kind: 'original-made-from',
    file: 'content/charter/nature/zh.mdx',
    path: ['from'],
  },
  {
    name: 'a term that the glossary has not',
    spoil: (raw) => mark(document(raw, 'charter', 'purpose', 'en'), '无此术语'),
    kind: 'unknown-term',
    file: 'content/charter/purpose/en.mdx',
    path: [],
  },
  {
    name: 'a term that nobody has explained',
    spoil: (raw) => mark(document(raw, 'charter', 'purpose', 'en'), '联盟'),
    kind: 'term-not-explained',
    file: 'content/charter/purpose/en.mdx',
    path: [],
  },
  {
    name: 'a term explained twice in a section',
    spoil: (raw) => mark(document(raw, 'charter', 'purpose', 'en'), '国际产能合作'),
    kind: 'term-repeated',
    file: 'content/charter/purpose/en.mdx',
    path: [],
  },
  {
    name: 'a term marked in the original',
    spoil: (raw) => mark(document(raw, 'charter', 'purpose', 'zh'), '国际产能合作'),
    kind: 'term-in-original',
    file: 'content/charter/purpose/zh.mdx',
    path: [],
  },
  {
    name: 'a term on a page that explains none',
    spoil: (raw) => mark(document(raw, 'pages', 'about', 'en'), '国际产能合作'),
    kind: 'term-outside-charter',
    file: 'content/pages/about/en.mdx',
    path: [],
  },
  {
    name: "a character that the member's name does not hold",
    spoil: (raw) => set(member(raw, 'uitm'), ['character'], { hanzi: '猫', pinyin: 'māo' }),
    kind: 'character-not-in-name',
    file: fileOf('uitm'),
    path: ['character', 'hanzi'],
  },
  {
    name: 'two places on one tile',
    spoil: (raw) => set(raw.places, ['regions', 'CN-SH', 'tile'], [8, 5]),
    kind: 'tile-taken',
    file: 'content/places.yaml',
    path: ['regions', 'CN-SH', 'tile'],
  },
  {
    name: 'a page in the menu that there is not',
    spoil: (raw) => set(raw.alliance, ['menu', 0], 'shop'),
    kind: 'unknown-page',
    file: 'content/alliance.yaml',
    path: ['menu', 0],
  },
  {
    name: 'an organizer who is no member',
    spoil: (raw) => set(raw.alliance, ['organizer'], 'nobody'),
    kind: 'unknown-member',
    file: 'content/alliance.yaml',
    path: ['organizer'],
  },
  {
    name: 'a member whose id is the address of a list',
    spoil: (raw) => {
      rename(member(raw, anhui), 'china');
      set(newest(raw), ['china', 0], 'china');
    },
    kind: 'bad-id',
    file: fileOf('china'),
    path: [],
  },
  {
    name: 'a member whose id has capitals',
    spoil: (raw) => {
      rename(member(raw, anhui), 'Anhui');
      set(newest(raw), ['china', 0], 'Anhui');
    },
    kind: 'bad-id',
    file: fileOf('Anhui'),
    path: [],
  },
  {
    name: 'an unknown key of the alliance',
    spoil: (raw) => set(raw.alliance, ['fax'], '1'),
    kind: 'unknown-key',
    file: 'content/alliance.yaml',
    path: ['fax'],
  },
  {
    name: 'a telephone number without country code',
    spoil: (raw) => set(raw.alliance, ['contacts', 'phones', 0], '13717675431'),
    kind: 'bad-format',
    file: 'content/alliance.yaml',
    path: ['contacts', 'phones', 0],
  },
  {
    name: 'an unknown key above a page',
    spoil: (raw) => set(document(raw, 'pages', 'about', 'en'), ['author'], 'me'),
    kind: 'unknown-key',
    file: 'content/pages/about/en.mdx',
    path: ['author'],
  },
  {
    name: 'a key above a charter section',
    spoil: (raw) => set(document(raw, 'charter', 'tasks', 'en'), ['title'], 'Tasks'),
    kind: 'unknown-key',
    file: 'content/charter/tasks/en.mdx',
    path: ['title'],
  },
  {
    name: 'a page without a title',
    spoil: (raw) => set(document(raw, 'pages', 'about', 'en'), ['title'], undefined),
    kind: 'missing',
    file: 'content/pages/about/en.mdx',
    path: ['title'],
  },
  {
    name: 'a place in a region that is not in places.yaml',
    spoil: (raw) => set(raw.places, ['extra', firstExtra(raw), 'region'], 'CN-XX'),
    kind: 'unknown-place',
    file: 'content/places.yaml',
    path: ['extra', expect.any(String), 'region'],
  },
  {
    name: 'a source that places.yaml does not list',
    spoil: (raw) => set(raw.places, ['countries', 'CN', 'source', 'en'], 'hearsay'),
    kind: 'unknown-source',
    file: 'content/places.yaml',
    path: ['countries', 'CN', 'source', 'en'],
  },
  {
    name: 'a term without its Thai rendering',
    spoil: (raw) => set(raw.glossary, ['terms', 0, 'th'], undefined),
    kind: 'missing',
    file: 'content/glossary.yaml',
    path: ['terms', 0, 'th'],
  },
  {
    name: 'an interface text missing in Russian',
    spoil: (raw) => setText(raw, 'ru', ['search', 'field'], undefined),
    kind: 'ui-missing',
    file: 'content/ui/ru.json',
    path: ['search', 'field'],
  },
  {
    name: 'an interface text too many',
    spoil: (raw) => setText(raw, 'th', ['search', 'extra'], 'เกิน'),
    kind: 'ui-unknown',
    file: 'content/ui/th.json',
    path: ['search', 'extra'],
  },
  {
    name: 'an interface text without its placeholder',
    spoil: (raw) => setText(raw, 'en', ['search', 'none'], 'Nothing found.'),
    kind: 'ui-placeholders',
    file: 'content/ui/en.json',
    path: ['search', 'none'],
  },
];

describe('content', () => {
  test('of the project has no problems', async () => {
    const { problems, content } = checkContent(await sampleRawContent());
    expect(problems).toEqual([]);
    expect(content?.members.size).toBeGreaterThanOrEqual(86);
  });

  test('may have members of which only the Chinese name and its pinyin are known', async () => {
    const raw = await publishedRawContent();
    for (const id of ['uitm', 'siam-university', 'helwan-university'])
      for (const key of ['names', 'kind', 'country', 'region', 'city'])
        set(member(raw, id), [key], undefined);
    set(member(raw, anhui), ['names', 'ru'], undefined);
    expect(checkContent(raw).problems).toEqual([]);
  });

  test.each(mistakes)(
    'with $name has that problem and no other',
    async ({ spoil, ...expected }) => {
      const { problems, content } = await checkSpoilt(spoil);
      expect(problems.map(({ kind, file, path }) => ({ kind, file, path }))).toEqual([
        { kind: expected.kind, file: expected.file, path: expected.path },
      ]);
      expect(content).toBeUndefined();
    },
  );

  test.each(mistakes)('with $name is reported with every value filled in', async ({ spoil }) => {
    const { problems } = await checkSpoilt(spoil);
    expect(problems).not.toEqual([]);
    for (const problem of problems) {
      const { zh, en } = problem;
      // Double braces are the placeholders of an interface text, which stay as they are.
      for (const sentence of [zh.says, zh.cure, en.says, en.cure])
        expect(sentence).not.toMatch(/(?<!\{)\{[a-z]|undefined|\[object/i);
    }
  });

  test('with mistakes in five files has all five problems at once, in order of file', async () => {
    const { problems } = await checkSpoilt((raw) => {
      set(raw.alliance, ['fax'], '1');
      set(member(raw, 'uitm'), ['zh'], undefined);
      set(newest(raw), ['abroad', 30], 'nobody');
      document(raw, 'charter', 'introduction', 'en').blocks.pop();
      setText(raw, 'ru', ['search', 'field'], undefined);
    });
    expect(problems.map(({ kind, file }) => [kind, file])).toEqual([
      ['unknown-key', 'content/alliance.yaml'],
      ['blocks-differ', 'content/charter/introduction/en.mdx'],
      ['listed-without-file', list],
      ['missing', fileOf('uitm')],
      ['ui-missing', 'content/ui/ru.json'],
    ]);
  });

  test('misses a page that the site has a place for, when its whole folder is gone', async () => {
    const { problems } = await checkSpoilt((raw) => {
      raw.pages = raw.pages.filter(({ id }) => id !== 'search');
    });
    expect(problems.map(({ kind, file }) => [kind, file])).toEqual(
      localeCodes
        .toSorted()
        .map((code) => ['missing-translation', `content/pages/search/${code}.mdx`]),
    );
  });

  test('reports a dictionary that holds something else than texts', async () => {
    const { problems } = await checkSpoilt((raw) => {
      found(raw.ui).th.data = null;
    });
    expect(problems.map(({ kind, file }) => [kind, file])).toEqual([
      ['wrong-type', 'content/ui/th.json'],
    ]);
  });

  test('keeps the problems that were met in reading', async () => {
    const met = reportFile('missing-file', { file: 'x' }, { path: 'x' });
    const { problems } = await checkSpoilt((raw) => raw.problems.push(met));
    expect(problems).toEqual([met]);
  });

  test('may name a former member on an older list only', async () => {
    const { problems, content } = await checkSpoilt((raw) => {
      const older = structuredClone(newest(raw).data);
      raw.lists.unshift({ file: 'content/lists/2023-07-10.yaml', id: '2023-07-10', data: older });
      removeFrom(newest(raw), 'abroad', 'siam-university');
    });
    expect(problems).toEqual([]);
    expect(Object.keys(content?.lists ?? {})).toContain('2023-07-10');
  });

  test('is reported where in its file a value is wrong', async () => {
    const position = member(await sampleRawContent(), anhui).locate?.(['city']);
    expect(position).toEqual({ line: expect.any(Number), column: 'city: '.length + 1 });
    const { problems } = await checkSpoilt((raw) => set(member(raw, anhui), ['city'], 'atlantis'));
    expect(problems[0]?.position).toEqual(position);
  });
});

async function checkSpoilt(spoil: Mistake['spoil']) {
  const raw = await publishedRawContent();
  spoil(raw);
  return checkContent(raw);
}

function member(raw: RawContent, id: string): RawEntry {
  return found(raw.members.find((entry) => entry.id === id));
}

/** Marks a term in the last block of a text. */
function mark({ blocks }: RawDocument, term: string): void {
  blocks.at(-1)?.terms.push({ term, text: term, line: 1, column: 1 });
}

function newest(raw: RawContent): RawEntry {
  return found(raw.lists.find((entry) => entry.id === '2024-07-10'));
}

function document(raw: RawContent, folder: 'pages' | 'charter', id: string, locale: string) {
  return found(raw[folder].find((entry) => entry.id === id && entry.locale === locale));
}

function firstExtra(raw: RawContent): string {
  return found(Object.keys(valueAt(raw.places, ['extra']) as object)[0]);
}

function rename(entry: RawEntry, id: string): void {
  entry.file = entry.file.replace(entry.id, id);
  entry.id = id;
}

function removeFrom(entry: RawEntry, list: string, id: string): void {
  const ids = valueAt(entry, [list]) as string[];
  set(
    entry,
    [list],
    ids.filter((other) => other !== id),
  );
}

function setText(raw: RawContent, locale: 'en' | 'ru' | 'th', path: string[], value?: string) {
  set(found(raw.ui)[locale], path, value);
}

/** Sets the value at a path; undefined takes it away. */
function set(entry: Pick<RawEntry, 'data'> | undefined, path: Problem['path'], value: unknown) {
  const parent = valueAt(entry, path.slice(0, -1)) as Record<string | number, unknown>;
  const key = found(path.at(-1));
  if (value === undefined) Reflect.deleteProperty(parent, key);
  else parent[key] = value;
}

function valueAt(entry: Pick<RawEntry, 'data'> | undefined, path: Problem['path']): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown>)[key],
    found(entry).data,
  );
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The test looks for something that is not there');
  return value;
}

type Mistake = {
  name: string;
  spoil: (raw: RawContent) => unknown;
  kind: KindName;
  file: string;
  path: Problem['path'];
};
