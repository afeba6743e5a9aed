import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Alliance } from '#domain/alliance.ts';
import type { Records } from '#domain/record.ts';
import { type AddedMembers, addMembers, copyProject } from '#scripts/fixtures/project-copy.ts';

/** Made-up members as they come: a Chinese name with its pinyin, and of the rest more or less or nothing. */
const newcomers = {
  china: {
    'new-jia': {
      zh: '甲乙丙丁职业技术学院',
      pinyin: 'Jiayi Bingding Zhiye Jishu Xueyuan',
      character: { hanzi: '丙', pinyin: 'bǐng' },
      kind: 'vocational-college',
      country: 'CN',
      region: 'CN-JS',
      city: 'wuxi',
    },
    'new-wu': { zh: '戊学院', pinyin: 'Wu Xueyuan', country: 'CN', names: {} },
  },
  abroad: {
    // Its own name is one that readers of Thai can read.
    'new-ji': {
      zh: '己大学',
      pinyin: 'Ji Daxue',
      kind: 'university',
      country: 'TH',
      names: { native: { lang: 'th', name: 'มหาวิทยาลัยจี่', status: 'unverified' } },
    },
    'new-geng': {
      zh: '庚学校',
      pinyin: 'Geng Xuexiao',
      kind: 'school',
      names: { en: { name: 'Geng School', status: 'translated' } },
    },
    'new-xin': { zh: '辛公司', pinyin: 'Xin Gongsi' },
  },
} satisfies AddedMembers;

/** Made-up numbers and proofs, all that a site can be registered under. */
export const newcomerRecords = {
  icp: '京ICP备12345678号-1',
  police: '京公网安备11010502000001号',
  verification: {
    baidu: 'codeva-AbCdEfGhIj',
    yandex: '0123456789abcdef',
    google: 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE',
    bing: '0123456789ABCDEF0123456789ABCDEF',
  },
  indexNow: '0123456789abcdef0123456789abcdef',
} satisfies Records;

/**
 * Makes a project of its own with these records, these members beside the real ones, and one that left before anybody translated its name.
 * @param folder where, an absolute path; what is there is replaced
 */
export function makeNewcomers(folder: string): void {
  copyProject(folder);
  addMembers(folder, newcomers);
  const gone = { zh: '壬学院', pinyin: 'Ren Xueyuan', country: 'RU' };
  writeFileSync(join(folder, 'content/members/new-ren.yaml'), stringify(gone));
  const alliance = join(folder, 'content/alliance.yaml');
  const facts = parse(readFileSync(alliance, 'utf8')) as Alliance;
  writeFileSync(alliance, stringify({ ...facts, records: newcomerRecords }));
  const earlier = { china: ['zaozhuang-university'], abroad: ['new-ren'] };
  writeFileSync(join(folder, 'content/lists/2023-07-10.yaml'), stringify(earlier));
}
