import { describe, expect, test } from 'vitest';
import { lintStyles } from '#scripts/floor/css.ts';
import { floor, targets } from '#scripts/floor/floor.ts';
import { lintElements } from '#scripts/floor/html.ts';
import { judgeFindings } from '#scripts/floor/site.ts';
import { type Feature, findFeature, isSupported } from '#scripts/floor/support.ts';
import { toPage } from '#scripts/site/pages.ts';

const find = (body: string) =>
  lintElements([{ file: 'x.html', ...toPage('/', `<body>${body}`) }]).map(({ feature }) => feature);

describe('in pages the floor finds', () => {
  test.each([
    ['<dialog></dialog>', 'html.elements.dialog'],
    ['<img src="a" alt="" loading="lazy">', 'html.elements.img.loading'],
    ['<p inert></p>', 'html.global_attributes.inert'],
    ['<p popover></p>', 'html.global_attributes.popover'],
    ['<p hidden="until-found"></p>', 'html.global_attributes.hidden.until-found'],
    ['<input enterkeyhint="search">', 'html.global_attributes.enterkeyhint'],
    ['<search></search>', 'html.elements.search'],
  ])('%s', (body, feature) => {
    expect(find(body)).toContain(feature);
  });

  test('nothing in what every engine of it has', () => {
    expect(
      find('<details><summary>a</summary></details><p hidden lang="zh"></p><input type="search">'),
    ).toEqual([]);
  });
});

describe('exceptions', () => {
  const findings = lintStyles('a { inset: 0 } b { inset: 0 }', 'x.css');
  const why = '';

  test('hold for their places only', () => {
    const faults = judgeFindings(findings, [{ feature: 'css.properties.inset', at: ['a'], why }]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^x\.css:1:20 css\.properties\.inset \[b\] — safari 14, .*Cure: /);
  });

  test('are told when nothing needs them', () => {
    const faults = judgeFindings(findings, [
      { feature: 'css.properties.inset', at: ['a', 'b', 'c'], why },
    ]);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('css.properties.inset [c]');
  });

  test('are never made where other selectors are lost', () => {
    const list = lintStyles('a, b:has(c) { color: red }', 'x.css');
    const at = ['a,b:has(c)'];
    expect(judgeFindings(list, [{ feature: 'css.selectors.has', at, why }])).toHaveLength(2);
  });
});

describe('an engine of the floor', () => {
  const [engine] = floor;
  const lacks = (statement: object) => {
    const compat = { support: { chrome: statement } } as unknown as Feature['compat'];
    return !engine || !isSupported({ id: 'x', name: 'x', node: {}, compat }, engine);
  };

  test('has what came before it, and not what came later, is partly there, switched off or gone', () => {
    expect(lacks({ version_added: '87' })).toBe(false);
    expect(lacks({ version_added: '≤80' })).toBe(false);
    expect(lacks([{ version_added: '90' }, { version_added: '80', prefix: '-webkit-' }])).toBe(
      true,
    );
    expect(lacks({ version_added: '87.1' })).toBe(true);
    expect(lacks({ version_added: 'preview' })).toBe(true);
    expect(lacks({ version_added: false })).toBe(true);
    expect(lacks({ version_added: '80', version_removed: '85' })).toBe(true);
    expect(lacks({ version_added: '80', flags: [{ type: 'preference', name: 'x' }] })).toBe(true);
    expect(lacks({ version_added: '80', partial_implementation: true })).toBe(true);
  });

  test('is told to the compiler too', () => {
    expect(targets).toEqual(['chrome87', 'safari14', 'ios14', 'firefox78']);
  });

  test('is asked about features that exist', () => {
    expect(findFeature('css', 'properties', 'inset')?.compat).toBeDefined();
    expect(findFeature('css', 'properties', 'no-such')).toBeUndefined();
  });
});
