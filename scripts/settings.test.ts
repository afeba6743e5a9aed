import { describe, expect, test } from 'vitest';
import { readSettings } from '#scripts/settings.ts';

describe('settings', () => {
  test.each([
    [{}, 'http://localhost:4321', '/', true],
    [{ SITE_URL: 'https://example.org' }, 'https://example.org', '/', false],
    [{ SITE_URL: 'https://example.org/', BASE_PATH: 'sub' }, 'https://example.org', '/sub/', false],
    [
      { SITE_URL: 'http://a.example:8080', BASE_PATH: '/a/b/' },
      'http://a.example:8080',
      '/a/b/',
      false,
    ],
  ])('are read from %j', (env, site, base, isLocal) => {
    expect(readSettings(env)).toEqual({ site, base, isLocal });
  });

  test.each([
    { SITE_URL: 'example.org' },
    { SITE_URL: 'ftp://example.org' },
    { SITE_URL: 'https://example.org/alliance/' },
    { SITE_URL: '' },
    { BASE_PATH: 'https://example.org/' },
    { BASE_PATH: '/a/../b' },
    { BASE_PATH: '/中文/' },
  ])('refuse %j in both languages of the staff', (env) => {
    const name = Object.keys(env)[0];
    expect(() => readSettings(env)).toThrow(new RegExp(`${name} 应为[^]*${name} must be`));
  });
});
