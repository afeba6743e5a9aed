import { describe, expect, test } from 'vitest';
import { compareFacts } from '#checks/translation-facts.ts';

const kinds = (original: string, translation: string, locale: 'en' | 'ru' | 'th') =>
  compareFacts(original, translation, locale).map(({ kind }) => kind);

describe('facts of a translation', () => {
  test.each([
    ['于2024年4月成立', 'in April 2024', 'en'],
    ['于2024年4月成立', 'в апреле 2024 года', 'ru'],
    ['于2024年5月3日成立', '3 мая 2024 года', 'ru'],
    ['于2024年5月成立', 'в мае 2024 года', 'ru'],
    ['于2024年4月成立', 'ในเดือนเมษายน พ.ศ. 2567 (ค.ศ. 2024)', 'th'],
    ['于2024年4月成立', 'เดือนเมษายน พ.ศ. 2567', 'th'],
    ['三、联盟任务', '3. Tasks', 'en'],
    ['六项任务', 'six tasks', 'en'],
    ['六项任务', 'ภารกิจ 6 ประการ', 'th'],
    ['二十一世纪', 'the 21st century', 'en'],
    ['共1,200家', 'всего 1\u00a0200', 'ru'],
    ['电话13717675431', '+86 137 1767 5431', 'en'],
    ['培训1.2万人', 'trained 12,000 people', 'en'],
    ['培训1.2万人', 'обучено 12 тыс. человек', 'ru'],
    ['培训1.2万人', 'ฝึกอบรม 12,000 คน', 'th'],
    ['投入3亿元', '300 million yuan', 'en'],
    ['投入3亿元', '300 млн юаней', 'ru'],
    ['投入300万元', '3 ล้านหยวน', 'th'],
    ['第1期培训', 'the first training course', 'en'],
    ['第1期培训', 'первый курс', 'ru'],
    ['第1期培训', 'หลักสูตรครั้งแรก', 'th'],
    ['每年2次', 'twice a year', 'en'],
    ['每年2次', 'дважды в год', 'ru'],
    ['3所学校', 'three schools', 'en'],
    ['12家企业', 'двенадцать предприятий', 'ru'],
    ['邮箱 a@b.cn，网址 https://x.example/', 'https://x.example/ and a@b.cn', 'en'],
  ] as const)('agree: %s, %s', (original, translation, locale) => {
    expect(kinds(original, translation, locale)).toEqual([]);
  });

  test.each([
    ['于2024年4月成立', 'in May 2024', 'en', ['number-differs']],
    ['于2024年4月成立', 'в апреле 2023 года', 'ru', ['number-differs']],
    ['于2024年4月成立', 'เดือนเมษายน พ.ศ. 2568', 'th', ['number-differs']],
    ['于2024年3月成立', 'в мае 2024 года', 'ru', ['number-differs']],
    ['六项任务', '7 tasks', 'en', ['number-differs']],
    ['培训1.2万人', 'trained 1,200 people', 'en', ['number-differs']],
    ['培训1.2万人', 'обучено 12 млн человек', 'ru', ['number-differs']],
    ['第1期培训', 'the second course', 'en', ['number-differs']],
    ['3所学校', 'four schools', 'en', ['number-differs']],
    ['电话13717675431', '+86 137 1767 5413', 'en', ['contact-differs']],
    ['邮箱 a@b.cn', 'a@b.com', 'th', ['contact-differs']],
    ['邮箱 a@b.cn', 'e-mail', 'en', ['contact-differs']],
  ] as const)('differ: %s, %s', (original, translation, locale, expected) => {
    expect(kinds(original, translation, locale)).toEqual(expected);
  });
});
