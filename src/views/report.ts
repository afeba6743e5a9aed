import { locales, originalLocale } from '#domain/locale.ts';
import { createTranslator } from '#i18n/translator.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';

/**
 * The link to report an error on a page: an e-mail whose subject is in the reader's language and in Chinese, for its
 * receivers. `addresses` is for apps that open no mail program, such as WeChat.
 * @param page absolute URL of the page; its title in the reader's language if the URL is unknown
 */
export function reportView({ content, locale, words }: Context, page: string) {
  const { emails } = content.alliance.contacts;
  const languages = [words, createTranslator(originalLocale)];
  const labels = new Set(languages.map(({ text }) => text('report.subject')));
  const subject = `${[...labels].join(' / ')}${words.text('contact.colon')}${page}`;
  return {
    link: {
      text: words.text('report.link'),
      lang: locales[locale].tag,
      href: routes.letter(emails, subject),
    },
    addresses: emails.join(words.text('list.separator')),
  };
}

/**
 * The same for a page in several languages: an e-mail in each.
 * @param pageIn its URL, or its title in the language of a context
 */
export function reportsView(contexts: Context[], pageIn: (context: Context) => string) {
  const reports = contexts.map((context) => reportView(context, pageIn(context)));
  return { links: reports.map(({ link }) => link), addresses: reports[0]?.addresses };
}
