import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { charterSections } from '#domain/charter.ts';
import type { Content } from '#domain/content.ts';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import { createRoutes, partPath } from '#routes.ts';
import { publishedContent } from '#scripts/fixtures/sample-content.ts';
import { createContext } from '#views/context.ts';

const repository = { url: 'https://github.com/owner/name', branch: 'main' };
const editor = 'https://github.com/owner/name/edit/main/';

describe('edit links', () => {
  let content: Content;
  let views: Awaited<ReturnType<typeof loadViews>>;
  beforeAll(async () => {
    content = await publishedContent();
    vi.doMock('#routes.ts', () => ({
      routes: createRoutes('https://alliance.example', '/', repository),
      partPath,
    }));
    views = await loadViews();
  });
  afterAll(() => void vi.doUnmock('#routes.ts'));

  const contextOf = (locale: (typeof localeCodes)[number]) => createContext(content, locale);

  test.each(localeCodes)('lead to the text of the page in its language: %s', (locale) => {
    const { links } = views.frame.documentFrame(contextOf(locale), 'about').footer;
    expect(links.at(-1)).toEqual({
      text: contextOf(locale).words.text('edit.page'),
      href: `${editor}content/pages/about/${locale}.mdx`,
    });
    expect(links).toHaveLength(1);
  });

  test.each(localeCodes)('lead to every section of the charter by its heading: %s', (locale) => {
    const context = contextOf(locale);
    const links = views.edit.charterEditLinks(context);
    expect(links.map(({ href }) => href)).toEqual(
      charterSections.map((section) => `${editor}content/charter/${section}/${locale}.mdx`),
    );
    const { contents } = views.charter.charterView(context);
    for (const [index, { text }] of contents.links.entries())
      expect(links[index]?.text).toContain(text);
    expect(views.frame.documentFrame(context, 'charter').footer.links).toEqual(links);
  });

  test.each(translationLocales)('lead to the translation beside the original: %s', (locale) => {
    const { links } = views.charter.besideFrame(contextOf(locale), locale).footer;
    expect(links).toEqual(views.edit.charterEditLinks(contextOf(locale)));
  });

  test('lead to the newest list and to the text around it', () => {
    const links = views.edit.documentEditLinks(contextOf('ru'), 'members/abroad');
    expect(links.map(({ href }) => href)).toEqual([
      `${editor}content/lists/2024-07-10.yaml`,
      `${editor}content/pages/members/abroad/ru.mdx`,
    ]);
  });

  test('lead to the file of a member and of the places', () => {
    const context = contextOf('th');
    const [member] = context.current;
    if (!member) throw new Error('No member');
    const view = views.member.memberView(context, member);
    const last = (frame: { footer: { links: { href: string }[] } }) =>
      frame.footer.links.at(-1)?.href;
    expect(last(views.member.memberFrame(context, member, view))).toBe(
      `${editor}content/members/${member.id}.yaml`,
    );
    expect(last(views.place.placeFrame(context, 'TH', { shown: { part: 1 } }))).toBe(
      `${editor}content/places.yaml`,
    );
  });

  test('lead to files that there are', () => {
    for (const locale of localeCodes)
      for (const id of content.pages.keys())
        for (const { href } of views.edit.documentEditLinks(contextOf(locale), id))
          expect(existsSync(href.slice(editor.length)), href).toBe(true);
  });

  test('stand nowhere where no repository is named', async () => {
    vi.doUnmock('#routes.ts');
    const { frame } = await loadViews();
    expect(frame.documentFrame(contextOf('en'), 'charter').footer.links).toEqual([]);
  });
});

/** The views as they are with the routes of the moment. */
async function loadViews() {
  vi.resetModules();
  return {
    charter: await import('#views/charter.ts'),
    edit: await import('#views/edit.ts'),
    frame: await import('#views/frame.ts'),
    member: await import('#views/member.ts'),
    place: await import('#views/place.ts'),
  };
}
