import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pinyin } from 'pinyin-pro';
import { homeCountry } from '../../../src/domain/place.ts';
import { type AddedMembers, addMembers, copyProject } from '../../fixtures/project-copy.ts';
import { readCheckedContent } from '../../staff/project.ts';

/** The end of a made-up name, after its places, in each language. */
const stems = [
  {
    kind: 'vocational-college',
    zh: '职业技术学院',
    en: 'Vocational and Technical College',
    ru: 'профессионально-технический колледж',
    th: 'วิทยาลัยอาชีวศึกษาและเทคนิค',
  },
  {
    kind: 'vocational-college',
    zh: '机电职业学院',
    en: 'Electromechanical College',
    ru: 'колледж механики и электротехники',
    th: 'วิทยาลัยเครื่องกลและไฟฟ้า',
  },
  { kind: 'university', zh: '大学', en: 'University', ru: 'университет', th: 'มหาวิทยาลัย' },
  {
    kind: 'company',
    zh: '科技有限公司',
    en: 'Technology Co., Ltd.',
    ru: 'технологическая компания',
    th: 'บริษัทเทคโนโลยี',
  },
  {
    kind: 'association',
    zh: '商会',
    en: 'Business Association',
    ru: 'деловая ассоциация',
    th: 'สมาคมธุรกิจ',
  },
] as const;

/**
 * Makes a copy of this project with many made-up members, for measuring only. What is known of each, and the length
 * of its names, are as those of real members: a file of about 1 kB.
 * @param folder an absolute path; its content is replaced
 * @param count how many members to add
 */
export async function generateProject(folder: string, count: number): Promise<void> {
  const { places } = readCheckedContent(process.cwd());
  copyProject(folder);
  const cities = Object.entries(places.cities);
  const added: AddedMembers = { china: {}, abroad: {} };
  for (let index = 0; index < count; index++) {
    const [id, city] = pick(cities, index);
    // A second place stands for the proper name; each pair of places and stem comes once.
    const turn = Math.floor(index / cities.length);
    const [, other] = pick(cities, index + 1 + turn);
    const stem = pick(stems, Math.floor(turn / (cities.length - 1)));
    const zh = `${city.zh}${other.zh}${stem.zh}`;
    const country = city.region.slice(0, 2);
    const source = `https://news.example/${id}/partners-of-the-alliance-2024/${index}.html`;
    added[country === homeCountry ? 'china' : 'abroad'][`made-${index}`] = {
      zh,
      pinyin: [city.zh, other.zh, ...stem.zh.split(/(?=学院|学校|公司)/)].map(toName).join(' '),
      kind: stem.kind,
      country,
      region: city.region,
      city: id,
      names: {
        en: { name: `${city.en} ${other.en} ${stem.en}`, status: 'attested', source },
        ru: { name: `${city.ru} ${other.ru}: ${stem.ru}`, status: 'translated' },
        th: { name: `${stem.th}${other.th}${city.th}`, status: 'translated' },
      },
      short: [
        {
          name: `${city.zh.slice(0, 1)}${other.zh.slice(0, 1)}${index}`,
          status: 'attested',
          source,
        },
      ],
      website: { url: `https://made-${index}.example`, status: 'attested', source },
      note: `The English name and the website were seen at ${source}, beside the Chinese name.`,
    };
  }
  addMembers(folder, added);
  appendFileSync(join(folder, 'content/sources.yaml'), 'news.example: News\n');
}

/** The pinyin of a part of a name: one word with a capital. */
function toName(part: string): string {
  const [first = '', ...others] = pinyin(part, {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
  });
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${others.join('')}`;
}

/** The item at an index, counted from the start again after the end. */
function pick<T>(list: readonly T[], index: number): T {
  return list[index % list.length] as T;
}
