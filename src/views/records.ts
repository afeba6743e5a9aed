import type { Content } from '#domain/content.ts';
import { type Locale, locales, originalLocale } from '#domain/locale.ts';
import type { SearchEngine } from '#domain/record.ts';
import { type Text, textIn } from '#views/text.ts';

/** The name that each search engine looks for. */
const verificationNames: Record<SearchEngine, string> = {
  baidu: 'baidu-site-verification',
  yandex: 'yandex-verification',
  google: 'google-site-verification',
  bing: 'msvalidate.01',
};

/** The numbers that Chinese law wants at the foot of every page, each with the address where it can be looked up. */
export function recordLinks({ alliance }: Content, pageLocale: Locale): RecordLink[] {
  const { icp, police } = alliance.records ?? {};
  const link = (text: string, href: string): RecordLink => ({
    ...textIn(text, locales[originalLocale].tag, pageLocale),
    href,
  });
  return [
    ...(icp ? [link(icp, 'https://beian.miit.gov.cn/')] : []),
    ...(police
      ? [
          link(
            police,
            `https://beian.mps.gov.cn/#/query/webSearch?code=${police.replace(/\D/g, '')}`,
          ),
        ]
      : []),
  ];
}

/** What proves to search engines that the site is ours; they look at the pages where a site begins. */
export function verificationTags({ alliance }: Content): VerificationTag[] {
  const verification = Object.entries(alliance.records?.verification ?? {});
  return verification.flatMap(([engine, content]) =>
    content === undefined ? [] : [{ name: verificationNames[engine as SearchEngine], content }],
  );
}

/** The key for notices of changed pages, which lies at the site's root under its own name. */
export function indexNowKey({ alliance }: Content): string | undefined {
  return alliance.records?.indexNow;
}

/** A registered number, and where it can be looked up. */
export type RecordLink = Text & { href: string };

/** A `meta` element. */
export type VerificationTag = { name: string; content: string };
