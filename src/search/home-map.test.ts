import { expect, test } from 'vitest';
import { homeMap } from '#search/home-map.ts';

test('the map becomes a tree of elements and texts', () => {
  const html =
    '<h1>x</h1><div class="map"><!-- x --><a href="/a/">A &amp; <b lang="zh">甲</b></a></div>';
  expect(homeMap(html)).toEqual({
    tag: 'div',
    attributes: { class: 'map' },
    children: [
      {
        tag: 'a',
        attributes: { href: '/a/' },
        children: ['A & ', { tag: 'b', attributes: { lang: 'zh' }, children: ['甲'] }],
      },
    ],
  });
});

test('a home page without it is refused', () => {
  expect(() => homeMap('<div class="wall"></div>')).toThrow('no .map');
});
