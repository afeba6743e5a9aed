import { describe, expect, test } from 'vitest';
import { isoDate, isRealDate, parseDate, toIsoDate } from '#domain/date.ts';

describe('date', () => {
  test.each(['2024-07-10', '2024-07', '2024', '2024-02-29'])('%s is a date', (value) => {
    expect(isRealDate(value)).toBe(true);
  });

  test.each([
    '2024-06-31',
    '2023-02-29',
    '2024-13',
    '2024-00',
    '2024-07-00',
    '2024-7-1',
    '10.07.2024',
    '2024-07-10T00:00',
    '0024-07-10',
    '',
  ])('“%s” is no date', (value) => {
    expect(isRealDate(value)).toBe(false);
  });

  test.each([
    ['2024-7-1', '2024-07-01'],
    ['2024.07.10', '2024-07-10'],
    ['2024\u5e747\u6708', '2024-07'],
    ['2024\u5e747\u670810\u65e5', '2024-07-10'],
    ['2024/2/30', undefined],
    ['10.07.2024', undefined],
  ])('%s is meant as %s', (written, iso) => {
    expect(toIsoDate(written)).toBe(iso);
  });

  test('is split into the numbers that its precision has', () => {
    expect(parseDate('2024-07-10')).toEqual({ year: 2024, month: 7, day: 10 });
    expect(parseDate('2024-04')).toEqual({ year: 2024, month: 4, day: undefined });
    expect(parseDate('2024')).toEqual({ year: 2024, month: undefined, day: undefined });
  });

  test('is read as written, a year as a number too', () => {
    expect(isoDate.parse('2024-07-10')).toBe('2024-07-10');
    expect(isoDate.parse(2024)).toBe('2024');
  });

  test('that does not exist is refused', () => {
    expect(isoDate.safeParse('2024-06-31').success).toBe(false);
    expect(isoDate.safeParse(20240710).success).toBe(false);
  });
});
