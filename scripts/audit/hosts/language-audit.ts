import { localeCodes } from '../../../src/domain/locale.ts';
import type { BuiltSite } from '../../site/build.ts';
import { checkHeaders } from './answer-checks.ts';
import { request } from './client.ts';
import type { HostServer } from './servers.ts';

const browser = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' };

/** @returns the problems of the optional redirect at the root to the reader's language */
export async function auditLanguage(site: BuiltSite, server: HostServer): Promise<string[]> {
  const root = server.origin + site.base;
  const problems: string[] = [];
  for (const { headers, to } of casesAt(root)) {
    const answer = await request(root, headers);
    const report = (what: string) => problems.push(`language: ${JSON.stringify(headers)}: ${what}`);
    const location = to && `${site.base}${to}/`;
    if (answer.status !== (to ? 302 : 200)) report(`status ${answer.status}`);
    if (answer.headers.location !== location) report(`leads to ${answer.headers.location}`);
    if (!/accept-language/i.test(`${answer.headers.vary}`)) report('Vary lacks Accept-Language');
    if (!/private/.test(`${answer.headers['cache-control']}`)) report('shared caches may keep it');
    checkHeaders(answer, undefined, report);
  }
  return problems;
}

/** Requests and the language each must lead to; none for other languages, bots and readers from inside the site. */
function casesAt(root: string): { headers: Record<string, string>; to?: string }[] {
  return [
    ...localeCodes.map((locale) => ({
      headers: { ...browser, 'accept-language': `${locale}-XX,fr;q=0.8` },
      to: locale,
    })),
    { headers: { ...browser, 'accept-language': 'fr,ru;q=0.5' } },
    { headers: { ...browser } },
    { headers: { 'accept-language': 'ru' } },
    {
      headers: {
        'user-agent': 'Mozilla/5.0 (compatible; Baiduspider/2.0)',
        'accept-language': 'zh',
      },
    },
    {
      headers: { 'user-agent': 'Mozilla/5.0 (compatible; YandexBot/3.0)', 'accept-language': 'ru' },
    },
    { headers: { ...browser, 'accept-language': 'ru', referer: `${root}th/` } },
    { headers: { ...browser, 'accept-language': 'ru', referer: 'https://example.org/' }, to: 'ru' },
  ];
}
