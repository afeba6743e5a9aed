import { expect, test } from 'vitest';
import { homeParts } from '#search/home-parts.ts';

test('map and wall become trees of elements and texts', () => {
  const html =
    '<h1>x</h1><ul class="wall"><li><a href="/a/">A &amp; <b lang="zh">甲</b></a></li></ul><div class="map"><!-- x --></div>';
  expect(homeParts(html)).toEqual([
    { tag: 'div', attributes: { class: 'map' }, children: [] },
    {
      tag: 'ul',
      attributes: { class: 'wall' },
      children: [
        {
          tag: 'li',
          attributes: {},
          children: [
            {
              tag: 'a',
              attributes: { href: '/a/' },
              children: ['A & ', { tag: 'b', attributes: { lang: 'zh' }, children: ['甲'] }],
            },
          ],
        },
      ],
    },
  ]);
});

test('a home page without one of them is refused', () => {
  expect(() => homeParts('<div class="map"></div>')).toThrow('no .wall');
});
