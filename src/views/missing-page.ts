import { pageLocales } from '#domain/content.ts';
import { internationalLocale, type Locale, locales, originalLocale } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { createFrame } from '#views/frame.ts';
import type { Link } from '#views/text.ts';

/**
 * What stands at the address of a draft in a language that it lacks: a sentence, the languages there are, and the way on.
 * @param id of the page
 * @returns nothing if the page exists in the language
 */
export function missingPageView(context: Context, id: string) {
  const { content, locale, words } = context;
  const languages = pageLocales(content, id);
  if (languages.includes(locale)) return undefined;
  const titleIn = (code: Locale) => content.pages.get(id)?.[code]?.title ?? '';
  const known = languages.includes(internationalLocale) ? internationalLocale : originalLocale;
  const [title, text] = [words.text('draft.title'), words.text('draft.text')];
  return {
    frame: createFrame(context, {
      // The name of the page tells such pages apart.
      title: [title, titleIn(known)].join(words.text('frame.titleSeparator')),
      heading: [{ text: title }],
      description: text,
      address: (code) => routes.page(code, id),
      edit: [],
      isMissing: true,
    }),
    text,
    languages: languages.map<Link>((code) => ({
      text: [locales[code].name, titleIn(code)].join(words.text('frame.titleSeparator')),
      href: routes.page(code, id),
      lang: locales[code].tag,
    })),
    others: [
      { text: words.text('notFound.home'), href: routes.page(locale, homePage) },
      { text: words.text('notFound.members'), href: routes.page(locale, 'members') },
    ],
  };
}

/** The short page in place of a missing translation. */
export type MissingPageView = NonNullable<ReturnType<typeof missingPageView>>;
