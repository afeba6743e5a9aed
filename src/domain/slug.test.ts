import { expect, test } from 'vitest';
import { toSlug } from '#domain/slug.ts';

test.each([
  ['Lüliang Shi Zhiye Xueyuan', 'luliang-shi-zhiye-xueyuan'],
  ['Yunnan Lüyou Zhiye Xueyuan', 'yunnan-luyou-zhiye-xueyuan'],
  ['Università degli Studi', 'universita-degli-studi'],
  ['  TEDA (Egypt) ', 'teda-egypt'],
  ['吕梁', ''],
])('the slug of %j is %j', (name, slug) => {
  expect(toSlug(name)).toBe(slug);
});
