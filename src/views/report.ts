import { locales, originalLocale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/**
 * The link to report an error on a page: an e-mail whose labels are in the reader's language and in Chinese, for its receivers.
 * `addresses` is for apps that open no mail program, such as WeChat.
 * @param title of the page, in the reader's language
 * @param address absolute URL of the page, empty if unknown
 */
export function reportView({ content, locale, words }: Context, title: string, address = '') {
  const { emails } = content.alliance.contacts;
  const languages = [words, createTranslator(originalLocale)];
  const line = (key: 'subject' | 'page', value: string) => {
    const label = new Set(languages.map(({ text }) => text(`report.${key}`)));
    return `${[...label].join(' / ')}${words.text('contact.colon')}${value}`.trim();
  };
  return {
    link: {
      text: words.text('report.link'),
      lang: locales[locale].tag,
      href: routes.letter(emails, line('subject', title), [line('page', address), '', '']),
    },
    addresses: emails.join(words.text('list.separator')),
  };
}

/**
 * The same for a page in several languages: an e-mail in each.
 * @param titleIn the title of the page in the language of a context
 */
export function reportsView(
  contexts: Context[],
  titleIn: (context: Context) => string,
  address?: string,
) {
  const reports = contexts.map((context) => reportView(context, titleIn(context), address));
  return { links: reports.map(({ link }) => link), addresses: reports[0]?.addresses };
}
