import { describe, expect, test } from 'vitest';
import { cutHan, intersect, joinExcerpt, matchesQuery, pageQueries } from '#search/pages.ts';

describe('pages', () => {
  test.each([
    ['vocational school', ['vocational school']],
    ['机电', ['"机 电"']],
    ['“一带一路”2024', ['"一 带 一 路"', '2024']],
    ['２０２４', ['2024']],
    ['going-global', ['going global']],
    ['ก\u0e4d\u0e32หนด ๒๐', ['กำหนด 20']],
    ['中文+职业技能', ['"中 文"', '"职 业 技 能"']],
    ['产教 融合', ['"产 教"', '"融 合"']],
    ['  ', []],
  ])('are asked for %j as they are indexed', (query, expected) => {
    expect(pageQueries(query)).toEqual(expected);
  });

  test('judge a page by its whole text, whatever its excerpt shows', () => {
    const content = 'The Belt and Road, and “going global”; интеграция образования';
    expect(matchesQuery('belt and road', content, '<mark>and</mark>')).toBe(true);
    expect(matchesQuery('roads belts', content, '')).toBe(true);
    expect(matchesQuery('интеграцию образование', content, '')).toBe(true);
    expect(matchesQuery('banana belt', content, '<mark>belt</mark>')).toBe(false);
    expect(matchesQuery('xqzwvk', content, '<mark>x</mark>')).toBe(false);
  });

  test('must answer every part', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ id })) as [
      { id: string },
      { id: string },
      { id: string },
    ];
    expect(
      intersect([
        [c, a, b],
        [b, c],
        [c, b],
      ]),
    ).toEqual([c, b]);
    expect(intersect([[a]])).toEqual([a]);
    expect(intersect<{ id: string }>([])).toEqual([]);
  });

  test('are cut into characters in their texts only', () => {
    const html =
      '<title>无锡职业</title><p title="无锡">无锡<b>职业</b>, Wuxi</p><script>"无锡"</script>';
    expect(cutHan(html, '|')).toBe(
      '<title>无锡职业</title><p title="无锡">无|锡<b>职|业</b>, Wuxi</p><script>"无锡"</script>',
    );
  });

  test('are shown with their characters together again', () => {
    expect(joinExcerpt('在<mark>无</mark>\u200b<mark>锡</mark>\u200b的')).toBe(
      '在<mark>无锡</mark>的',
    );
    expect(joinExcerpt('name: <mark>无</mark> <mark>锡</mark> 职 业 in Wuxi')).toBe(
      'name: <mark>无锡</mark>职业 in Wuxi',
    );
    expect(joinExcerpt('the <mark>Siam</mark> <mark>University</mark>')).toBe(
      'the <mark>Siam</mark> <mark>University</mark>',
    );
    expect(joinExcerpt('。 为响应<mark>共</mark> <mark>建</mark>')).toBe('为响应<mark>共建</mark>');
    expect(joinExcerpt('“<mark>共建</mark>”')).toBe('“<mark>共建</mark>”');
  });
});
