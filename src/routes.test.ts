import { describe, expect, test } from 'vitest';
import { createRoutes } from '#routes.ts';

describe('routes', () => {
  test.each(['', '/', '//'])('at the root of an origin (base “%s”)', (base) => {
    const routes = createRoutes('https://alliance.example', base);
    expect(addressesOf(routes)).toEqual([
      '/',
      '/zh/',
      '/en/charter/',
      '/ru/members/uitm/',
      '/th/members/china/',
      '/en/charter/#task-3',
      '/sitemap.xml',
    ]);
  });

  test.each(['sub/path', '/sub/path', 'sub/path/', '/sub/path/'])(
    'under a path (base “%s”)',
    (base) => {
      const routes = createRoutes('https://alliance.example', base);
      expect(routes.root).toBe('/sub/path/');
      expect(addressesOf(routes)).toEqual([
        '/sub/path/',
        '/sub/path/zh/',
        '/sub/path/en/charter/',
        '/sub/path/ru/members/uitm/',
        '/sub/path/th/members/china/',
        '/sub/path/en/charter/#task-3',
        '/sub/path/sitemap.xml',
      ]);
    },
  );

  test.each(['https://alliance.example', 'https://alliance.example/'])(
    'are made absolute with the origin %s',
    (site) => {
      const routes = createRoutes(site, '/sub/');
      expect(routes.absolute(routes.page('en', 'home'))).toBe('https://alliance.example/sub/en/');
      expect(routes.absolute(routes.chooser())).toBe('https://alliance.example/sub/');
    },
  );

  test('lead to a file where a repository is named, and nowhere else', () => {
    const repository = { url: 'https://gitee.com/owner/name', branch: 'release/1' };
    const file = 'content/places.yaml';
    expect(createRoutes('https://alliance.example', '/', repository).edit(file)).toBe(
      'https://gitee.com/owner/name/edit/release/1/content/places.yaml',
    );
    expect(createRoutes('https://alliance.example', '/').edit(file)).toBeUndefined();
  });

  test('begin a letter that a mail program reads as it was meant', () => {
    const { letter } = createRoutes('https://alliance.example', '/');
    const lines = ['页面 A&B: https://alliance.example/?q=50%#a', '', '“1+1”;'];
    const href = letter(['a@b.example', 'c@d.example'], '中文+职业技能？=\u00a0"', lines);
    expect(href).not.toMatch(/[\s"<>]/);
    const { pathname, searchParams } = new URL(href);
    expect(pathname).toBe('a@b.example,c@d.example');
    expect(Object.fromEntries(searchParams)).toEqual({
      subject: '中文+职业技能？=\u00a0"',
      body: lines.join('\r\n'),
    });
  });
});

function addressesOf(routes: ReturnType<typeof createRoutes>): string[] {
  return [
    routes.chooser(),
    routes.page('zh', 'home'),
    routes.page('en', 'charter'),
    routes.member('ru', 'uitm'),
    routes.list('th', 'china'),
    routes.charterSection('en', 'task-3'),
    routes.file('sitemap.xml'),
  ];
}
