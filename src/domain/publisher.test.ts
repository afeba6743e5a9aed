import { expect, test } from 'vitest';
import { publisherOf, publishersSchema } from '#domain/publisher.ts';

const publishers = publishersSchema.parse({
  'aau.org': 'Association of African Universities',
  'github.com/a/b': 'University list',
  'github.com': 'GitHub',
});

test.each([
  ['https://aau.org/?p=1', 'Association of African Universities'],
  ['https://aau.org', 'Association of African Universities'],
  ['https://www.aau.org/', undefined],
  ['https://aau.org.example.com/', undefined],
  ['https://github.com/a/b/blob/x', 'University list'],
  ['https://github.com/a/bc', 'GitHub'],
])('the publisher of a page is found by host, or by the longest path: %s', (url, name) => {
  expect(publisherOf(publishers, url)).toBe(name);
});
