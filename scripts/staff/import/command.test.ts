import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { hashText, writeCorrection } from '#domain/correction.ts';
import {
  documentNames,
  fixturePath,
  makeTestProject,
  readContentTexts,
} from '#scripts/fixtures/import-project.ts';
import { describeError } from '#scripts/staff/arguments.ts';
import * as command from '#scripts/staff/import/command.ts';

const china = [fixturePath('china.docx'), '--list', 'china', '--date', '2025-07-10'];
const renamed = 'hunan-chemical-vocational-technology-college';
const rename = ['--rename', `${renamed}=湖南石油化工职业技术学院`];

describe('importing a list', () => {
  test('reports the difference and writes nothing unless asked', async () => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const { lines, isDone } = await importFile(root, china);
    expect(isDone).toBe(true);
    const text = lines.join('\n');
    expect(text).toContain(
      '新增 new: 4\n  13  贵州装备制造职业学院 → guizhou-zhuangbei-zhizao-zhiye-xueyuan',
    );
    expect(text).toContain('不再 gone: 2\n  6  北京一起动科技有限公司 (beijing-yiqidong)');
    expect(text).toContain('换了位置 moved: 1\n  14 → 57  国际中文教师协会');
    expect(text).toContain(`改名加 --rename ${renamed}=湖南石油化工职业技术学院`);
    expect(text).toMatch(/还没有写入.*nothing is written yet/);
    expect(readContentTexts(root)).toEqual(before);
  });

  test.each([
    ['source.docx', 'china'],
    ['source.docx', 'abroad'],
  ])('finds no change in the alliance’s own document: %s, %s', async (file, list) => {
    const root = makeTestProject();
    const { lines } = await importFile(root, [
      fixturePath(file),
      '--list',
      list,
      '--date',
      '2024-07-10',
      '--write',
    ]);
    expect(lines.slice(-2)).toEqual([
      '没有变化 no change',
      '没有要写入的。There is nothing to write.',
    ]);
  });

  test('writes the list and the new members, and keeps everything else as it is', async () => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const id = ['--id', '珠海市智造教育科技有限公司=zhuhai-zhizao'];
    const { lines, isDone } = await importFile(root, [
      ...china,
      ...rename,
      ...id,
      '--allow-removals',
      '--write',
    ]);
    expect([isDone, lines.at(-7)]).toEqual([true, '已写入 written:']);
    const after = readContentTexts(root);
    const list = after.get('content/lists/2025-07-10.yaml') ?? '';
    const old = parse(before.get('content/lists/2024-07-10.yaml') ?? '');
    expect(parse(list).abroad).toEqual(old.abroad);
    expect(parse(list).china).toHaveLength(58);
    expect(parse(list).china.at(-1)).toBe('zhuhai-zhizao');
    expect(list).toContain('截至 2025 年 7 月 10 日');
    expect(list).toContain('as of 10 July 2025');
    const member = after.get('content/members/zhuhai-zhizao.yaml') ?? '';
    expect(parse(member)).toEqual({
      zh: '珠海市智造教育科技有限公司',
      pinyin: 'Zhuhai Shi Zhizao Jiaoyu Keji Youxian Gongsi',
      kind: 'company',
      country: 'CN',
    });
    const changed = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
    expect(changed.sort()).toEqual(
      lines
        .slice(-6, -1)
        .map((line) => line.trim())
        .sort(),
    );

    // The other list of the same day, a minute later, keeps the first.
    const abroad = [fixturePath('both.xlsx'), '--list', 'abroad', '--date', '2025-07-10'];
    await importFile(root, [...abroad, '--allow-removals', '--write']);
    const both = readContentTexts(root).get('content/lists/2025-07-10.yaml') ?? '';
    expect(parse(both).china).toEqual(parse(list).china);
    expect(parse(both).abroad).toHaveLength(31);
  });

  test('a renamed member keeps its address, and no name that stood for the former one', async () => {
    const root = makeTestProject();
    await importFile(root, [...china, ...rename, '--allow-removals', '--write']);
    const text = readFileSync(join(root, `content/members/${renamed}.yaml`), 'utf8');
    expect(parse(text)).toMatchObject({
      zh: '湖南石油化工职业技术学院',
      pinyin: 'Hunan Shiyou Huagong Zhiye Jishu Xueyuan',
      region: 'CN-HN',
    });
    expect(parse(text).names).toBeUndefined();
    // The page of the earlier list goes on naming it as that list does.
    expect(parse(text).listedAs).toEqual({
      '2024-07-10': {
        zh: '湖南化工职业技术学院',
        pinyin: 'Hunan Huagong Zhiye Jishu Xueyuan',
      },
    });
    expect(text).toMatch(/^# names:\n# {3}en:\n# {5}name: /m);
  });

  test('a name that the member’s file records as a later one is taken with its translations', async () => {
    const root = makeTestProject();
    const path = join(root, 'content/members/zaozhuang-university.yaml');
    writeFileSync(
      path,
      'zh: 枣庄学院\npinyin: Zaozhuang Xueyuan\nrenamed:\n  - date: "2025"\n    names:\n      zh: { name: 枣庄大学, status: attested, source: "https://zz.example/" }\n      en: { name: Zaozhuang University, status: translated }\n    source: https://zz.example/\n',
    );
    const names = documentNames().china.map((name) => (name === '枣庄学院' ? '枣庄大学' : name));
    const { lines, isDone } = await importFile(root, [
      makeList(root, names),
      '--list',
      'china',
      '--date',
      '2025-07-10',
      '--write',
    ]);
    expect(isDone).toBe(true);
    expect(lines.join('\n')).toContain('枣庄学院 (zaozhuang-university) → 枣庄大学');
    expect(parse(readFileSync(path, 'utf8'))).toEqual({
      zh: '枣庄大学',
      pinyin: 'Zaozhuang Daxue',
      names: { en: { name: 'Zaozhuang University', status: 'translated' } },
      listedAs: { '2024-07-10': { zh: '枣庄学院', pinyin: 'Zaozhuang Xueyuan' } },
    });
  });

  test.each<[string, string[], RegExp]>([
    ['members that are gone', [...china, '--write'], /2 处会被去掉.*\n.*2 would be removed/],
    ['no list', [fixturePath('china.docx')], /--list china.*\n.*--list china/],
    ['an unknown list', [...china, '--list', 'all'], /没有名单“all”/],
    ['no date', [fixturePath('china.docx'), '--list', 'china'], /--date 2025-07-10/],
    [
      'no real date',
      [...china, '--date', '2025-02-30'],
      /“2025-02-30”不是名单的日期.*--date 2025-07-10/,
    ],
    [
      'another date than the document’s',
      [...china, '--date', '2025-07-11'],
      /截至 2025-07-10.*--date 2025-07-11/,
    ],
    [
      'an older date',
      [fixturePath('both.xlsx'), '--list', 'china', '--date', '2023-07-10'],
      /早于最新名单 2024-07-10/,
    ],
    ['an unknown option', [...china, '--wirte'], /参数“--wirte”.*--write/],
    ['a value that is missing', [...china, '--rename'], /参数“--rename.*”不能这样用/],
    ['two files', [...china, 'other.docx'], /other\.docx\n.*应写明一个文件，这里却有 2 个/],
    ['a pair that is none', [...china, '--rename', 'x'], /“x”写法不对.*请写成/],
    ['a new name of nobody', [...china, '--rename', 'nobody=甲学院'], /没有编号为“nobody”的成员/],
    [
      'a new name that is not on the list',
      [...china, '--rename', `${renamed}=甲学院`],
      /“甲学院”不是新名单上新出现的/,
    ],
    [
      'a new name of one who kept the old one',
      [...china, '--rename', 'hanhua-bowen=贵州装备制造职业学院'],
      /“hanhua-bowen”的名称.*还在新名单上/,
    ],
    ['two new names of one', [...china, ...rename, ...rename], /用了两次/],
    [
      'an id of no new member',
      [...china, '--id', '甲学院=jia'],
      /“甲学院”不是新名单上新出现的名称。请核对 --id/,
    ],
    [
      'an id that is taken',
      [...china, '--id', `贵州装备制造职业学院=${renamed}`],
      /--rename hunan-chemical.*=贵州装备制造职业学院/,
    ],
    [
      'an id that is no address',
      [...china, '--id', '贵州装备制造职业学院=China 1'],
      /表 1 第 16 行第 2 列[\s\S]*“China 1”/,
    ],
    [
      'a file that is not there',
      ['nothing.xlsx', '--list', 'china', '--date', '2025-07-10'],
      /nothing\.xlsx\n.*没有这个文件/,
    ],
  ])('is refused for %s', async (_, args, message) => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const { lines, isDone } = await importFile(root, args);
    expect(isDone).toBe(false);
    expect(lines.join('\n')).toMatch(message);
    expect(readContentTexts(root)).toEqual(before);
  });

  test('asks before it writes, and prints the whole next command for either answer', async () => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const dry = await importFile(root, china);
    expect(dry.isDone).toBe(true);
    const command = `npm run import -- ${china.join(' ')}`;
    expect(dry.lines.filter((line) => line.includes('npm run'))).toEqual([
      expect.stringContaining(`${command} ${rename.join(' ')} --allow-removals --write`),
      expect.stringMatching(/--id 湖南石油化工职业技术学院=[a-z-]+ --allow-removals --write$/),
    ]);
    const open = await importFile(root, [...china, '--allow-removals', '--write']);
    expect([open.isDone, open.lines.join('\n')]).toEqual([
      false,
      expect.stringMatching(/很像它：是改名，还是另一个单位[\s\S]*was it renamed/),
    ]);
    const few = makeList(root, ['甲职业学院', '乙职业学院']);
    const additions = [few, '--list', 'china', '--date', '2025-07-10', '--allow-removals'];
    const refused = await importFile(root, [...additions, '--write']);
    expect(refused.lines.join('\n')).toMatch(/56 家里有 56 家不在.*完整的名单吗[\s\S]*whole list/);
    expect(readContentTexts(root)).toEqual(before);
    const next = (await importFile(root, additions)).lines.at(-1);
    expect(next).toMatch(/--complete --allow-removals --write$/);
    expect((await importFile(root, [...additions, '--complete', '--write'])).isDone).toBe(true);
  });

  test('is refused while the content has problems, and where it would have some', async () => {
    const root = makeTestProject();
    // One member on both lists.
    const twice = [
      makeList(root, [...documentNames().china, documentNames().abroad[0] ?? '']),
      '--list',
      'china',
      '--date',
      '2025-07-10',
      '--write',
    ];
    const before = readContentTexts(root);
    const result = await importFile(root, twice);
    expect(result.isDone).toBe(false);
    expect(result.lines.join('\n')).toMatch(
      /什么也没有写入.*\n.*nothing was written[\s\S]*lists\/2025-07-10\.yaml/,
    );
    expect(readContentTexts(root)).toEqual(before);
    writeFileSync(join(root, 'content/members/uitm.yaml'), 'zh: [\n');
    const { lines, isDone } = await importFile(root, china);
    expect(isDone).toBe(false);
    expect(lines.join('\n')).toMatch(/现有内容有问题[\s\S]*content\/members\/uitm\.yaml/);
  });
});

