import { existsSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { localeCodes, locales } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { createTranslator } from '#i18n/translator.ts';
import { realContent } from '#scripts/fixtures/sample-content.ts';
import { readPages, type SitePage } from '#scripts/site/pages.ts';
import { useBrowser } from '#scripts/site/use-browser.ts';

const browser = useBrowser();

/** What an older mail program takes of an address. */
const longestLetter = 2000;

describe.each(inject('builds'))('the links on the site built for $base', (build) => {
  const { folder, base, site, origin, repository } = build;
  const pages = readPages(folder, base);
  const onLocalized = async () => (await pages).filter(({ $ }) => $('.bare').length === 0);

  test('let every page be reported in its language, by its address', async () => {
    const { emails } = (await realContent()).alliance.contacts;
    for (const page of await onLocalized()) {
      const { $, path, locale } = page;
      const [letter, ...others] = reportsOf(page);
      expect(others, path).toEqual([]);
      expect(letter?.to, path).toEqual(emails);
      expect(letter?.subject, path).toContain('网站纠错');
      expect(letter?.subject.endsWith(site + path), path).toBe(true);
      expect(letter?.subject.includes(words[locale] ?? '?'), path).toBe(true);
      for (const email of emails) expect($('footer').text(), path).toContain(email);
    }
  });

  test('let the pages outside the languages be reported in all of them', async () => {
    const bare = (await pages).filter(({ $ }) => $('.bare').length > 0);
    expect(bare).toHaveLength(2);
    for (const page of bare) {
      const letters = reportsOf(page);
      expect(letters.map(({ lang }) => lang)).toEqual(localeCodes.map((code) => locales[code].tag));
      for (const [index, word] of Object.values(words).entries())
        expect(letters[index]?.subject).toContain(word);
      expect(page.$('footer').text()).toContain('@');
    }
  });

  test('begin no letter too long for a mail program', async () => {
    for (const page of await pages)
      for (const { href } of lettersOf(page))
        expect(href.length, page.path).toBeLessThanOrEqual(longestLetter);
  });

  test('lead to the files that a page is written in, where a repository is named', async () => {
    const newest =
      Object.keys((await realContent()).lists)
        .sort()
        .at(-1) ?? '';
    for (const page of await onLocalized()) {
      const { path, locale } = page;
      const files = editedFiles(page, repository);
      for (const file of files) expect(existsSync(file), `${path}: ${file}`).toBe(true);
      const address = path.slice(base.length + locale.length).replace(/^\/|\/$/g, '');
      expect(files, path).toEqual(repository === '' ? [] : filesOf(address, locale, newest));
    }
  });

  test.each(['th/charter/', 'ru/members/uitm/', 'en/members/', 'zh/about/'])(
    'are not printed: %s',
    async (path) => {
      const page = await browser.newPage();
      await page.goto(`${origin}${base}${path}`);
      const links = page.locator('footer a');
      expect(await links.first().isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      for (const link of await links.all()) expect(await link.isVisible()).toBe(false);
      expect(await page.locator('footer p', { hasText: '@' }).isVisible()).toBe(false);
      expect(await page.locator('footer p').first().isVisible()).toBe(true);
      await page.close();
    },
  );
});

/** What each letter says beside the Chinese. */
const words: Record<string, string> = mapLocales((locale) =>
  createTranslator(locale).text('report.subject'),
);

/**
 * The files that a reader of a page expects to edit.
 * @param address of the page within its language
 * @param newest date of the newest list
 */
function filesOf(address: string, locale: string, newest: string): string[] {
  const page = `content/pages/${address || 'home'}/${locale}.mdx`;
  if (/^charter/.test(address))
    return ['introduction', 'nature', 'purpose', 'tasks', 'contact'].map(
      (section) => `content/charter/${section}/${locale}.mdx`,
    );
  const [, date] = /^members\/(?:china|abroad)\/([\d-]+)$/.exec(address) ?? [];
  if (date !== undefined) return [`content/lists/${date}.yaml`];
  if (/^members\/(china|abroad)$/.test(address)) return [`content/lists/${newest}.yaml`, page];
  if (address.startsWith('places/')) return ['content/places.yaml'];
  return address.startsWith('members/') ? [`content/${address}.yaml`] : [page];
}

/** The letters that a page begins, as a browser hands them to a mail program. */
function lettersOf({ $ }: SitePage): Letter[] {
  return $('a[href^="mailto:"]')
    .toArray()
    .map((link) => {
      const { href, pathname, searchParams } = new URL($(link).attr('href') ?? '');
      return {
        lang: $(link).closest('[lang]').attr('lang') ?? '',
        href,
        to: pathname.split(','),
        subject: searchParams.get('subject') ?? '',
      };
    });
}

/** The letters that report an error of the site. */
function reportsOf(page: SitePage): Letter[] {
  return lettersOf(page).filter(({ subject }) => subject.includes('网站纠错'));
}

/** The files that a page's links open in the editor of a repository. */
function editedFiles({ $ }: SitePage, repository: string): string[] {
  return $('a[href*="/edit/"]')
    .toArray()
    .map((link) => ($(link).attr('href') ?? '').replace(`${repository}/edit/main/`, ''));
}

/** A letter with the language of the link that begins it. */
type Letter = { lang: string; href: string; to: string[]; subject: string };
