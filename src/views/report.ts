import { locales, originalLocale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import type { Link } from '#views/text.ts';

/**
 * How a reader tells of an error on a page: a letter begun in the reader's words and in Chinese, for those who get it.
 * @param title of the page, in the reader's language
 * @param address of the page with its origin, or nothing where it is not known
 */
export function reportView({ content, words }: Context, title: string, address = ''): ReportView {
  const { emails } = content.alliance.contacts;
  const languages = [words, createTranslator(originalLocale)];
  const line = (key: 'subject' | 'page' | 'text', value: string) => {
    const label = new Set(languages.map(({ text }) => text(`report.${key}`)));
    return `${[...label].join(' / ')}${words.text('contact.colon')}${value}`.trim();
  };
  return {
    link: {
      text: words.text('report.link'),
      href: routes.letter(emails, line('subject', title), [
        line('page', address),
        '',
        line('text', ''),
        '',
      ]),
    },
    addresses: emails.join(words.text('list.separator')),
  };
}

/**
 * The same for a page that is in no one language: a letter in each.
 * @param titleIn the title of the page in the language of a context
 */
export function reportsView(
  contexts: Context[],
  titleIn: (context: Context) => string,
  address?: string,
): ReportsView {
  const reports = contexts.map((context) => ({
    lang: locales[context.locale].tag,
    ...reportView(context, titleIn(context), address),
  }));
  return {
    links: reports.map(({ lang, link }) => ({ ...link, lang })),
    addresses: reports[0]?.addresses ?? '',
  };
}

/** The letter, and the addresses it goes to, to be read where no mail program opens, as in WeChat. */
export type ReportView = { link: Link; addresses: string };

/** The letters of a page in no one language, and the addresses once. */
export type ReportsView = { links: (Link & { lang: string })[]; addresses: string };
