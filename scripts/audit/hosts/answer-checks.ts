import { securityHeaders, typeOf } from '../../hosting/rules.ts';
import type { Answer } from './client.ts';

/** Reports a content type that is not the one of the table. */
export function checkType({ headers }: Answer, file: string, report: Report): void {
  const expected = typeOf(file);
  const got = headers['content-type'];
  if (!expected) report('the table has no type');
  else if (got?.split(';')[0] !== synonymOf(expected, got)) report(`type ${got}`);
  if (file.endsWith('.html') && !/charset=utf-8/i.test(`${got}`)) report(`encoding in ${got}`);
}

/** The expected type, or the other registered name of it if the server uses that. */
function synonymOf(expected: string, got: string | undefined): string | undefined {
  const [bare] = expected.split(';');
  if (bare === 'text/javascript' && got?.startsWith('application/javascript'))
    return 'application/javascript';
  return bare === 'application/xml' && got?.startsWith('text/xml') ? 'text/xml' : bare;
}

/**
 * Reports security headers that differ from the table, and another Cache-Control than the one given.
 * @param mayOmit whether headers may be absent, as a CDN leaves them out of a 304
 */
export function checkHeaders(
  { headers }: Answer,
  cache: string | undefined,
  report: Report,
  mayOmit = false,
): void {
  for (const [name, value] of securityHeaders) {
    const got = headers[name.toLowerCase()];
    if (got !== value && !(mayOmit && got === undefined)) report(`${name} is ${got}`);
  }
  if (cache && headers['cache-control'] !== cache) report(`cache ${headers['cache-control']}`);
}

/** Reports a cookie. */
export function checkPrivacy({ headers }: Answer, report: Report): void {
  if (headers['set-cookie']) report('sets a cookie');
}

/** Records a problem of one answer. */
export type Report = (what: string) => void;