describe('names for a translator', () => {
  test('come back without a change, byte for byte', async () => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const file = join(root, 'names.xlsx');
    expect((await exportNames(root, [file])).isDone).toBe(true);
    const { lines, isDone } = await importFile(root, [file, '--write', '--allow-removals']);
    expect([isDone, lines[1]]).toEqual([true, '没有变化 no change']);
    expect(readContentTexts(root)).toEqual(before);
  });

  test('are written field by field', async () => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const file = join(root, 'names.xlsx');
    await exportNames(root, [file]);
    await fillIn(file, { E2: 'Anhui College of Everything' });
    const { lines } = await importFile(root, [file, '--write']);
    expect(lines[1]).toMatch(
      /E2 {2}anhui.* names\.en\.name: “.*” → “Anhui College of Everything”$/,
    );
    const after = readContentTexts(root);
    const changed = [...after.keys()].filter((path) => after.get(path) !== before.get(path));
    expect(changed).toEqual(['content/members/anhui-business-and-technology-college.yaml']);
    // What was taken is no difference any more.
    expect((await importFile(root, [file])).lines[1]).toBe('没有变化 no change');
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a status that is none', { F2: '正式' }, /F2\n.*“正式”[\s\S]*official[\s\S]*attested/],
    ['a status without source', { L2: 'official', M2: '' }, /L2\n.*source/],
    [
      'a source that is no address',
      { F2: 'official', G2: 'www.jia.example' },
      /G2\n.*“www\.jia\.example”/,
    ],
    ['a name that is emptied', { H2: '' }, /H2\n.*names\.ru\.name/],
    ['pinyin that is emptied', { D2: '' }, /D2\n.*pinyin/],
    ['a name that another has', { E3: 'Anhui Twin', E2: 'Anhui Twin' }, /E3\n|E2\n/],
    ['a Chinese name that was changed', { C2: '安徽学院' }, /C2\n.*不能在这里改/],
    ['an unknown id', { B2: 'anhui' }, /B2\n.*没有编号为“anhui”/],
    ['an invisible sign', { E2: 'Anhui\u200b College' }, /E2\n.*U\+200B/],
    ['a language that is emptied', { H2: '', I2: '', J2: '' }, /处会被去掉.*H2.*I2/],
  ])('are refused at the cell for %s', async (_, values, message) => {
    const root = makeTestProject();
    const before = readContentTexts(root);
    const file = join(root, 'names.xlsx');
    await exportNames(root, [file]);
    await fillIn(file, values);
    const { lines, isDone } = await importFile(root, [file, '--write']);
    expect(isDone).toBe(false);
    expect(lines.join('\n')).toMatch(message);
    expect(readContentTexts(root)).toEqual(before);
  });

  test('are not taken with options for lists, nor written over another file or under another ending', async () => {
    const root = makeTestProject();
    const file = join(root, 'names.xlsx');
    await exportNames(root, [file]);
    expect((await importFile(root, [file, '--list', 'china'])).lines.join()).toContain(
      '--list 不用于它',
    );
    expect((await exportNames(root, [file])).lines.join()).toContain('不会覆盖');
    expect((await exportNames(root, [join(root, 'names.csv')])).lines.join()).toContain('.xlsx');
    expect((await exportNames(root, [])).lines.join()).toContain('npm run export -- <names.xlsx>');
    const nowhere = await exportNames(root, [join(root, 'nowhere/names.xlsx')]);
    expect([nowhere.isDone, nowhere.lines.join()]).toEqual([
      false,
      expect.stringContaining('读写文件时出错'),
    ]);
  });
});

