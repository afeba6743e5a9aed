import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeJsonSchemas, schemaFiles, schemaPath } from '#scripts/staff/generate.ts';
import { makeProblemPages } from '#scripts/staff/problem-pages.ts';

const root = resolve(import.meta.dirname, '../..');

const pages = makeProblemPages(root);

describe('what npm run generate writes', () => {
  test.each([
    ['the pages on problems', pages],
    ['the JSON Schemas', makeJsonSchemas()],
  ])('is not stale: %s', (_, files) => {
    const [folder = ''] = [...files.keys()].map(dirname);
    const kept = readdirSync(join(root, folder)).map((name) => `${folder}/${name}`);
    expect(kept.sort()).toEqual([...files.keys()].sort());
    for (const [path, text] of files) expect(readFileSync(join(root, path), 'utf8')).toBe(text);
  });

  test('shows every problem with its meaning, an example and its cure in both languages', () => {
    for (const [path, text] of pages) {
      if (path.endsWith('README.md')) continue;
      for (const part of [
        '## 中文',
        '**例**',
        '**改法**',
        '## English',
        '**Example**',
        '**What to do**',
      ])
        expect(text, path).toContain(part);
      expect(text, path).not.toMatch(/undefined|\[object/);
    }
  });

  test('is what the editors of the repository are told to use', () => {
    const settings = JSON.parse(readFileSync(join(root, '.vscode/settings.json'), 'utf8')) as {
      'yaml.schemas': Record<string, string>;
    };
    expect(settings['yaml.schemas']).toEqual(
      Object.fromEntries(
        Object.entries(schemaFiles).map(([name, files]) => [`./${schemaPath(name)}`, files]),
      ),
    );
  });

  test('holds the keys and the values that a member may have', () => {
    const schema = JSON.parse(makeJsonSchemas().get(schemaPath('member')) ?? '') as {
      additionalProperties: boolean;
      properties: Record<string, { enum?: string[] }>;
    };
    expect(schema.additionalProperties).toBe(false);
    expect(Object.keys(schema.properties)).toEqual(
      expect.arrayContaining(['zh', 'pinyin', 'names']),
    );
    expect(schema.properties['kind']?.enum).toContain('university');
  });

  test('holds the forms that texts, dates and codes must have', () => {
    const alliance = makeJsonSchemas().get(schemaPath('alliance')) ?? '';
    for (const form of ['^\\\\d{4}(-', '^\\\\S(', '^\\\\+[1-9]'])
      expect(alliance).toContain(`"pattern": "${form}`);
  });
});
