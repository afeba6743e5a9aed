import { beforeAll, describe, expect, test } from 'vitest';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import { makeNewcomer, publishedContent } from '#scripts/fixtures/sample-content.ts';
import { memberQueries, nonsenseQueries, slipQueries } from '#scripts/fixtures/search-queries.ts';
import { alignPinyin } from '#search/align-pinyin.ts';
import { createFinder, type Finder } from '#search/finder.ts';
import { createMemberIndex, type MemberIndex } from '#search/member-index.ts';

const content = await publishedContent();
const queries = memberQueries(content);
let index: MemberIndex;
let finders: Finder[];
beforeAll(() => {
  index = createMemberIndex(content);
  finders = localeCodes.map((_, language) => createFinder(index, language));
});

/** What is not found, or not among the first ten although no more than ten match as well. */
function findMisses(finder: Finder, asked: { query: string; id: string }[]): string[] {
  return asked.flatMap(({ query, id }) => {
    const { hits } = finder.find(query);
    const at = hits.findIndex(({ member }) => member.id === id);
    if (at < 0) return [`${query}: not ${id}`];
    const asGood = hits.filter(({ rank }) => rank <= (hits[at]?.rank ?? 0)).length;
    return at >= 10 && asGood <= 10 ? [`${query}: ${id} is no. ${at + 1}`] : [];
  });
}

