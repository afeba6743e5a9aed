import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { describeFault, faultKinds, formatFaults, makeFault } from '#scripts/staff/import/fault.ts';

describe('faults', () => {
  test.each(Object.entries(faultKinds))('%s says the same in both languages', (_, { zh, en }) => {
    const placeholders = (sentence: string) => new Set(sentence.match(/\{\w+\}/g));
    expect(placeholders(en)).toEqual(placeholders(zh));
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(en).toMatch(/^[“A-Z-]|^\{/);
  });

  test('are all in use', () => {
    const code = globSync('scripts/staff/import/*.ts')
      .filter((file) => !/fault\.ts$|\.test\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    expect(Object.keys(faultKinds).filter((kind) => !code.includes(`'${kind}'`))).toEqual([]);
  });

  test('are told at their place in Chinese and English', () => {
    const fault = makeFault('name-missing', 'B9', { number: 7 });
    expect(describeFault(fault).zh).toBe('序号 7 没有单位名称。请补上名称，或删去这一行');
    expect(formatFaults([fault], 'list.csv')).toBe(
      'list.csv  B9\n  序号 7 没有单位名称。请补上名称，或删去这一行\n  The number 7 has no name. Add the name, or delete the row',
    );
    expect(formatFaults([makeFault('no-file')], '')).toBe('  没有写明文件\n  No file is named');
  });
});
