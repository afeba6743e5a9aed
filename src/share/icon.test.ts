import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawIcon } from '#share/icon.ts';

test('the icon for old browsers holds its pictures, one behind the other, and is the same each time', async () => {
  const svg = readFileSync('public/favicon.svg', 'utf8');
  const icon = Buffer.from(await drawIcon(svg));
  expect(icon.readUInt16LE(2)).toBe(1);
  const count = icon.readUInt16LE(4);
  let end = 6 + 16 * count;
  for (let index = 0; index < count; index += 1) {
    const entry = icon.subarray(6 + 16 * index);
    expect(entry.readUInt32LE(12)).toBe(end);
    const picture = icon.subarray(end, end + entry.readUInt32LE(8));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.readUInt32BE(16)).toBe(entry.readUInt8(0));
    end += picture.length;
  }
  expect(end).toBe(icon.length);
  expect(icon.length).toBeLessThan(4000);
  expect(icon.equals(Buffer.from(await drawIcon(svg)))).toBe(true);
});