describe('finder', () => {
  test.each(Object.keys(queries))(
    'finds everyone in every language of the site by %s',
    (category) => {
      const asked = queries[category] ?? [];
      // No name need have a yo.
      expect(asked.length).toBeGreaterThan(category === 'e for yo' ? -1 : 20);
      for (const finder of finders) expect(findMisses(finder, asked)).toEqual([]);
    },
  );

  test.each([
    ['taiguo', '泰国'],
    ['eluosi', '俄罗斯'],
    ['malaixiya', '马来西亚'],
  ])('finds by the pinyin of a country whom its name finds: %s', (pinyin, name) => {
    for (const finder of finders) {
      const found = (query: string) => finder.find(query).hits.map(({ member }) => member.id);
      expect(found(name).length).toBeGreaterThan(1);
      expect(found(pinyin)).toEqual(expect.arrayContaining(found(name)));
    }
  });

  test('finds by a Chinese fragment only those whose names hold it', () => {
    const wrong = ['zh 2', 'zh 3', 'zh 4'].flatMap((category) => {
      const total = { hits: 0, right: 0 };
      for (const { query } of queries[category] ?? [])
        for (const { member, place, rank } of finders[0]?.find(query).hits ?? []) {
          // A list of a kind says so itself.
          if (rank >= 40) continue;
          total.hits += 1;
          const zh = member.names[0] ?? '';
          // A place of the same name is as good.
          if (zh.includes(query) || place.some((name) => name.includes(query))) total.right += 1;
        }
      return total.right / total.hits >= 0.95
        ? []
        : [`${category}: ${total.right} / ${total.hits}`];
    });
    expect(wrong).toEqual([]);
  });

  test.each(['en', 'ru'] as const)('finds 99 of 100 words with a slip: %s', (locale) => {
    const asked = slipQueries(content, locale);
    expect(asked.length).toBeGreaterThan(1000);
    const misses = findMisses(finders[localeCodes.indexOf(locale)] as Finder, asked);
    expect(misses.length / asked.length, misses.slice(0, 40).join('\n')).toBeLessThanOrEqual(0.01);
  });

  test('finds nobody by nonsense', () => {
    const found = nonsenseQueries(1000).filter((query) => finders[1]?.find(query).hits.length);
    expect(found.length, found.join(' ')).toBeLessThanOrEqual(5);
  });

  test.each([
    ['ม.สยาม', 'siam-university', false],
    ['Чунцин', 'chongqing-college-of-electronic-engineering', false],
    ['無錫職業技術學院', 'wuxi-institute-of-technology', false],
    ['wxzyjs', 'wuxi-institute-of-technology', false],
    ['wú xī', 'wuxi-institute-of-technology', false],
    ['wu2 xi1', 'wuxi-institute-of-technology', false],
    ['Vocatonal', 'baoding-vocational-and-technical-college', true],
    ['机电', 'hebei-institute-of-mechanical-and-electrical-technology', false],
    ['UiTM', 'uitm', false],
    ['无锡职院', 'wuxi-institute-of-technology', false],
    ['苏州', 'suzhou-vocational-institute-of-industrial-technology', false],
    ['Сучжоу', 'suzhou-vocational-institute-of-industrial-technology', false],
    ['ซูโจว', 'suzhou-vocational-institute-of-industrial-technology', false],
    ['Capital University', 'helwan-university', false],
    ['Чунцина', 'chongqing-college-of-electronic-engineering', false],
    ['อําเภอ', 'bayanchandmani-polytechnic-college', false],
    ['长子', 'zhangzi-vocational-and-technical-school', false],
    ['zhangzixian', 'zhangzi-vocational-and-technical-school', false],
    ['', undefined, false],
    ['…!', undefined, false],
  ])('knows whom %j means', (query, id, isNear) => {
    const found = finders[2]?.find(query);
    expect(found?.isNear).toBe(isNear);
    if (id === undefined) expect(found?.hits).toEqual([]);
    else expect(found?.hits.map(({ member }) => member.id)).toContain(id);
  });

  const idsOf = (query: string, language = 1) =>
    (finders[language]?.find(query).hits ?? []).map(({ member }) => member.id).sort();

  test.each([
    ['companies in Beijing', 'company', 'beijing', 4],
    ['фирмы в Пекине', 'company', 'beijing', 4],
    ['北京的公司', 'company', 'beijing', 4],
    ['บริษัทในปักกิ่ง', 'company', 'beijing', 4],
    ['曼谷大学', 'university', 'bangkok', 1],
    ['มหาวิทยาลัยในมองโกเลีย', 'university', undefined, 2],
    ['промышленный парк Таиланд', 'industrial-park', undefined, 2],
  ])('lists the members of a kind and place: %s', (query, kind, city, count) => {
    const found = finders[0]?.find(query);
    expect(found?.isNear).toBe(false);
    expect(found?.about?.length).toBe(2);
    const members = (found?.hits ?? []).map(({ member }) => content.members.get(member.id));
    expect(members).toHaveLength(count);
    for (const member of members) {
      expect(member?.kind).toBe(kind);
      if (city) expect(member?.city).toBe(city);
    }
  });

  test.each([
    ['agriculture', 'jiangsu-agri-animal-husbandry-vocational-college'],
    ['судостроение', 'wuhan-institute-of-shipbuilding-technology'],
    ['造船', 'wuhan-institute-of-shipbuilding-technology'],
    ['ยา', 'shandong-drug-and-food-vocational-college'],
    ['邢台机电', 'hebei-institute-of-mechanical-and-electrical-technology'],
  ])('lists the members of a field: %s', (query, id) => {
    expect(finders[0]?.find(query).isNear).toBe(false);
    expect(idsOf(query)).toEqual([id]);
  });

  test.each([
    ['山东省', '山东'],
    ['Shandong Province', 'Shandong'],
    ['провинция Шаньдун', 'Шаньдун'],
    ['มณฑลชานตง', 'ชานตง'],
    ['Tientsin', 'Tianjin'],
    ['Чонгкинг', 'Чунцин'],
    ['เเห่ง', 'แห่ง'],
  ])('knows other forms of places and signs: %s', (query, plain) => {
    expect(idsOf(query).length).toBeGreaterThan(0);
    expect(idsOf(query)).toEqual(idsOf(plain));
  });

  test.each([
    ['another layout', 'gkt[fyjd', 'plekhanov-university'],
    ['another layout', 'lpk,', 'siam-university'],
    ['another layout', 'цгчш', 'wuxi-institute-of-technology'],
    ['an unknown word', 'Plekhanov REU', 'plekhanov-university'],
    [
      'an unknown word without blanks',
      '武汉船舶官网',
      'wuhan-institute-of-shipbuilding-technology',
    ],
    ['a wrong sign', '暹逻大学', 'siam-university'],
    ['a wrong sign', 'มาเลเชีย', 'uitm'],
    ['mixed up sounds', 'suzou gongye', 'suzhou-vocational-institute-of-industrial-technology'],
    ['two signs', '武船', 'wuhan-institute-of-shipbuilding-technology'],
    ['another order', '山东食药', 'shandong-drug-and-food-vocational-college'],
  ])('offers, as no sure hit, what may be meant by %s: %s', (_, query, id) => {
    expect(finders[1]?.find(query).isNear).toBe(true);
    expect(idsOf(query)).toContain(id);
  });

  test.each([
    'Oxford University',
    'университет Осло',
    '同济大学',
    '深圳职业技术学院',
    'มหาวิทยาลัยขอนแก่น',
    'ธรรมศาสตร์',
    'เซินเจิ้น',
  ])('offers nobody where only a word for a kind or the end of a word is known: %s', (query) => {
    expect(idsOf(query)).toEqual([]);
  });

  test('finds by an adjective of a place in Russian', () => {
    expect(idsOf('каирские университеты', 2)).toContain('badr-university-in-cairo');
  });

  test('finds by the name of a field all that have it', () => {
    for (const [at, field] of Object.values(content.fields).entries())
      for (const [language, code] of localeCodes.entries()) {
        const members = index.members.filter(({ fields }) => fields.includes(at));
        expect(finders[language]?.find(field[code]).isNear, field[code]).toBe(false);
        expect(idsOf(field[code], language)).toEqual(
          expect.arrayContaining(members.map(({ id }) => id)),
        );
      }
  });

  test('keeps names and lists apart, and takes two letters beside a word for no initials', () => {
    expect(finders[1]?.find('Uni KL').hits[0]?.member.id).toBe('universiti-kuala-lumpur');
    expect(idsOf('Uni KL')).not.toContain('university-of-colombo');
    const { hits = [], about } = finders[1]?.find('industrial park') ?? {};
    expect(about).toBeUndefined();
    expect(hits.map(({ rank }) => rank < 40)).toEqual([true, false, false]);
    expect(finders[1]?.find('companies').about).toEqual([[expect.stringMatching(/^kind \d/)]]);
  });

  test('says which name matched, and where in it', () => {
    const marked = (query: string) => {
      const [hit] = finders[1]?.find(query).hits ?? [];
      return hit && [hit.text, hit.ranges.map(([from, to]) => hit.text.slice(from, to))];
    };
    expect(marked('無錫職業')).toEqual(['无锡职业技术学院', ['无锡职业']]);
    expect(marked('ＳＩＡＭ ｕｎｉ')).toEqual(['Siam University', ['Siam Uni']]);
    expect(marked('博文北京')).toEqual(['汉华博文(北京)教育科技有限公司', ['博文(北京']]);
    expect(marked('wuxizhi')).toEqual(['wu xi zhi ye ji shu xue yuan', ['wu xi zhi']]);
    expect(marked('xzyjs')).toEqual(['wu xi zhi ye ji shu xue yuan', ['xi zhi ye ji shu']]);
    expect(marked('职业 无锡')).toEqual(['无锡职业技术学院', ['无锡', '职业']]);
    expect(marked('สยามเทค')).toEqual(['สยามเทค', ['สยามเทค']]);
  });

  test('orders equal hits as the reader looks names up', () => {
    const { compare } = new Intl.Collator('ru', { ignorePunctuation: true });
    const hits = finders[2]?.find('колледж').hits ?? [];
    const equal = hits
      .filter(({ rank }) => rank === hits.at(-1)?.rank)
      .map(({ member }) => member.names[2] ?? '');
    expect(equal.length).toBeGreaterThan(20);
    expect(equal).toEqual(equal.toSorted(compare));
  });

  test('finds whoever has no translation by the Chinese name, pinyin and initials, and makes nothing up', () => {
    const newcomer = makeNewcomer({ zh: '乙丙学院', pinyin: 'Yibing Xueyuan' });
    const own = createMemberIndex({
      ...content,
      members: new Map([...content.members, ['yi', newcomer]]),
      lists: { '2024-07-10': { china: ['yi', 'uitm'], abroad: ['siam-university'] } },
    });
    const names = ['乙丙学院', ...translationLocales.map(() => '')];
    expect(own.members[0]).toMatchObject({ id: 'yi', names });
    for (const [language] of localeCodes.entries()) {
      const finder = createFinder(own, language);
      for (const query of ['乙丙', 'yibing', 'ybxy', 'xueyuan', 'yi bing']) {
        const [hit] = finder.find(query).hits;
        expect(hit?.member, query).toMatchObject({ id: 'yi', kind: -1, places: [] });
        expect(hit?.text, query).not.toBe('');
      }
      expect(finder.find('university').hits.map(({ member }) => member.id)).not.toContain('yi');
    }
  });

  test('knows the syllables of every name', () => {
    const { members } = content;
    for (const [id, { zh, pinyin }] of members) {
      const signs = zh.match(/\p{Script=Han}|[A-Za-z]+/gu) ?? [];
      expect(alignPinyin(zh, pinyin), id).toHaveLength(signs.length);
    }
    expect(alignPinyin('长子县', 'Zhangzi Xian')).toEqual(['zhang', 'zi', 'xian']);
    expect(alignPinyin('西安', "Xi'an")).toEqual(['xi', 'an']);
    expect(alignPinyin('方案', 'Nothing Alike')).toEqual(['nothing', 'alike']);
  });
});
