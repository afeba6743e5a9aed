import { describe, expect, test } from 'vitest';
import { readYaml } from '#reader/yaml.ts';

const keys = new Set(['zh', 'kind', 'names', 'en', 'name', 'date']);
const known = { keys, dateKeys: new Set(['date']) };
const read = (source: string) => readYaml(source, 'a.yaml', known);

describe('reading YAML as staff write it', () => {
  test.each([
    ['full-width colons', 'zh：甲\nkind： school\n', { zh: '甲', kind: 'school' }],
    ['missing spaces', 'zh:甲\nnames:\n  -乙\n', { zh: '甲', names: ['乙'] }],
    ['a value with a colon', 'zh: 甲: 乙\n', { zh: '甲: 乙' }],
    ['a value with a comment sign', 'zh: 甲 #1\n', { zh: '甲 #1' }],
    ['a value that begins with a sign of YAML', 'zh: *甲\nkind: @乙\n', { zh: '*甲', kind: '@乙' }],
    ['text after quotes', 'zh: "甲" 乙\n', { zh: '甲 乙' }],
    ['tabs', 'names:\n\ten: 甲\n', { names: { en: '甲' } }],
  ])('goes on past %s and means what was meant', (_, source, data) => {
    const { data: read_, problems, isReadable } = read(source);
    expect(read_).toEqual(data);
    expect(isReadable).toBe(true);
    expect(problems.length).toBeGreaterThan(0);
    for (const { fix } of problems) expect(fix).toBeDefined();
  });

  test.each([
    ['addresses', 'zh: https://a.example/#b\n'],
    ['a colon without a blank', 'zh: 8:30\n'],
    ['lists and maps in a line', 'names: { en: 甲, name: [乙, 丙] }\n'],
    ['texts over several lines', 'zh: |\n  甲: 乙 #丙\n  丁：戊\nkind: >-\n  * 己\n'],
    ['quotes', "zh: \"甲: 乙 #丙\"\nkind: 'It''s'\n"],
    ['comments', '# 甲：乙\nzh: 甲 \nnames:\n  # - 乙\n  - 丙\n'],
    ['quoted keys', '"zh": 甲\n'],
  ])('says nothing of %s', (_, source) => {
    expect(read(source).problems).toEqual([]);
  });

  test('finds a key, a value, and what is missing at the nearest place above', () => {
    const { locate } = read('zh: 甲\nnames:\n  en:\n    name: A\n');
    expect(locate(['names', 'en', 'name'])).toEqual({ line: 4, column: 11 });
    expect(locate(['names', 'en', 'name'], true)).toEqual({ line: 4, column: 5 });
    expect(locate(['names', 'ru'])).toEqual({ line: 3, column: 3 });
  });
});
