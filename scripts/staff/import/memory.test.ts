import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { makeTestProject } from '#scripts/fixtures/import-project.ts';
import { makeDocx, makeXlsx, run, tc, tr, wordList } from '#scripts/fixtures/office-file.ts';

const row = (...cells: string[]) =>
  `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;

/** A sheet with one formatted cell in every row down to the last. */
function tallWorkbook(): Buffer {
  const empty = Array.from(
    { length: 1_048_573 },
    (_, at) => `<row r="${at + 4}"><c r="B${at + 4}" s="1"/></row>`,
  );
  const list = row('序号', '单位名称') + row('1', '北方学院') + row('2', '南方学院');
  return makeXlsx(`<sheetData>${list}${empty.join('')}</sheetData>`);
}

/** A sheet with almost as many filled cells as are read. */
function fullWorkbook(): Buffer {
  const others = Array.from({ length: 18 }, (_, x) => `备注${x}`);
  const rows = Array.from({ length: 1499 }, (_, y) =>
    row(`${y + 1}`, `北方${y}学院`, ...others.map((text) => `${text}：第 ${y} 行的一些文字`)),
  );
  return makeXlsx(`<sheetData>${row('序号', '单位名称', ...others)}${rows.join('')}</sheetData>`);
}

/** A document almost as large as is read. */
function longDocument(): Buffer {
  const look = '<w:rFonts w:ascii="Calibri"/><w:sz w:val="24"/>';
  const paragraph = `<w:p><w:pPr><w:jc w:val="left"/></w:pPr>${run('联盟的一段文字', look)}</w:p>`;
  const rows = [tr(tc(run('1')), tc(run('北方学院'))), tr(tc(run('2')), tc(run('南方学院')))];
  return makeDocx(wordList(...rows).replace('外方', '中方') + paragraph.repeat(16_000));
}

test.each([
  ['a workbook formatted down to its last row', tallWorkbook],
  ['a workbook full of text', fullWorkbook],
  ['a long document', longDocument],
])('an import takes less than 300 MB: %s', { timeout: 180_000 }, (_, make) => {
  const root = makeTestProject();
  const file = join(root, 'large');
  writeFileSync(file, make());
  const command = pathToFileURL(resolve('scripts/import.ts'));
  const measure = `await import('${command}'); console.log(process.resourceUsage().maxRSS);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      measure,
      'import',
      file,
      '--list',
      'china',
      '--date',
      '2025-07-10',
    ],
    { cwd: root, encoding: 'utf8' },
  );
  const lines = stdout.trim().split('\n');
  expect(stderr).toBe('');
  expect(lines[0]).toBe('large: 名单 list');
  console.log(Math.round(Number(lines.at(-1)) / 1024), 'MB');
  expect(Number(lines.at(-1)) / 1024).toBeLessThan(300);
});
