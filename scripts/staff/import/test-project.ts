import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { checkContent } from '#checks/content.ts';
import type { Content } from '#domain/content.ts';
import type { ListId } from '#domain/ledger.ts';
import { parseContent } from '#reader/content.ts';
import { copiedContent, writeContent } from '#scripts/fixtures/content-copy.ts';
import type { Row } from '#scripts/staff/import/rows.ts';

const project = resolve(import.meta.dirname, '../../..');

/** The names of the alliance's document, in its order. */
export function documentNames(): Record<ListId, string[]> {
  const path = join(project, 'docs/source/alliance-introduction-2024-08-02.txt');
  const [, china = '', abroad = ''] = readFileSync(path, 'utf8').split('联盟成员单位列表——');
  const names = (part: string) => [...part.matchAll(/^\d+\t(.+)$/gm)].map(([, name = '']) => name);
  return { china: names(china), abroad: names(abroad) };
}

/** The names of the made-up lists of 10 July 2025 in the folder of fixtures, as they should be read. */
export function fixtureNames(): Record<ListId, string[]> {
  const { china, abroad } = documentNames();
  const kept = china
    .filter((name) => !['北京一起动科技有限公司', '国际中文教师协会'].includes(name))
    .map((name) => (name === '湖南化工职业技术学院' ? '湖南石油化工职业技术学院' : name));
  kept.splice(12, 0, '贵州装备制造职业学院');
  kept.splice(20, 0, '江苏海事职业技术学院');
  const foreign = abroad.filter((name) => name !== '泰国金池工业园');
  foreign.splice(11, 0, '老挝琅勃拉邦技术学院');
  foreign.splice(14, 0, '蒙古国ＡＢＣ国际学校');
  return { china: [...kept, '国际中文教师协会', '珠海市智造教育科技有限公司'], abroad: foreign };
}

/** A path in the folder of fixtures. */
export function fixturePath(name: string): string {
  return join(project, 'scripts/fixtures/office', name);
}

/** The content that tests work on, checked. */
export function testContent(): Content {
  const { content } = checkContent(parseContent(copiedContent(project)));
  if (!content) throw new Error('The kept copy of the content has faults');
  return content;
}

/** A project with the content that tests work on, in a folder that is gone after the test. */
export function makeTestProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'import-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  writeContent(copiedContent(project), root);
  return root;
}

/** Every file under `content/` with its text. */
export function readContentTexts(root: string): Map<string, string> {
  return new Map(
    readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name))
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  );
}

/** Rows of a sheet as a test writes them: each line a row, cells parted by `|`. */
export function makeRows(text: string): Row[] {
  return text.split('\n').map((line, y) => ({
    kind: 'table',
    cells: line.split('|').map((cell, x) => ({ text: cell, place: `${'ABCDEF'[x]}${y + 1}` })),
  }));
}
