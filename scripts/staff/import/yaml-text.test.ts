import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';
import { fieldColumns, readField } from '#scripts/staff/import/workbook-export.ts';
import {
  commentOut,
  type Path,
  removeText,
  setItems,
  setText,
} from '#scripts/staff/import/yaml-text.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const sources = [...copiedContent(process.cwd())]
  .filter(([path]) => path.startsWith('content/members/'))
  .map(([, bytes]) => new TextDecoder().decode(bytes));

const set = (source: string, path: Path, value: string) => setText(source, path, value, 'x');

describe('members’ files', () => {
  test('keep every byte but those of the value that is set', () => {
    for (const source of sources)
      for (const { path } of fieldColumns) {
        const value = readField(parse(source), path);
        if (value === '') continue;
        const changed = set(source, path, 'Колледж: “№ 1”');
        expect(readField(parse(changed), path)).toBe('Колледж: “№ 1”');
        expect(set(changed, path, value).replaceAll(/['"]/g, '')).toBe(
          source.replaceAll(/['"]/g, ''),
        );
        expect(changed.split('\n').filter((line) => !source.includes(line))).toHaveLength(1);
      }
  });

  test('get a language in the order of languages, and are as before when it is taken out', () => {
    for (const source of sources) {
      if (/^ {2}native:/m.test(source)) continue;
      const path = ['names', 'native'];
      const added = ['lang', 'name', 'status'].reduce(
        (text, key) => set(text, [...path, key], key),
        source,
      );
      expect(Object.keys(parse(added).names).at(-1)).toBe('native');
      expect(removeText(added, path, 'x')).toBe(source);
    }
  });
});

describe('text of YAML', () => {
  test('gets a new key in its place, with the line ends of the file', () => {
    const source =
      '# note\r\nzh: 甲 # listed\r\nkind: school\r\nnames:\r\n  th:\r\n    name: ก\r\n';
    const named = set(set(source, ['pinyin'], 'Jia'), ['names', 'en', 'name'], 'A: B');
    expect(named).toBe(
      '# note\r\nzh: 甲 # listed\r\npinyin: Jia\r\nkind: school\r\nnames:\r\n  en:\r\n    name: "A: B"\r\n  th:\r\n    name: ก\r\n',
    );
  });

  test('gets a new key at its end, also where no line end is there', () => {
    expect(set('zh: 甲\nkind: school', ['names', 'en', 'name'], 'A')).toBe(
      'zh: 甲\nkind: school\nnames:\n  en:\n    name: A\n',
    );
  });

  test('loses a key with all of its lines, and the keys that are left empty', () => {
    const source =
      'zh: 甲\nnames:\n  en:\n    name: >-\n      A\n      B\n    # why\n    status: official\nnote: n\n';
    const bare = removeText(source, ['names', 'en', 'name'], 'x');
    expect(bare).toBe('zh: 甲\nnames:\n  en:\n    # why\n    status: official\nnote: n\n');
    expect(removeText(bare, ['names', 'en', 'status'], 'x')).toBe('zh: 甲\nnote: n\n');
  });

  test('makes comments that a person can take back', () => {
    const source = 'zh: 甲\nlist:\n  - date: a\n    note: b\n  - date: c\nnote: n\n';
    expect(commentOut(source, ['list', 0], 'x')).toBe(
      'zh: 甲\nlist:\n#   - date: a\n#     note: b\n  - date: c\nnote: n\n',
    );
    const comment = commentOut(source, ['list'], 'x');
    expect(comment.replace(/^# /gm, '')).toBe(source);
  });

  test('gets other items, and keeps the comments around them', () => {
    const source = '# head\nchina:\n  - a\n  - b\n# then\nabroad:\n  - c\n';
    expect(setItems(source, 'china', () => ['b', 'd'], 'x')).toBe(
      '# head\nchina:\n  - b\n  - d\n# then\nabroad:\n  - c\n',
    );
  });

  test.each([
    ['names: { en: { name: A } }\n', ['names', 'th', 'name']],
    ['- a\n', ['zh']],
  ] as [string, Path][])('is refused where it is written in an unusual way: %j', (source, path) => {
    expect(() => set(source, path, 'B')).toThrow(Refusal);
  });
});
