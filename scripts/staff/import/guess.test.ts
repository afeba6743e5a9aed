import { describe, expect, test } from 'vitest';
import { readLedger } from '#domain/ledger.ts';
import { testContent } from '#scripts/fixtures/import-project.ts';
import { guessKind, guessPlace, makeId, placeNames } from '#scripts/staff/import/facts.ts';
import { learnWords, spellName } from '#scripts/staff/import/pinyin.ts';

const content = testContent();
const { entries } = readLedger(content.lists);
const members = [...content.members].flatMap(([id, member]) => {
  const entry = entries.get(id);
  return entry ? [{ id, list: entry.list, ...member }] : [];
});

describe('facts derived from listed names, on the members of 10 July 2024', () => {
  test('pinyin: nine of ten are spelled as in the file, without the member’s own file', () => {
    const places = placeNames(content.places);
    const right = members.filter(({ id, list, zh, pinyin }) => {
      const words = learnWords(members.filter((other) => other.id !== id));
      return spellName(zh, { words, places, isForeign: list === 'abroad' }) === pinyin;
    });
    expect(right.length / members.length).toBeGreaterThan(0.9);
  });

  test('kind: guessed for most, and never wrong', () => {
    const guessed = members.filter(({ zh }) => guessKind(zh) !== undefined);
    expect(guessed.filter(({ zh, kind }) => kind && guessKind(zh) !== kind)).toEqual([]);
    expect(guessed.length / members.length).toBeGreaterThan(0.85);
  });

  test('country and region: guessed for most, and never wrong', () => {
    const guesses = members.map((member) => ({
      member,
      guess: guessPlace(member.zh, member.list, content.places),
    }));
    const wrong = guesses.filter(
      ({ member, guess }) =>
        // Where a fact is not known of a member, a guess is not wrong.
        (guess.country ?? member.country) !== (member.country ?? guess.country) ||
        (guess.region ?? member.region) !== (member.region ?? guess.region),
    );
    expect(wrong).toEqual([]);
    expect(guesses.filter(({ guess }) => guess.country).length / members.length).toBeGreaterThan(
      0.9,
    );
  });
});

describe('other names', () => {
  const vocabulary = {
    words: learnWords(members),
    places: placeNames(content.places),
    isForeign: false,
  };

  test.each([
    ['西安航空职业技术学院', "Xi'an Hangkong Zhiye Jishu Xueyuan"],
    ['海南旅游职业学院', 'Hainan Lüyou Zhiye Xueyuan'],
    ['汉华（重庆）教育科技有限公司', 'Hanhua (Chongqing) Jiaoyu Keji Youxian Gongsi'],
  ])('%s is spelled %s', (name, pinyin) => {
    expect(spellName(name, vocabulary)).toBe(pinyin);
  });

  test('abroad keep their own names in one word, and Latin letters as they are', () => {
    const foreign = { ...vocabulary, isForeign: true };
    expect(spellName('老挝琅勃拉邦技术学院', foreign)).toBe('Laowo Langbolabang Jishu Xueyuan');
    expect(spellName('越南河内工业大学', foreign)).toBe('Yuenan Henei Gongye Daxue');
    expect(spellName('蒙古国ＡＢＣ国际学校', foreign)).toBe('Mengguguo ABC Guoji Xuexiao');
  });

  test.each([
    ['吕梁市职业技术学院', 'luliang-shi-zhiye-jishu-xueyuan'],
    ['云南旅游职业学院', 'yunnan-luyou-zhiye-xueyuan'],
    ['陕西工业职业技术学院', 'shaanxi-gongye-zhiye-jishu-xueyuan'],
    ['山西陕西商会', 'shanxi-shaanxi-shanghui'],
    ['西安航空职业技术学院', 'xian-hangkong-zhiye-jishu-xueyuan'],
    ['上海Intercontinental学院', 'shanghai-intercontinental-xueyuan'],
  ])('%s has the id %s', (name, id) => {
    expect(makeId(name, vocabulary, new Set())).toBe(id);
    expect(makeId(name, vocabulary, new Set([id]))).toBe(`${id}-2`);
  });

  test.each(['泰山学院', '曼谷国际学校', '某某基地'])('%s leaves its kind open', (name) => {
    expect(guessKind(name)).toBeUndefined();
  });

  test('a name with places of two regions leaves its region open', () => {
    expect(guessPlace('北京华博(山东)科技有限公司', 'china', content.places)).toEqual({
      country: 'CN',
    });
    expect(guessPlace('泰中企业家联合总会', 'abroad', content.places)).toEqual({});
  });
});
