import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '#scripts/fixtures/project-copy.ts';

const root = mkdtempSync(join(tmpdir(), 'draft-language-'));

/** One with an alphabet of its own, and one with Latin letters. */
const facts = `  kk: {
    state: 'draft', tag: 'kk', name: 'Қазақша', collation: 'kk', initials: 'letter', phone: 'international',
    script: /\\p{Script=Cyrillic}/u, quotes: '« »', wrongQuotes: /["”]/gu, separation: 'blanks', excerptWords: 30,
    input: 'direct', signature: 'left', keys: undefined, endings: undefined, shareFont: 'serif', isForStaff: false,
  },
  eo: {
    state: 'draft', tag: 'eo', name: 'Esperanto', collation: 'eo', initials: 'letter', phone: 'international',
    script: undefined, quotes: '“ ”', wrongQuotes: /["«»]/gu, separation: 'blanks', excerptWords: 30,
    input: 'direct', signature: 'left', keys: undefined, endings: undefined, shareFont: 'serif', isForStaff: false,
  },\n`;

beforeAll(() => {
  copyProject(root);
  const path = join(root, 'src/domain/locale.ts');
  const code = readFileSync(path, 'utf8');
  writeFileSync(path, code.replace('} as const satisfies', `${facts}} as const satisfies`));
  const words = { frame: { skip: 'Мазмұнға' } };
  writeFileSync(join(root, 'content/ui/kk.json'), JSON.stringify(words, null, 2));
  const english = readFileSync(join(root, 'content/ui/en.json'), 'utf8');
  writeFileSync(
    join(root, 'content/ui/eo.json'),
    english.replace('"Skip to content"', '"Al la enhavo"'),
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The kinds and files of the problems that `npm run check` reports, with those of errors apart. */
function check(env: NodeJS.ProcessEnv = {}) {
  let report: string;
  try {
    report = run(env);
  } catch (error) {
    report = (error as { stdout: string }).stdout;
  }
  const problems = JSON.parse(report) as { kind: string; severity: string; file: string }[];
  return {
    errors: problems.filter(({ severity }) => severity === 'error'),
    warnings: new Set(problems.map(({ kind, file }) => `${kind} ${file}`)),
  };
}

function run(env: NodeJS.ProcessEnv): string {
  return execFileSync(process.execPath, ['scripts/run.js', 'check', '--reporter', 'json'], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
}

test('a language in preparation is checked, and stands in nobody’s way', () => {
  const { errors, warnings } = check();
  expect(errors).toEqual([]);
  expect(warnings).toContain('ui-missing content/ui/kk.json');
  expect(warnings).toContain('missing-translation content/charter/tasks/kk.mdx');
  expect(warnings).toContain('missing content/alliance.yaml');
  expect([...warnings].filter((warning) => !/(?:kk|eo)\.|alliance\.yaml/.test(warning))).toEqual(
    [],
  );
});

test('a text that is still the English one is reported in a language with Latin letters too', () => {
  const report = JSON.parse(run({})) as { kind: string; file: string; en: { says: string } }[];
  const said = report
    .filter(({ kind, file }) => kind === 'wrong-language' && file === 'content/ui/eo.json')
    .map(({ en }) => en.says);
  expect(said.join()).toContain('This translation was made for this site');
  expect(said.join()).not.toContain('Skip');
});

test('with DRAFT_LANGUAGES it counts as published', () => {
  const { errors } = check({ DRAFT_LANGUAGES: '1' });
  expect(errors.map(({ file }) => file)).toContain('content/ui/kk.json');
});
