import { beforeEach, expect, test, vi } from 'vitest';
import { createPageFinder } from '#search/page-finder.ts';
import type { SearchSettings } from '#views/search.ts';

/** What Pagefind answers, each time it is loaded. */
const fake = { loads: 0, search: async (_query: string): Promise<unknown> => ({ results: [] }) };
const target = new EventTarget();

beforeEach(() => {
  fake.loads = 0;
  vi.stubGlobal('fake', fake);
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
});

/** A module in a URL, which ends in a comment: what is added to it makes it another. */
const bundle = `data:text/javascript,
  fake.loads++;
  export const options = async () => {};
  export const init = async () => {};
  export const search = (query) => fake.search(query);
  //`;
let finders = 0;
const createFinder = () =>
  createPageFinder({ bundle: `${bundle}${finders++}/` } as unknown as SearchSettings);

const page = (
  url: string,
  data = async () => ({ url, meta: {}, content: 'a word', excerpt: 'a <mark>word</mark>' }),
) => ({
  id: url,
  data,
});
const lost = async () => {
  throw new Error('404');
};

test('after a new version of the site, the index is loaded anew and asked again', async () => {
  const find = createFinder();
  fake.search = async () => (fake.loads === 1 ? lost() : { results: [page('/a/')] });
  expect(await find('word', 4)).toMatchObject({ first: [{ url: '/a/' }], rest: [] });
  expect(fake.loads).toBe(2);
  await find('word', 4);
  expect(fake.loads).toBe(2);
});

test('a page whose text is gone is such a case, also one that is asked for later', async () => {
  const find = createFinder();
  let asked = 0;
  fake.search = async () => {
    asked += 1;
    return {
      results: [
        page('/a/', fake.loads === 1 ? lost : undefined),
        page('/b/', fake.loads === 2 ? lost : undefined),
      ],
    };
  };
  const found = await find('word', 1);
  expect(found?.first).toMatchObject([{ url: '/a/' }]);
  await expect(found?.rest[0]?.()).rejects.toThrow('404');
  expect((await find('word', 2))?.first).toMatchObject([{ url: '/a/' }, { url: '/b/' }]);
  expect([fake.loads, asked]).toEqual([3, 3]);
});

test('what stays away is never taken for nothing found; it is left alone a while, or until the network is back', async () => {
  vi.useFakeTimers();
  const find = createFinder();
  fake.search = lost;
  for (let query = 0; query < 5; query++) expect(await find('word', 4)).toBeUndefined();
  expect(fake.loads).toBe(2);
  fake.search = async () => ({ results: [] });
  expect(await find('word', 4)).toBeUndefined();
  target.dispatchEvent(new Event('online'));
  expect(await find('word', 4)).toEqual({ first: [], rest: [] });
  fake.search = lost;
  expect(await find('word', 4)).toBeUndefined();
  fake.search = async () => ({ results: [] });
  vi.advanceTimersByTime(4000);
  expect(await find('word', 4)).toEqual({ first: [], rest: [] });
  vi.useRealTimers();
});
