import { beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '#domain/content.ts';
import type { CurrentMember } from '#domain/directory.ts';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import type { Member } from '#domain/member.ts';
import type { TextKey } from '#i18n/translator.ts';
import { makeMember, makeNewcomer, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { type Context, createContext } from '#views/context.ts';
import { memberFrame, memberView } from '#views/member.ts';
import { directoryView } from '#views/members.ts';
import { memberGraph } from '#views/structured-data.ts';
import type { Text } from '#views/text.ts';

describe('member view', () => {
  let content: Content;
  let english: Context;
  beforeAll(async () => {
    content = await publishedContent();
    content.sources = { 'seen.example': 'Seen Press', 'jia.example': 'Jia' };
    english = createContext(content, 'en');
  });

  const url = 'https://jia.example/home';

  test.each(['unverified'] as const)('shows nothing of a website that is %s', (status) => {
    const current = toCurrent({ website: { url, status } });
    const view = memberView(english, current);
    expect(view.facts.rows.filter(({ href }) => href?.startsWith('http'))).toEqual([]);
    expect(JSON.stringify([view, memberFrame(english, current, view)])).not.toContain(url);
  });

  test.each(['official', 'attested'] as const)(
    'shows a website that is %s with where it was seen',
    (status) => {
      const source = 'https://seen.example/page';
      const current = toCurrent({ website: { url, status, source } });
      const view = memberView(english, current);
      expect(view.facts.rows.find(({ href }) => href === url)).toMatchObject({
        text: 'jia.example',
        source: {
          pieces: [
            {
              text:
                status === 'official'
                  ? 'source: the organization’s own pages, seen.example'
                  : 'source: Seen Press, seen.example',
            },
          ],
          href: source,
        },
      });
      expect(memberFrame(english, current, view).head.structuredData).toContain(url);
    },
  );

  test('says in its first line where the member stands, and how to cite that', () => {
    const current = toCurrent({ names: { en: { name: 'A & B', status: 'translated' } } });
    const view = memberView(english, current);
    expect(view.current).toMatch(
      /^A member of the Alliance: no\. \d+ in the list “.+” as of .+\d{4}\.$/,
    );
    const [own, original] = (view.citation?.texts ?? []).map(({ pieces }) =>
      pieces.map(({ text }) => text).join(''),
    );
    expect(own).toMatch(/^A & B, no\. \d+ in the list “.+” as of .+ http\S+\/en\/members\/\S+\/$/);
    expect(original).toContain(current.member.zh);
    const code = view.citation?.badge.code.map(({ text }) => text).join('') ?? '';
    expect(code).toMatch(
      /^<p lang="en"><a href="http[^"]+">A &amp; B, .*<\/a> Being listed is not an accreditation\.<\/p>$/,
    );
  });

  test('publishes none of the unverified websites of the real members', () => {
    const hidden = english.current.filter(({ member }) => member.website?.status === 'unverified');
    expect(hidden).not.toHaveLength(0);
    for (const current of hidden)
      expect(
        memberView(english, current).facts.rows.some(({ href }) => href?.startsWith('http')),
      ).toBe(false);
  });

  test('says of every name where it comes from', () => {
    const { words } = english;
    const { names, sources, note } = memberView(english, toCurrent({}));
    const statusOf = (text: string) => names.rows.find(({ name }) => name.text === text)?.status;
    const saidOf = (name: string) => sources.rows.find(({ label }) => label.endsWith(name))?.text;
    expect(saidOf('Chinese')).toBe(words.text('status.listed'));
    expect(saidOf('English')).toBe(words.text('status.official'));
    expect(statusOf('Колледж Цзя')).toBe(words.text('status.translated'));
    expect(statusOf('วิทยาลัยเจี่ย')).toBe(words.text('status.unverified'));
    expect(note).toBe(words.text('status.official'));
    expect(memberView(createContext(content, 'zh'), toCurrent({})).note).toBeUndefined();
    const thai = createContext(content, 'th');
    expect(memberView(thai, toCurrent({})).note).toBe(thai.words.text('status.unverified'));
  });

  test('says the name of a city that is a region of its own once', () => {
    const textsOf = (facts: Partial<Member>) =>
      memberView(english, toCurrent({ country: 'CN', ...facts })).facts.rows.map(
        ({ text }) => text,
      );
    expect(textsOf({ region: 'CN-CQ', city: 'chongqing' })).toEqual([
      'School',
      'China',
      'Chongqing',
    ]);
    expect(textsOf({ region: 'CN-JS', city: 'wuxi' })).toEqual([
      'School',
      'China',
      'Jiangsu',
      'Wuxi',
    ]);
  });

  test('marks names that are in another language than the page', () => {
    const langOf = (context: Context, text: string) => {
      const { heading, original, names } = memberView(context, toCurrent({}));
      const all: Text[] = [...heading, ...original, ...names.rows.map(({ name }) => name)];
      return all.find((name) => name.text === text)?.lang;
    };
    expect(langOf(english, 'Jia College')).toBeUndefined();
    expect(langOf(english, '甲学院')).toBe('zh-CN');
    expect(langOf(english, 'Колледж Цзя')).toBe('ru');
    expect(langOf(createContext(content, 'zh'), '甲学院')).toBeUndefined();
    expect(langOf(createContext(content, 'zh'), 'Jia College')).toBe('en');
  });

  test('shows the name in a language that the site has not, with that language', () => {
    const native = { lang: 'ar', name: 'جامعة', status: 'translated' } as const;
    const { rows } = memberView(
      english,
      toCurrent({ names: { ...makeMember().names, native } }),
    ).names;
    expect(rows.find(({ name }) => name.text === 'جامعة')).toMatchObject({
      label: expect.stringContaining('Arabic'),
      name: { lang: 'ar' },
    });
  });

  test('calls a renamed member by its listed name and gives the later one', () => {
    const member: Partial<Member> = {
      renamed: [
        {
          date: '2025-01',
          names: {
            zh: { name: '甲大学', status: 'attested', source: url },
            en: { name: 'Jia University', status: 'translated' },
          },
          source: url,
        },
      ],
    };
    const view = memberView(english, toCurrent(member));
    expect(view.title).toBe('Jia College');
    expect(view.original.map(({ text }) => text)).toContain('甲学院');
    expect(view.renamed?.items).toMatchObject([
      {
        dateTime: '2025-01',
        names: [
          { name: { text: '甲大学', lang: 'zh-CN' } },
          { name: { text: 'Jia University' }, status: english.words.text('status.translated') },
        ],
        source: { pieces: [{ text: 'source: Jia, jia.example' }], href: url },
      },
    ]);
    expect(memberView(createContext(content, 'zh'), toCurrent(member)).title).toBe('甲学院');
  });

  test('speaks of no later name where there is none', () => {
    expect(memberView(english, toCurrent({})).renamed).toBeUndefined();
  });

  test('says of a former member that it is none now, and when it was last listed', () => {
    const lists = {
      ...content.lists,
      '2025-07-10': { china: ['uitm'], abroad: ['helwan-university'] },
    };
    const later = createContext({ ...content, lists }, 'en');
    const gone = later.former.find(({ id }) => id === 'siam-university');
    if (!gone) throw new Error('Nobody left');
    const view = memberView(later, gone);
    expect(view.current).toContain('Not a current member');
    expect(view.current).toContain('July 10, 2024');
    expect(view.current).toContain('July 10, 2025');
    expect(view.listing).not.toContain('is a member');
    expect(view.others.links.at(-1)?.href).toBe('/en/members/abroad/');
    expect(view.facts.rows.filter(({ href }) => href?.startsWith('/'))).toEqual([]);
    expect(directoryView(later).former?.links).toContainEqual({
      pieces: [{ text: 'Siam University' }],
      href: '/en/members/siam-university/',
    });
    expect(directoryView(english).former).toBeUndefined();
  });

  describe('without translation', () => {
    const newcomer = (facts: Partial<Member> = {}): CurrentMember => ({
      id: 'yi',
      member: makeNewcomer(facts),
      entry: { list: 'abroad', number: 31 },
    });

    test.each(translationLocales)(
      'shows the Chinese name with its pinyin, and says that it is not translated: %s',
      (locale) => {
        const context = createContext(content, locale);
        const view = memberView(context, newcomer());
        expect(view.title).toBe('乙学院 (Yi Xueyuan)');
        expect(view.heading).toEqual([
          { text: '乙学院', lang: 'zh-CN' },
          { text: ' ' },
          { text: 'Yi Xueyuan', lang: 'zh-Latn-pinyin', isReading: true },
        ]);
        expect(view.note).toBe(context.words.text('status.untranslated'));
        // The heading says both.
        expect(view.original).toEqual([]);
        expect(view.names.rows).toEqual([]);
        const toned = newcomer({ toned: 'Yǐ Xuéyuàn' });
        expect(memberView(context, toned).title).toBe('乙学院 (Yǐ Xuéyuàn)');
        const { heading, head, titleBlock } = memberFrame(context, newcomer(), view);
        expect(heading).toEqual(view.heading);
        expect(head.title).toContain('乙学院 (Yi Xueyuan)');
        expect(titleBlock?.rows[0]?.pieces.slice(0, 3)).toEqual(view.heading);
      },
    );

    test('says nothing of it in Chinese', () => {
      const view = memberView(createContext(content, 'zh'), newcomer());
      expect(view.title).toBe('乙学院');
      expect(view.heading).toEqual([{ text: '乙学院' }]);
      expect(view.note).toBeUndefined();
    });

    test('leaves out what is not known, and describes the rest', () => {
      const facts = (given: Partial<Member>) =>
        memberView(english, newcomer(given)).facts.rows.map(({ label }) => label);
      const { words } = english;
      expect(facts({})).toEqual([]);
      expect(facts({ kind: 'school' })).toEqual([words.text('members.kind')]);
      expect(facts({ country: 'TH' })).toEqual([words.text('member.country')]);
      const labels = memberView(english, newcomer()).sources.rows.map(({ label }) => label);
      const always: TextKey[] = ['member.list', 'member.numberInList', 'match.label'];
      expect(labels).toEqual(['Name in Chinese', ...always.map((key) => words.text(key))]);
      const described = (given: Partial<Member>, context = english) =>
        memberView(context, newcomer(given)).description;
      const chinese = createContext(content, 'zh');
      expect(described({})).toMatch(
        /^乙学院 \(Yi Xueyuan\)\. Member of: The International Alliance/,
      );
      expect(described({ country: 'TH' })).toMatch(/^乙学院 \(Yi Xueyuan · Thailand\)\. Member /);
      expect(described({ kind: 'school' })).toMatch(/^乙学院 \(Yi Xueyuan\)\. School\. Member /);
      expect(described({}, chinese)).toMatch(/^乙学院，中文/);
      expect(described({ country: 'TH' }, chinese)).toMatch(/^乙学院（泰国），中文.*成员单位。$/);
      for (const locale of localeCodes)
        expect(described({}, createContext(content, locale))).not.toMatch(/undefined|\(\)|（）/);
    });

    test('tells search engines the listed name, and its pinyin once, in no language twice', () => {
      const current = newcomer();
      const { head } = memberFrame(english, current, memberView(english, current));
      const { '@graph': graph } = JSON.parse(head.structuredData ?? '') as { '@graph': object[] };
      expect(graph[0]).toMatchObject({
        name: [{ '@language': 'zh-CN', '@value': '乙学院' }],
        alternateName: [{ '@language': 'zh-Latn-pinyin', '@value': 'Yi Xueyuan' }],
      });
      expect(graph[0]).not.toHaveProperty('address');
    });
  });

  test('links to its place: a region in China, a country elsewhere', () => {
    const placesOf = (member: Partial<Member>) =>
      memberView(english, toCurrent(member))
        .facts.rows.filter(({ href }) => href)
        .map(({ href }) => href);
    expect(placesOf({ region: 'CN-JS' })).toEqual(['/en/places/cn/', '/en/places/cn-js/']);
    expect(placesOf({ country: 'TH', region: 'TH-10' })).toEqual(['/en/places/th/']);
  });

  test('stands as one character of its name with its reading', () => {
    const character = { hanzi: '甲', pinyin: 'jiǎ' };
    expect(memberView(english, toCurrent({ character })).cell).toEqual({
      hanzi: { text: '甲', lang: 'zh-CN' },
      pinyin: { text: 'jiǎ', lang: 'zh-Latn-pinyin' },
    });
    expect(memberView(english, toCurrent({ zh: 'CITI 大学' })).cell).toEqual({
      hanzi: { text: '大', lang: 'zh-CN' },
    });
  });

  test('leads to others at its place, of its type, in its field and on its list, with their number', () => {
    const linksOf = (listed: CurrentMember) =>
      memberView(english, listed).others.links.map(({ text, href }) => [text, href]);
    const own = english.current.find(
      ({ id }) => id === 'zhejiang-mechanical-and-electrical',
    ) as CurrentMember;
    const others = english.current.filter(({ id }) => id !== own.id);
    const atPlace = others.filter(({ member }) => member.region === 'CN-ZJ');
    const ofKind = others.filter(({ member }) => member.kind === own.member.kind);
    const inField = others.filter(({ member }) => member.zh.includes('机电'));
    expect(linksOf(own)).toEqual([
      [`Others in Zhejiang (${atPlace.length})`, '/en/places/cn-zj/'],
      [
        `Others of this type: Vocational college (${ofKind.length})`,
        '/en/members/?kind=vocational-college',
      ],
      [
        `Others in this field: Mechanical and electrical technology (${inField.length})`,
        '/en/members/?field=mechatronics',
      ],
      ['Members in China', '/en/members/china/'],
    ]);
    // Nobody else is there.
    expect(linksOf(toCurrent({ country: 'FR', kind: undefined }))).toHaveLength(1);
  });

  test('has a copybook where the strokes of its character are known', () => {
    const strokes = [
      { outline: 'M0 0', course: 'M0 0' },
      { outline: 'M1 1', course: 'M1 1' },
    ];
    const current = toCurrent({ character: { hanzi: '甲', pinyin: 'jiǎ' } });
    const view = memberView(english, current, (hanzi) => (hanzi === '甲' ? strokes : undefined));
    expect(view.practice).toMatchObject({ strokes, tracings: 3, blanks: 19, isSlow: true });
    expect(view.practice?.about.map(({ text }) => text).join('')).toMatch(/^甲 has 2 strokes: /);
    expect(memberView(english, current, () => undefined).practice).toBeUndefined();
  });

  test('never publishes the notes of the staff', () => {
    const secret = 'Doubtful, ask again.';
    const current = toCurrent({ note: secret });
    const view = memberView(english, current);
    expect(JSON.stringify([view, memberFrame(english, current, view)])).not.toContain(secret);
  });

  test.each(localeCodes)('can be made for every member: %s', (locale) => {
    const context = createContext(content, locale);
    for (const current of context.current) {
      const view = memberView(context, current);
      const above = [...view.heading, ...view.original].map(({ text }) => text);
      expect(above).toContain(current.member.zh);
      expect(view.names.rows.filter(({ name }) => above.includes(name.text))).toEqual([]);
      expect(view.description).toContain(view.title.replace(/\)$/, ''));
    }
  });

  test('tells search engines unverified and translated names as alternates only', () => {
    const current = toCurrent({});
    const { head } = memberFrame(english, current, memberView(english, current));
    const { '@graph': graph } = JSON.parse(head.structuredData ?? '') as { '@graph': object[] };
    expect(graph[0]).toMatchObject({
      name: [
        { '@language': 'zh-CN', '@value': '甲学院' },
        { '@language': 'en', '@value': 'Jia College' },
      ],
      alternateName: [
        { '@language': 'ru', '@value': 'Колледж Цзя' },
        { '@language': 'th', '@value': 'วิทยาลัยเจี่ย' },
      ],
    });
  });

  test('gives search engines no name in a language for which another stands in', () => {
    const { en, th } = makeMember().names;
    const member = makeMember({ names: { ...(en && { en }), ...(th && { th }) } });
    const { name, alternateName } = memberGraph(english, 'jia', member) as GraphNames;
    expect([...name, ...alternateName].map((text) => Object.values(text))).toEqual([
      ['zh-CN', '甲学院'],
      ['en', 'Jia College'],
      ['th', 'วิทยาลัยเจี่ย'],
    ]);
  });
});

type GraphNames = Record<'name' | 'alternateName', { '@language': string; '@value': string }[]>;

function toCurrent(facts: Partial<Member>): CurrentMember {
  return { id: 'jia', member: makeMember(facts), entry: { list: 'china', number: 1 } };
}
