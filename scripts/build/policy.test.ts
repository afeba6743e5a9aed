import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { headerPolicy, withPolicy } from '#scripts/build/policy.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (body: string) =>
  `<html><head><meta charset="utf-8"><title>x</title></head>${body}</html>`;

describe('content policy', () => {
  test('names the scripts and styles that stand in the page, each once, and nothing else', () => {
    const html = withPolicy(
      page(
        '<style>p{}</style><script>one()</script><script type="module">two()</script><script>one()</script><script type="application/ld+json">{}</script><script src="/x.js"></script>',
      ),
    );
    const policy = /content="([^"]+)"/.exec(html)?.[1] ?? '';
    expect(policy.match(/'sha256-[^']+'/g)?.sort()).toEqual(
      [hashOf('one()'), hashOf('two()'), hashOf('p{}')].sort(),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-inline|[^-]unsafe-eval/);
    expect(policy).toContain("require-trusted-types-for 'script'");
  });

  test('takes nothing for a script or a style that only stands in an attribute or a comment', () => {
    const policyOf = (name: string) => {
      const html = withPolicy(
        page(
          `<meta name="description" content="${name}"><!-- ${name} --><style>p{}</style><script>one()</script>`,
        ),
      );
      return /security-policy" content="([^"]+)"/.exec(html)?.[1];
    };
    const expected = policyOf('a name');
    expect(expected).toContain(hashOf('one()'));
    for (const name of ['<script>two()</script>', '<!-- <script>', '<style>', '</style><script'])
      expect(policyOf(name), name).toBe(expected);
  });

  test('stands before anything that it governs', () => {
    const html = withPolicy(page('<script>one()</script>'));
    expect(html.indexOf('content-security-policy')).toBeLessThan(html.indexOf('<title>'));
  });

  test('lets a page with the search box run its index, and no other', () => {
    expect(withPolicy(page('<form role="search"></form>'))).toMatch(
      /connect-src 'self';form-action 'self';script-src 'self' 'wasm-unsafe-eval'/,
    );
    expect(withPolicy(page('<p></p>'))).toMatch(/form-action 'none';script-src 'self';/);
  });

  test('is in the header without anything that a page would have to agree with', () => {
    expect(headerPolicy).toContain("frame-ancestors 'none'");
    expect(headerPolicy).not.toMatch(/default-src|script-src |style-src |unsafe/);
  });

  test('is refused to a page that has no place for it', () => {
    expect(() => withPolicy('<html></html>')).toThrow('character encoding');
  });
});
