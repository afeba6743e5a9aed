import { describe, expect, test } from 'vitest';
import { missingFields, plainLine, tidyLine, tidyText } from '#domain/letter.ts';

describe('what was typed', () => {
  test.each([
    ['  A \t B  ', 'A B'],
    ['A\r\nB', 'A B'],
    ['A\u202eB\u202c\u2066C\u2069', 'ABC'],
    ['A\u0000\u001b[31m', 'A[31m'],
    ['A\u2028B', 'A B'],
    ['', ''],
  ])('is one line: %j', (text, line) => {
    expect(tidyLine(text)).toBe(line);
  });

  test('keeps its lines, but no more than one empty one in a row', () => {
    expect(tidyText('\n\nA  \r\n\r\n\r\n\r\nB\n C\n\n')).toBe('A\n\nB\n C');
  });

  test('is isolated where it is written from right to left', () => {
    expect(plainLine([{ text: 'a ' }, { text: 'جامعة', isTyped: true }, { text: ' b' }])).toBe(
      'a \u2068جامعة\u2069 b',
    );
    expect(plainLine([{ text: 'A', isTyped: true }])).toBe('A');
  });
});

test('a private person needs no organisation', () => {
  expect(missingFields({ name: ' ' })).toEqual(['organization', 'country', 'name']);
  expect(missingFields({ kind: 'person', name: 'A', country: 'B' })).toEqual([]);
});
