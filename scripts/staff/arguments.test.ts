import { afterEach, describe, expect, test, vi } from 'vitest';
import { nextCommand, quoteArgument, readArguments } from '#scripts/staff/arguments.ts';

const options = {
  list: { type: 'string' },
  date: { type: 'string' },
  rename: { type: 'string', multiple: true },
  write: { type: 'boolean' },
} as const;

function read(...args: string[]) {
  return readArguments('import', { args, options, allowPositionals: true });
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('arguments', () => {
  test('are read as they are typed', () => {
    const { positionals, values } = read(
      'a.docx',
      '--list',
      'china',
      '--rename',
      'a=-b',
      '--write',
    );
    expect([positionals, { ...values }]).toEqual([
      ['a.docx'],
      { list: 'china', rename: ['a=-b'], write: true },
    ]);
  });

  test.each(['—list', '–list', '——list', '-list', '－－list', '−list=china'])(
    'with another dash than two hyphens get the whole command: %s',
    (option) => {
      const fixed = option.includes('=') ? '--list=china' : '--list';
      expect(() => read('我的 名单.docx', option, '--write')).toThrow(
        `npm run import -- '我的 名单.docx' ${fixed} --write`,
      );
    },
  );

  test('that npm took, without a separate --, get the whole command', () => {
    vi.stubEnv('npm_config_list', 'true');
    vi.stubEnv('npm_config_date', 'true');
    vi.stubEnv('npm_config_rename', 'true\n\ntrue');
    vi.stubEnv('npm_config_write', 'true');
    expect(() => read('a.docx', 'china', '2025-07-10', 'a=甲学院', 'b=乙学院')).toThrow(
      'npm run import -- a.docx --list china --date 2025-07-10 --rename a=甲学院 --rename b=乙学院 --write',
    );
    vi.stubEnv('npm_config_date', '2025-07-10');
    vi.stubEnv('npm_config_rename', undefined);
    expect(() => read('a.docx', 'china')).toThrow(
      'npm run import -- a.docx --list china --date 2025-07-10 --write',
    );
  });

  test('are quoted for the terminal that reads them', () => {
    expect(['甲（北京）=a', 'C:\\a b', "a'b", 'a(b)'].map(quoteArgument)).toEqual([
      '甲（北京）=a',
      "'C:\\a b'",
      "'a'\\''b'",
      "'a(b)'",
    ]);
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32');
    expect(nextCommand('import', ['C:\\a b\\c.docx', 'C:\\c.docx'])).toBe(
      'npm.cmd run import -- "C:\\a b\\c.docx" C:\\c.docx',
    );
  });
});
