import { expect, test } from 'vitest';
import { markTones } from '#checks/readings.ts';

test.each([
  ['泰国暹罗大学', 'Taiguo Xianluo Daxue', 'Tàiguó Xiānluó Dàxué'],
  ['重庆电子工程职业学院', 'Chongqing Dianzi Gongcheng', 'Chongqing Dianzi Gongcheng'],
  ['重庆学院', 'Chongqing Xueyuan', 'Chóngqìng Xuéyuàn'],
  ['长子县学校', 'Zhangzi Xian Xuexiao', 'Zhǎngzǐ Xiàn Xuéxiào'],
  ['埃及巴德尔大学', "Aiji Bade'er Daxue", "Āijí Bādé'ěr Dàxué"],
  ['蒙古国 CITI 大学', 'Mengguguo CITI Daxue', 'Měnggǔguó CITI Dàxué'],
  ['汉华博文(北京)公司', 'Hanhua Bowen (Beijing) Gongsi', 'Hànhuá Bówén (Běijīng) Gōngsī'],
  ['旅顺学院', 'Lüshun Xueyuan', 'Lǚshùn Xuéyuàn'],
  ['陕西学院', 'Shaanxi Xueyuan', 'Shaanxī Xuéyuàn'],
  ['第一学校', 'Di Yi Xuexiao', 'Dì Yī Xuéxiào'],
])('marks the tones of %s', (name, spelling, toned) => {
  expect(markTones(name, spelling)).toBe(toned);
});

test('takes the reading of the character that stands for the member', () => {
  expect(markTones('廊坊学院', 'Langfang Xueyuan', { hanzi: '坊', pinyin: 'fáng' })).toBe(
    'Lángfáng Xuéyuàn',
  );
});
