import { describe, expect, test } from 'vitest';
import { cacheOf, caches, isInternal, securityHeaders, typeOf } from '#scripts/hosting/rules.ts';

describe('rules for hosts', () => {
  test.each([
    ['_astro/browser-x.js', caches.immutable],
    ['pagefind/fragment/zh-cn_1.pf_fragment', caches.immutable],
    ['pagefind/index/en_1.pf_index', caches.immutable],
    ['pagefind/pagefind.en_1.pf_meta', caches.immutable],
    // Their names stay the same when their content changes.
    ['pagefind/pagefind.js', caches.revalidate],
    ['pagefind/wasm.en.pagefind', caches.revalidate],
    ['pagefind/pagefind-entry.json', caches.revalidate],
    ['_astro/names.1a2b3c4d.json', caches.immutable],
    ['zh/index.html', caches.revalidate],
    ['zh/_astro/index.html', caches.revalidate],
  ])('set the caching of %s', (path, cache) => {
    expect(cacheOf(path)).toBe(cache);
  });

  test('know the types that browsers guess wrong', () => {
    expect(typeOf('a/b.wasm')).toBe('application/wasm');
    expect(typeOf('zh/index.html')).toBe('text/html; charset=utf-8');
    expect(typeOf('a.pf_meta')).toBe('application/octet-stream');
    expect(typeOf('a.unknown')).toBeUndefined();
  });

  test('know the files for hosts only', () => {
    expect(['.hosting/nginx/site.conf', '_headers', 'vercel.json'].every(isInternal)).toBe(true);
    expect(['zh/_headers', 'index.html', 'hosting/a'].some(isInternal)).toBe(false);
  });

  test('set each header once, without quotation marks that a configuration would have to escape', () => {
    const names = securityHeaders.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const [, value] of securityHeaders) expect(value).not.toMatch(/["$\\\n{}]/);
  });
});
