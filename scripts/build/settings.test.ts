import { describe, expect, test } from 'vitest';
import { readSettings } from '#scripts/build/settings.ts';

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
    expect(readSettings(env)).toEqual({ site, base, isLocal, repository: undefined });
  });

  test.each([
    [{ REPOSITORY_URL: '' }, undefined],
    [{ REPOSITORY_BRANCH: 'main' }, undefined],
    [
      { REPOSITORY_URL: 'https://github.com/owner/name' },
      { url: 'https://github.com/owner/name', branch: 'main' },
    ],
    [
      { REPOSITORY_URL: 'https://gitee.com/owner/name.git/', REPOSITORY_BRANCH: 'release/1.0' },
      { url: 'https://gitee.com/owner/name', branch: 'release/1.0' },
    ],
    [
      { REPOSITORY_URL: 'https://code.example:8443/name', REPOSITORY_BRANCH: '' },
      { url: 'https://code.example:8443/name', branch: 'main' },
    ],
  ])('name the repository in %j', (env, repository) => {
    expect(readSettings(env).repository).toEqual(repository);
  });

  test.each([
    { SITE_URL: 'example.org' },
    { SITE_URL: 'ftp://example.org' },
    { SITE_URL: 'https://example.org/alliance/' },
    { SITE_URL: '' },
    { SITE_URL: 'https://me@example.org' },
    { BASE_PATH: 'https://example.org/' },
    { BASE_PATH: '/a/../b' },
    { BASE_PATH: './a' },
    { BASE_PATH: 'C:/Program Files/Git/alliance/' },
    { BASE_PATH: '/中文/' },
    { REPOSITORY_URL: 'owner/name' },
    { REPOSITORY_URL: 'http://github.com/owner/name' },
    { REPOSITORY_URL: 'git@github.com:owner/name.git' },
    { REPOSITORY_URL: 'https://github.com/' },
    { REPOSITORY_URL: 'https://me:secret@github.com/owner/name' },
    { REPOSITORY_URL: 'https://github.com/owner/name?tab=readme' },
    { REPOSITORY_BRANCH: 'a b', REPOSITORY_URL: 'https://github.com/owner/name' },
    { REPOSITORY_BRANCH: '../main', REPOSITORY_URL: 'https://github.com/owner/name' },
    { REPOSITORY_BRANCH: '/main', REPOSITORY_URL: 'https://github.com/owner/name' },
  ])('refuse %j in both languages of the staff', (env) => {
    const name = Object.keys(env)[0];
    expect(() => readSettings(env)).toThrow(new RegExp(`${name} 应为[^]*${name} must be`));
  });
});
