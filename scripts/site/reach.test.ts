import { describe, expect, inject, test } from 'vitest';
import { layoutPaths } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

const [root] = inject('builds');
if (!root) throw new Error('No build');
const { origin } = root;

/** The main action of each layout, by the end of its address inside a language. */
const actions: Record<string, string> = {
  '': '.ways a',
  'charter/': '.to-contents a, .contents a',
  'charter/with-zh/': '.to-contents a',
  'members/': '.filters [name=q]',
  'members/china/': '.members a',
  'members/uitm/': 'main a[href*="/contact/?member="]',
  'members/helwan-university/': 'main a[href*="/contact/?member="]',
  'contact/': '.contacts a',
  'search/': 'main [name=q]',
  'about/': 'main a',
  'changes/': 'main a',
  'data/': '.files a',
  'copybook/': '.primer a',
  'places/cn/': '.directory a',
  'places/th/': '.directory a',
};

test('every layout has a main action', () => {
  const ends = new Set(layoutPaths.map((path) => path.replace(/^\w+\//, '')));
  expect([...ends].sort()).toEqual(Object.keys(actions).sort());
});

describe.each([360, 1280])('at %i px', (width) => {
  test.each(layoutPaths)(
    '/%s needs at most 25 Tabs to its main action, and shows every stop before',
    async (path) => {
      const page = await browser.newPage({ viewport: { width, height: 740 } });
      await page.goto(`${origin}/${path}`);
      const action = actions[path.replace(/^\w+\//, '')] ?? '';
      const stops: Stop[] = [];
      while (stops.length < 25 && !stops.at(-1)?.isAction) {
        await page.keyboard.press('Tab');
        stops.push(await page.evaluate(readStop, action));
      }
      expect(stops.at(-1)?.isAction).toBe(true);
      expect(stops.flatMap(({ hidden }) => hidden ?? [])).toEqual([]);
      await page.close();
    },
  );
});

/** What has the focus: whether it is the action or in it, and its HTML if it is not to be seen. */
function readStop(action: string): Stop {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return { isAction: false };
  // The label of a hidden choice is shown in its place.
  const shown = stop.matches('.lights input') ? stop.nextElementSibling : stop;
  const { right, bottom, width, height } = (shown ?? stop).getBoundingClientRect();
  const isShown = width > 1 && height > 1 && right > 0 && bottom > 0;
  return {
    isAction: stop.closest(action) !== null,
    ...(isShown ? {} : { hidden: stop.outerHTML }),
  };
}

type Stop = { isAction: boolean; hidden?: string };
