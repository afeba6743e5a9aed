import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { currentMembers } from '#domain/directory.ts';
import { readLedger } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { type Member, memberCharacter } from '#domain/member.ts';
import { realContent } from '#scripts/fixtures/sample-content.ts';
import { findFaults } from '#scripts/site/accessibility.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

async function open(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(address);
  return { context, page };
}

const rows = (page: Page) => page.locator('.directory li');
const select = (page: Page, name: string) => page.locator(`.filters [name=${name}]`);
const status = (page: Page, text: RegExp | string) =>
  page.locator('.filters [role=status]', { hasText: text });
const ids = async (page: Page) =>
  rows(page).evaluateAll((items) =>
    items.map((item) => item.querySelector('a')?.pathname.split('/').at(-2)),
  );

async function current() {
  const { members, lists } = await realContent();
  return currentMembers(members, readLedger(lists));
}

describe.each(inject('builds'))('the directory built for $base', ({ origin, base }) => {
  const at = (locale: string, query = '') => `${origin}${base}${locale}/members/${query}`;

  test.each([
    ['?country=th', ({ member }) => member.country === 'TH'],
    ['?province=cn-js', ({ member }) => member.region === 'CN-JS'],
    [
      '?list=abroad&kind=university',
      ({ member, entry }) => entry.list === 'abroad' && member.kind === 'university',
    ],
    [
      '?country=cn&kind=company&list=china',
      ({ member, entry }) =>
        member.country === 'CN' && member.kind === 'company' && entry.list === 'china',
    ],
    ['?field=shipbuilding', ({ member }) => member.zh.includes('船舶')],
    [
      '?field=chemistry&province=cn-sd',
      ({ member }) => member.zh.includes('化工') && member.region === 'CN-SD',
    ],
  ] as [string, (one: Awaited<ReturnType<typeof current>>[number]) => boolean][])(
    'shows by the address %s whom it asks for, in every language',
    async (query, isMeant) => {
      const expected = (await current()).filter(isMeant).map(({ id }) => id);
      expect(expected.length).toBeGreaterThan(0);
      for (const locale of localeCodes) {
        const { context, page } = await open(at(locale, query));
        await status(page, /\d/).waitFor();
        expect((await ids(page)).sort()).toEqual(expected.sort());
        for (const [name, value] of new URLSearchParams(query))
          expect(await select(page, name).inputValue()).toBe(value);
        await context.close();
      }
    },
  );

  test('counts for every choice what it would leave', async () => {
    const all = await current();
    const { context, page } = await open(at('en', '?country=th'));
    await status(page, 'Showing').waitFor();
    const kinds = await select(page, 'kind')
      .locator('option')
      .evaluateAll((options) =>
        options.map((option) => [(option as HTMLOptionElement).value, option.textContent] as const),
      );
    for (const [value, text] of kinds) {
      const count = all.filter(
        ({ member }) => member.country === 'TH' && (value === '' || member.kind === value),
      ).length;
      expect(text).toMatch(new RegExp(`\\(${count}\\)$`));
      await select(page, 'kind').selectOption(value);
      await status(
        page,
        count === 0 ? 'No members match' : `Showing ${count} of ${all.length}`,
      ).waitFor();
      expect(await rows(page).count()).toBe(count);
    }
    // The other countries are counted as if none were chosen.
    const china = all.filter(({ member }) => member.country === 'CN').length;
    await select(page, 'kind').selectOption('');
    await page
      .locator('.filters option', { hasText: `China (${china})` })
      .first()
      .waitFor({ state: 'attached' });
    await context.close();
  });

  test('keeps the choice in the address, with the language switch and with Back', async () => {
    const { context, page } = await open(at('en'));
    expect(await rows(page).count()).toBe((await current()).length);
    await select(page, 'country').focus();
    await page.waitForLoadState('networkidle');
    await select(page, 'country').selectOption('ru');
    await status(page, 'Showing 2 of').waitFor();
    expect(page.url()).toBe(at('en', '?country=ru'));
    await select(page, 'kind').selectOption('university');
    await status(page, 'Showing 1 of').waitFor();
    await page.goBack();
    await status(page, 'Showing 2 of').waitFor();
    expect(await select(page, 'kind').inputValue()).toBe('');
    await page.locator('.languages a[hreflang=ru]').click();
    await page.waitForURL(at('ru', '?country=ru'));
    await status(page, 'Показано: 2 из').waitFor();
    await page.locator('.filters [type=reset]').click();
    await page.waitForURL(at('ru'));
    expect(await rows(page).count()).toBe((await current()).length);
    expect(await page.locator('.initials').isVisible()).toBe(true);
    await context.close();
  });

  test.each([
    ['th', 'ม.สยาม', 'siam-university'],
    ['en', '無錫職業', 'wuxi-institute-of-technology'],
    ['ru', 'wxzyjs', 'wuxi-institute-of-technology'],
    ['zh', 'Сучжоу', 'suzhou-vocational-institute-of-industrial-technology'],
  ])('filters in %s by what is typed in any script: %s', async (locale, query, id) => {
    const { context, page } = await open(at(locale));
    await select(page, 'q').focus();
    await page.waitForLoadState('networkidle');
    await select(page, 'q').pressSequentially(query);
    await status(page, /\d/).waitFor();
    await page.waitForFunction(
      (count) => document.querySelectorAll('.directory li').length < count,
      20,
    );
    expect(await ids(page)).toContain(id);
    expect(new URL(page.url()).searchParams.get('q')).toBe(query);
    await context.close();
  });

  test('is where the field on a member’s page leads, with those who share it', async () => {
    const { context, page } = await open(
      `${origin}${base}ru/members/wuhan-institute-of-shipbuilding-technology/`,
    );
    await page.locator('main a', { hasText: 'Судостроение' }).click();
    await page.waitForURL(at('ru', '?field=shipbuilding'));
    await status(page, 'Показано').waitFor();
    expect(await ids(page)).toContain('wuhan-institute-of-shipbuilding-technology');
    expect(await select(page, 'field').inputValue()).toBe('shipbuilding');
    await context.close();
  });

  test('filters all members where its page has a part of them', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    // A part as pages of long lists are: it has fewer rows, and names the page that has all.
    await page.route(`${at('en')}?country=th`, async (route) => {
      const response = await route.fetch();
      const html = (await response.text())
        .replace('data-script=', () => `data-whole="${base}en/members/" data-script=`)
        .replace(/<li data-of="\w+ th [\s\S]*?<\/li>/g, '');
      await route.fulfill({ response, body: html });
    });
    await page.goto(at('en', '?country=th'));
    await status(page, 'Showing').waitFor();
    const all = await current();
    const expected = all.filter(({ member }) => member.country === 'TH');
    expect((await ids(page)).sort()).toEqual(expected.map(({ id }) => id).sort());
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rows(page).count()).toBe(all.length - expected.length);
    await context.close();
  });

  test('says on paper what is chosen, and nothing of all members then', async () => {
    const { context, page } = await open(at('en', '?kind=company'));
    await status(page, 'Showing').waitFor();
    const { length: all } = await current();
    const count = await rows(page).count();
    expect(count).toBeLessThan(all);
    await page.emulateMedia({ media: 'print' });
    const print = (event: string) =>
      page.evaluate((name) => {
        dispatchEvent(new Event(name));
        // What is printed, not what is there.
        // biome-ignore lint/performance/useDomNodeTextContent: only what is shown
        return document.querySelector<HTMLElement>('main')?.innerText ?? '';
      }, event);
    const paper = await print('beforeprint');
    expect(paper).toContain(`Showing ${count} of ${all} members · Company`);
    expect(paper).not.toContain(`${all} member organizations`);
    expect(paper).not.toContain('All member organizations');
    expect(await print('afterprint')).toContain(`${all} member organizations`);
    await context.close();
  });

  test('sorts by place and by published number', async () => {
    const { context, page } = await open(at('en', '?sort=number'));
    await page.locator('.directory h2', { hasText: 'Members in China' }).waitFor();
    expect(await ids(page)).toEqual((await current()).map(({ id }) => id));
    await select(page, 'sort').selectOption('place');
    await page.locator('.directory h2', { hasText: 'Anhui' }).waitFor();
    const { placeless } = await page.locator('.filters').evaluate((form) => form.dataset);
    const titles = await page.locator('.directory h2').allTextContents();
    // Whose place is not known stands last.
    const heads = titles.filter((head) => head !== placeless);
    expect(titles.slice(0, heads.length)).toEqual(heads);
    expect(heads).toEqual([...heads].sort(new Intl.Collator('en').compare));
    expect(heads).toContain('Thailand');
    await context.close();
  });

  test('says what it does not know, what it does not find, and what it can not load', async () => {
    const { context, page } = await open(at('en', '?country=xx&kind=bank'));
    await status(page, '“xx” in the web address').waitFor();
    await status(page, '“bank” in the web address').waitFor();
    expect(await rows(page).count()).toBe((await current()).length);
    await page.goto(at('en', '?country=ru&kind=company&q=zzzqqq'));
    await status(page, 'No members match these filters.').waitFor();
    await context.route('**/*-search.*', (route) => route.abort());
    await page.goto(at('en', '?q=siam&country=th'));
    await status(page, 'could not be loaded').waitFor();
    await context.route('**/_astro/*.js', (route) => route.abort());
    await page.goto(at('en', '?country=th'));
    await status(page, 'could not be loaded').waitFor();
    expect(await rows(page).count()).toBe((await current()).length);
    await context.close();
  });

  test('shows the map as filtered, and takes a tile as a choice', async () => {
    const { context, page } = await open(at('zh'));
    await page.locator('.overview summary').click();
    await page.locator('.overview .map').waitFor();
    const shown = (tile: string) =>
      page
        .locator(`.overview .map a[href$="/places/${tile}/"] i`)
        .evaluateAll((all) =>
          all
            .filter((square) => !(square as HTMLElement).hidden)
            .map((square) => square.textContent),
        );
    const charactersOf = async (isMeant: (member: Member) => boolean) =>
      (await current())
        .filter(({ member }) => isMeant(member))
        .map(({ member }) => memberCharacter(member).hanzi);
    await page.locator('.overview .map a[href$="/places/th/"]').click();
    await page.waitForURL(at('zh', '?country=th'));
    const thai = await charactersOf(({ country }) => country === 'TH');
    expect(thai.length).toBeGreaterThan(5);
    await page.locator('.overview .map a[aria-current]').waitFor();
    expect(await shown('th')).toEqual(thai);
    expect(await shown('cn-sd')).toEqual([]);
    expect(await page.locator('.overview .map a[aria-current]').count()).toBe(1);
    await page.locator('.overview .map a[href$="/places/cn-js/"]').click();
    await page.waitForURL(at('zh', '?province=cn-js'));
    await page.locator('.overview .map a[href$="/places/cn-js/"]').click();
    await page.waitForURL(at('zh'));
    expect(await rows(page).count()).toBe((await current()).length);
    // Squares and members are matched by their order.
    await select(page, 'kind').selectOption('company');
    await page.waitForURL(at('zh', '?kind=company'));
    const companies = await charactersOf(
      ({ kind, region }) => kind === 'company' && region === 'CN-BJ',
    );
    expect(companies.length).toBeGreaterThan(1);
    await expect.poll(() => shown('cn-bj')).toEqual(companies);
    // No company is without a place.
    const placeless = page.locator('.overview .map a[href*="sort="] b');
    await expect.poll(() => placeless.textContent()).toBe('0');
    await context.close();
  });

  test('keeps its rows as they are when the search box and the map have been opened', async () => {
    const { context, page } = await open(at('ru'), { viewport: { width: 360, height: 740 } });
    const boxOf = () => rows(page).first().locator('a').boundingBox();
    const { x, width } = (await boxOf()) ?? {};
    await page.locator('#ask').click();
    await page.locator('#seek [type=search]').fill('siam');
    await page.locator('#seek [role=option]').first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.locator('.overview summary').click();
    await page.locator('.overview .map').waitFor();
    expect(await boxOf()).toMatchObject({ x, width });
    await context.close();
  });

  test('leads to the member from its square too', async () => {
    const { context, page } = await open(at('en'));
    const row = rows(page).first();
    const href = await row.locator('a').getAttribute('href');
    await row.locator('i').scrollIntoViewIfNeeded();
    const square = await row.locator('i').boundingBox();
    await page.mouse.click((square?.x ?? 0) + 10, (square?.y ?? 0) + 10);
    await page.waitForURL(`**${href}`);
    await context.close();
  });

  test('has the character of each member in its row, and what is filtered in one list under its count', async () => {
    const { context, page } = await open(at('th'), { viewport: { width: 360, height: 740 } });
    const cells = await rows(page).evaluateAll((items) =>
      items.map((item) => [
        item.querySelector('a')?.pathname.split('/').at(-2),
        item.querySelector('i')?.textContent,
      ]),
    );
    const expected = (await current()).map(({ id, member }) => [id, memberCharacter(member).hanzi]);
    expect(cells.sort()).toEqual(expected.sort());
    // On a phone the choices are folded, until they are wanted or made.
    expect(await select(page, 'country').isVisible()).toBe(false);
    await page.locator('#unfold').check();
    await select(page, 'country').selectOption('th');
    await status(page, /\d/).waitFor();
    expect(await page.locator('.directory ul').count()).toBe(1);
    expect(await page.locator('.directory h2').count()).toBe(0);
    const [said, first] = await Promise.all([
      page.locator('.filters [role=status]').boundingBox(),
      rows(page).first().boundingBox(),
    ]);
    expect((first?.y ?? 0) - (said?.y ?? 0)).toBeLessThan(300);
    // Folded or not, what is chosen is said beside the count, and can be cleared.
    await page.reload();
    await status(page, / · ไทย$/).waitFor();
    expect(await select(page, 'country').isVisible()).toBe(false);
    await page.locator('.filters [type=reset]').click();
    await page.waitForURL(at('th'));
    expect(await page.locator('.filters [type=reset]').isVisible()).toBe(false);
    await context.close();
  });

  test('groups by kind, whose kind is not known last', async () => {
    const { context, page } = await open(at('en', '?sort=kind'));
    await page.locator('.directory h2', { hasText: 'University' }).waitFor();
    const titles = await page.locator('.directory h2').allTextContents();
    expect(titles.at(-1)).toBe('—');
    expect(titles).toContain('Industrial park');
    expect(await rows(page).count()).toBe((await current()).length);
    await context.close();
  });

  test('without JavaScript is complete, hides the filters and links to lists and places instead', async () => {
    const { context, page } = await open(at('ru', '?country=th'), { javaScriptEnabled: false });
    expect(await rows(page).count()).toBe((await current()).length);
    expect(await page.locator('.filters').isVisible()).toBe(false);
    const linksOf = (selector: string) =>
      page.locator(selector).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const lists = await linksOf('a');
    for (const list of ['china', 'abroad']) expect(lists).toContain(`${base}ru/members/${list}/`);
    await page.locator('.browse a').click();
    await page.waitForURL(`${origin}${base}ru/#places`);
    const places = await linksOf('.map a');
    for (const code of ['th', 'cn-js']) expect(places).toContain(`${base}ru/places/${code}/`);
    await context.close();
  });

  // A path changes no layout.
  test.each(base === '/' ? localeCodes : ['th'])(
    'has no accessibility fault with filters used: %s',
    async (locale) => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [360, 1280]) {
          const { context, page } = await open(at(locale, '?country=th&sort=place'), {
            colorScheme,
            viewport: { width, height: 740 },
          });
          await status(page, /\d/).waitFor();
          await page.locator('.overview summary').click();
          await page.locator('.overview .map').waitFor();
          await page.locator('.overview .map a[aria-current]').waitFor();
          expect(await findFaults(page, colorScheme)).toEqual([]);
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth),
          ).toBeLessThanOrEqual(width);
          await context.close();
        }
    },
  );
});
