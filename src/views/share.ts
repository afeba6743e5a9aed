import { locales, originalLocale } from '#domain/locale.ts';
import { type ShareKind, type ShareShape, shareKinds, shareShapes } from '#domain/share.ts';
import { routes } from '#routes.ts';
import type { Context } from '#views/context.ts';
import { markOf } from '#views/frame.ts';

/** The preview pictures for site, charter and members, in every shape. */
export function shareCards(context: Context) {
  const { content, locale, words, current, ledger } = context;
  const name = content.alliance.names[locale].name;
  const original = content.alliance.names[originalLocale].name;
  const titleOf = (id: string) => content.pages.get(id)?.[locale]?.title ?? name;
  const count = words.text('members.total', { count: current.length });
  const asOf = words.text('members.asOf', { date: words.date(ledger.date) });
  const texts: Record<ShareKind, { title: string; lines: string[] }> = {
    site: { title: name, lines: [] },
    charter: {
      title: titleOf('charter'),
      lines: [name, words.date(content.alliance.documentDate)],
    },
    member: { title: titleOf('members'), lines: [name, count, asOf] },
  };
  return shareKinds.flatMap((kind) =>
    (Object.keys(shareShapes) as ShareShape[]).map((shape) => ({
      /** Path of the file from the root of the origin. */
      path: routes.shareImage(locale, kind, shape),
      shape,
      /** BCP 47 tag of title and lines. */
      lang: locales[locale].tag as string,
      mark: markOf(content),
      ...texts[kind],
      /** The Alliance's Chinese name, which is on every picture exactly once; empty if it is among the other texts. */
      original:
        texts[kind].title === original || texts[kind].lines.includes(original) ? '' : original,
    })),
  );
}

/** One preview picture. */
export type ShareCard = ReturnType<typeof shareCards>[number];
