import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { listedNames, realContent } from '#scripts/fixtures/sample-content.ts';
import { squash } from '#scripts/site/pages.ts';

const source = readFileSync('docs/source/alliance-introduction-2024-08-02.txt', 'utf8');

const content = await realContent();

// Once a newer list is published, members may bear other names than on that one.
describe.skipIf(Object.keys(content.lists).length > 1)('the lists of 10 July 2024', () => {
  test.each([
    ['china', '联盟成员单位列表——中方', 56],
    ['abroad', '联盟成员单位列表——外方', 30],
  ] as const)('hold every name of the document, in its order: %s', async (list, heading, count) => {
    const [, part = ''] = source.split(heading);
    const rows = [...(part.split('联盟成员单位列表')[0] ?? '').matchAll(/^(\d+)\t(.+)$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: count }, (_, index) => index + 1),
    );
    const names = listedNames(content)[list];
    expect(names.map(squash)).toEqual(rows.map(([, , name]) => squash(name ?? '')));
  });
});
