import { Feed } from 'feed';
import { locales } from '#domain/locale.ts';
import { routes } from '#routes.ts';
import { changesView } from '#views/changes.ts';
import type { Context } from '#views/context.ts';
import { escapeHtml } from '#views/text.ts';

/** What changed in the lists as an Atom feed (RFC 4287), one entry a published list. */
export function atomFeed(context: Context): string {
  const { tag } = locales[context.locale];
  return changesFeed(context, escapeHtml).atom1().replace('<feed ', `<feed xml:lang="${tag}" `);
}

/** The same as a JSON Feed 1.1. */
export function jsonFeed(context: Context): string {
  const text = changesFeed(context, (plain) => plain).json1();
  const { version, author, ...feed } = JSON.parse(text) as Record<string, unknown>;
  const language = locales[context.locale].tag;
  const feed11 = { version: `${version}.1`, language, authors: [author], ...feed };
  return `${JSON.stringify(feed11, null, 2)}\n`;
}

/** @param write a title or note as the format wants it: Atom's are HTML here */
function changesFeed(context: Context, write: (plain: string) => string): Feed {
  const { content, ledger, locale, words } = context;
  const { name } = content.alliance.names[locale];
  const page = content.pages.get('changes')?.[locale];
  const address = routes.absolute(routes.page(locale, 'changes'));
  const feed = new Feed({
    id: address,
    link: address,
    title: `${page?.title}${words.text('frame.titleSeparator')}${name}`,
    description: page?.description ?? '',
    updated: timeOf(ledger.date),
    author: { name },
    generator: false,
    feedLinks: {
      atom: routes.absolute(routes.feed(locale, 'xml')),
      json: routes.absolute(routes.feed(locale, 'json')),
    },
  });
  for (const { id, date, heading, note, groups } of changesView(context).editions)
    feed.addItem({
      id: `${address}#${id}`,
      link: `${address}#${id}`,
      title: write(heading),
      date: timeOf(date),
      published: timeOf(date),
      description: write(note),
      content: [`<p>${escapeHtml(note)}</p>`, ...groups.map(groupHtml)].join(''),
    });
  return feed;
}

function groupHtml({ heading, items }: Group): string {
  const rows = items.map(({ pieces, href, steps }) => {
    const name = pieces.map(({ text }) => text).join('');
    const change = steps.map(({ text }) => text).join(' → ');
    return `<li><a href="${escapeHtml(routes.absolute(href))}">${escapeHtml(name)}</a> ${escapeHtml(change)}</li>`;
  });
  return `<h2>${escapeHtml(heading)}</h2><ul>${rows.join('')}</ul>`;
}

/** The lists give a day; feeds want a time. */
function timeOf(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}

type Group = ReturnType<typeof changesView>['editions'][number]['groups'][number];