test('the commands end with 0 or 1, and never with a stack trace', { timeout: 30_000 }, () => {
  const root = makeTestProject();
  const run = (command: string, ...args: string[]) =>
    spawnSync(process.execPath, [resolve('scripts', command), ...args], {
      cwd: root,
      encoding: 'utf8',
    });
  const done = run('import.ts', ...china);
  expect([done.status, done.stderr]).toEqual([0, '']);
  const refused = run('import.ts', 'nothing.xlsx');
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).not.toMatch(/^ +at /m);
  expect(run('export.ts', 'names.xlsx').status).toBe(0);
  expect(existsSync(join(root, 'names.xlsx'))).toBe(true);
});

describe('importing a mail with corrections', () => {
  test('shows the difference, asks for the status, and writes with it', async () => {
    const root = makeTestProject();
    const path = 'content/members/siam-university.yaml';
    const before = readContentTexts(root);
    const { names } = parse(before.get(path) ?? '');
    const file = join(root, 'mail.txt');
    const block = writeCorrection([
      ['id', 'siam-university'],
      ['names.en.name', 'Siam University Bangkok'],
      ['names.en.name.was', hashText(names.en.name)],
      ['names.en.source', 'https://www.siam.example/'],
    ]);
    writeFileSync(file, `\ufeffHello\r\n> ${block.replaceAll('\n', '\r\n> ')}`);
    const shown = await importFile(root, [file]);
    const text = shown.lines.join('\n');
    expect(text).toContain('mail.txt: 成员更正来信 mail with corrections');
    expect(text).toContain('没有读入 not read: Hello');
    expect(text).toContain(`names.en.name: “${names.en.name}” → “Siam University Bangkok”`);
    for (const status of ['official', 'attested', 'unverified'])
      expect(text).toContain(`mail.txt --status ${status} --write`);
    expect((await importFile(root, [file, '--write'])).isDone).toBe(false);
    expect(readContentTexts(root)).toEqual(before);
    expect((await importFile(root, [file, '--status', 'official', '--write'])).isDone).toBe(true);
    expect(parse(readContentTexts(root).get(path) ?? '').names.en).toEqual({
      name: 'Siam University Bangkok',
      status: 'official',
      source: 'https://www.siam.example/',
    });
  });
});

