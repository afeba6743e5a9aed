import type { Content } from '#domain/content.ts';
import { type Locale, locales, originalLocale } from '#domain/locale.ts';
import type { SearchEngine } from '#domain/record.ts';
import { type Text, textIn } from '#views/text.ts';

/** The name of each search engine's verification tag. */
const verificationNames: Record<SearchEngine, string> = {
  baidu: 'baidu-site-verification',
  yandex: 'yandex-verification',
  google: 'google-site-verification',
  bing: 'msvalidate.01',
};

/** The registration numbers that Chinese law requires on every page, each linked to its public register. */
export function recordLinks({ alliance }: Content, pageLocale: Locale): RecordLink[] {
  const { icp, police } = alliance.records ?? {};
  const code = police?.replace(/\D/g, '');
  const links = [
    { text: icp, href: 'https://beian.miit.gov.cn/' },
    { text: police, href: `https://beian.mps.gov.cn/#/query/webSearch?code=${code}` },
  ];
  return links.flatMap(({ text, href }) =>
    text ? [{ ...textIn(text, locales[originalLocale].tag, pageLocale), href }] : [],
  );
}

/** Tags that prove the site's ownership to search engines; they are read on the home pages. */
export function verificationTags({ alliance }: Content): VerificationTag[] {
  const verification = Object.entries(alliance.records?.verification ?? {});
  return verification.flatMap(([engine, content]) =>
    content === undefined ? [] : [{ name: verificationNames[engine as SearchEngine], content }],
  );
}

/** The IndexNow key, which is published at the site's root as a file of its own name. */
export function indexNowKey({ alliance }: Content): string | undefined {
  return alliance.records?.indexNow;
}

/** A registration number with the URL of its register. */
export type RecordLink = Text & { href: string };

/** A `meta` element. */
export type VerificationTag = { name: string; content: string };
