import { describe, expect, test } from 'vitest';
import { nearestOf } from '#checks/nearest.ts';

describe('the nearest known value', () => {
  test.each([
    ['univercity', 'university'],
    ['UNIVERSITY', 'university'],
    ['documentdate', 'documentDate'],
    ['knid', 'kind'],
    ['ｋｉｎｄ', 'kind'],
    ['document_date', 'documentDate'],
  ])('to %s is %s', (value, near) => {
    expect(nearestOf(value, ['kind', 'university', 'documentDate', 'company'])).toBe(near);
  });

  test('is none where nothing is near, and never the value itself', () => {
    expect(nearestOf('fax', ['kind', 'university'])).toBeUndefined();
    expect(nearestOf('kind', ['kind'])).toBeUndefined();
    expect(nearestOf('', ['kind'])).toBeUndefined();
  });

  test('is the nearer of two', () => {
    expect(nearestOf('schol', ['schools', 'school'])).toBe('school');
  });
});
