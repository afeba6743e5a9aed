import { describe, expect, test } from 'vitest';
import { hostFiles } from '#scripts/hosting/configuration.ts';
import {
  caches,
  isInternal,
  patternToExpression,
  securityHeaders,
} from '#scripts/hosting/rules.ts';

describe.each(['/', '/sub/path/'])('files for hosts, for a site at %s', (base) => {
  const files = hostFiles(base);
  const read = (path: string) => files.get(path) ?? '';

  test('are not public files', () => {
    expect([...files.keys()].every(isInternal)).toBe(true);
  });

  test('set every header in every format', () => {
    const formats = [
      '_headers',
      'vercel.json',
      '.hosting/nginx/site.conf',
      '.hosting/caddy/site.conf',
      '.hosting/upload-rules.json',
    ];
    for (const path of formats)
      for (const [name, value] of securityHeaders) {
        expect(read(path), path).toContain(name);
        expect(read(path), path).toContain(value);
      }
  });

  test('set no header twice for one path in _headers, in lines within its limit', () => {
    const rules = readHeadersFile(read('_headers'));
    for (const line of read('_headers').split('\n')) expect(line.length).toBeLessThan(2000);
    for (const path of ['', 'zh/', '_astro/x.js', 'pagefind/x.pf_meta', 'pagefind/index/x']) {
      const names = rules
        .filter(({ pattern }) => new RegExp(`^${patternToExpression(pattern)}$`).test(base + path))
        .flatMap(({ names }) => names);
      expect(new Set(names).size, path).toBe(names.length);
      expect(names.includes('Cache-Control'), path).toBe(!/^(zh\/)?$/.test(path));
    }
  });

  test('put the base path before every rule of _headers', () => {
    for (const { pattern } of readHeadersFile(read('_headers')))
      expect(pattern.startsWith(base)).toBe(true);
  });

  test('redirect from the root of the host to the site, and nothing else', () => {
    const rules = read('_redirects')
      .split('\n')
      .filter((line) => /^[^#\s]/.test(line));
    expect(rules).toEqual(base === '/' ? [] : [`/ ${base} 302`]);
    expect(JSON.parse(read('vercel.json')).redirects).toEqual(
      base === '/' ? [] : [{ source: '/', destination: base, permanent: false }],
    );
  });

  test('match the right paths in vercel.json', () => {
    const { headers, trailingSlash } = JSON.parse(read('vercel.json')) as Vercel;
    expect(trailingSlash).toBe(true);
    const cacheAt = (path: string) =>
      headers
        .filter(({ source }) => new RegExp(`^${source}$`).test(base + path))
        .flatMap(({ headers }) => headers)
        .findLast(({ key }) => key === 'Cache-Control')?.value;
    expect(cacheAt('zh/')).toBe(caches.revalidate);
    expect(cacheAt('_astro/x.js')).toBe(caches.immutable);
    expect(cacheAt('pagefind/pagefind.js')).toBe(caches.revalidate);
  });

  test('let nothing but whole answers of hashed files be kept for a year', () => {
    const nginx = read('.hosting/nginx/maps.conf');
    const [, map = ''] = /map "\$status \$uri" \$alliance_cache \{([^}]*)\}/.exec(nginx) ?? [];
    const kept = [...map.matchAll(/"~(.+)" "public, max-age=31536000, immutable"/g)];
    const isKept = (request: string) =>
      kept.some(([, source]) => new RegExp(source ?? '').test(request));
    expect(isKept(`200 ${base}_astro/x.js`)).toBe(true);
    for (const status of [400, 405, 412, 416, 501])
      expect(isKept(`${status} ${base}_astro/x.js`)).toBe(false);
    expect(isKept(`200 ${base}pagefind/pagefind.js`)).toBe(false);
    expect(read('.hosting/nginx/site.conf')).toContain('max_ranges 0;');
    expect(read('.hosting/caddy/site.conf')).toMatch(
      /handle_errors \{\s+header Cache-Control "public, max-age=0/,
    );
  });

  test('redirect to a language only where that is switched on', () => {
    for (const host of ['nginx', 'caddy']) {
      expect(read(`.hosting/${host}/language.conf`)).toContain('302');
      expect(read(`.hosting/${host}/site.conf`)).not.toContain('302');
    }
  });

  test('list for uploads the files to leave out and the caching of the others', () => {
    const rules = JSON.parse(read('.hosting/upload-rules.json'));
    expect(rules.prefix).toBe(base.slice(1));
    // At the bucket's root, whatever the path: OSS reads no other.
    expect(rules.error).toBe('404.html');
    expect(rules.exclude).toEqual(
      expect.arrayContaining(['.hosting/*', '_headers', '*.br', '*.gz']),
    );
    expect(rules.cache.at(-1)).toEqual({ path: '*', 'Cache-Control': caches.revalidate });
    expect(rules.cache[0]).toEqual({ path: '_astro/*', 'Cache-Control': caches.immutable });
    expect(rules.types.html).toBe('text/html; charset=utf-8');
  });
});

/** The rules of a `_headers` file, as the hosts read it. */
function readHeadersFile(text: string): { pattern: string; names: string[] }[] {
  const rules: { pattern: string; names: string[] }[] = [];
  for (const line of text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))) {
    if (line.startsWith('/')) rules.push({ pattern: line, names: [] });
    else rules.at(-1)?.names.push(line.trim().split(':')[0] ?? '');
  }
  return rules;
}

type Vercel = {
  trailingSlash: boolean;
  headers: { source: string; headers: { key: string; value: string }[] }[];
};