/** Runs the import, and returns the lines that it prints and the problems after them. */
async function importFile(root: string, args: string[]): Promise<Outcome> {
  const lines: string[] = [];
  try {
    await command.importFile(root, args, (...more) => lines.push(...more));
    return { lines, isDone: true };
  } catch (error) {
    return { lines: [...lines, describeError(error as Error)], isDone: false };
  }
}

async function exportNames(root: string, args: string[]): Promise<Outcome> {
  try {
    return { lines: [await command.exportNames(root, args)], isDone: true };
  } catch (error) {
    return { lines: [describeError(error as Error)], isDone: false };
  }
}

type Outcome = { lines: string[]; isDone: boolean };

/** A list as a text file, numbered. */
function makeList(root: string, names: readonly string[]): string {
  const file = join(root, 'list.csv');
  writeFileSync(
    file,
    ['序号,单位名称', ...names.map((name, at) => `${at + 1},${name}`)].join('\n'),
  );
  return file;
}

/** Fills in cells of a workbook, as a person would with the sheet unprotected. */
async function fillIn(file: string, values: Record<string, string>): Promise<void> {
  const { sheets } = await readXlsx(readFileSync(file));
  const rows = sheets[0]?.rows ?? [];
  for (const [cell, value] of Object.entries(values)) {
    const [, letter = 'A', number = '1'] = /^([A-Z])(\d+)$/.exec(cell) ?? [];
    const row = rows[Number(number) - 1] ?? [];
    row[letter.charCodeAt(0) - 65] = value === '' ? null : value;
  }
  writeFileSync(file, await writeXlsx({ sheets: [{ name: '成员名称 names', rows }] }));
}
