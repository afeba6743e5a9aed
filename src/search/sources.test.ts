import { expect, test } from 'vitest';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createFinder } from '#search/finder.ts';
import { createMemberIndex, splitIndex } from '#search/member-index.ts';
import { createNameFinder, type Hit } from '#search/name-finder.ts';
import { joinIndex, readNames } from '#search/sources.ts';

const index = createMemberIndex(await publishedContent());
const published = splitIndex(index);
const { words } = published;
const names = readNames(JSON.parse(JSON.stringify(published.names)));

test('the two files of the index make the whole again', () => {
  const whole = joinIndex(names, words);
  expect({ ...whole, simplified: {} }).toEqual({ ...index, simplified: {} });
  expect(Object.entries(whole.simplified).sort()).toEqual(Object.entries(index.simplified).sort());
});

test('names alone answer as the whole does where a name matches', () => {
  const [byName, whole] = [createNameFinder(names, 1), createFinder(index, 1)];
  for (const query of ['siam', '無錫', 'wxzyjs', 'Чунцин']) {
    const found = byName.find(query);
    expect(found).not.toEqual([]);
    const alike = whole.find(query).hits.slice(0, found.length);
    // The names of fields are among the other words.
    const bare = ({ member, text, ranges }: Hit) => [member.id, text, ranges];
    expect(alike.map(bare)).toEqual(found.map(bare));
  }
  for (const query of ['companies in Beijing', 'Siem', ' ']) expect(byName.find(query)).toEqual([]);
  expect(whole.leadsTo('聯絡我們')).toEqual(['contact']);
  expect(whole.leadsTo('how to join')).toEqual(['contact']);
});
