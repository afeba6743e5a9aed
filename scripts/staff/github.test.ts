import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import en from '#content/ui/en.json' with { type: 'json' };
import zh from '#content/ui/zh.json' with { type: 'json' };
import { memberKinds } from '#domain/member.ts';
import { nameStatuses } from '#domain/name.ts';

const project = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const find = (pattern: string) => globSync(pattern, { cwd: project }).sort();
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What a job may do beyond reading the files. */
const jobPermissions: Record<string, Record<string, string>> = {
  'deploy.yml build': { contents: 'read', pages: 'read' },
  'deploy.yml deploy': { pages: 'write', 'id-token': 'write' },
};

describe.each(find('.github/workflows/*.yml'))('%s', (file) => {
  const source = read(file);
  const { permissions, jobs, on } = parse(source) as Workflow;
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test('may read the files, and jobs no more than they need', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const [name, job] of Object.entries(jobs))
      expect(job.permissions, name).toEqual(jobPermissions[`${file.split('/').at(-1)} ${name}`]);
    expect(on).not.toHaveProperty('pull_request_target');
  });

  test('pins every action to a commit, with its version beside it', () => {
    const uses = source.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses).toHaveLength(steps.filter((step) => step.uses).length);
    for (const line of uses)
      expect(line).toMatch(/ uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('leaves no credentials behind, ends in time, and puts no foreign text into a command', () => {
    for (const { uses = '', with: options } of steps)
      if (uses.startsWith('actions/checkout@'))
        expect(options).toMatchObject({ 'persist-credentials': false });
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
    for (const { run = '' } of steps) expect(run).not.toContain('$' + '{{');
  });

  test('runs commands that there are', () => {
    const commands = steps.flatMap(({ run = '' }) => [
      ...run.matchAll(/npm run (?:--silent )?([\w:]+)/g),
    ]);
    expect(commands.length).toBeGreaterThan(0);
    for (const [, name = ''] of commands) expect(scripts).toHaveProperty([name]);
  });
});

test('one version of an action is used everywhere', () => {
  const uses = find('.github/workflows/*.yml').flatMap((file) => [
    ...read(file).matchAll(/uses: ([^@]+)@(\w+ # \S+)/g),
  ]);
  const versions = new Set(uses.map(([, name, version]) => `${name} ${version}`));
  expect(versions.size).toBe(new Set(uses.map(([, name]) => name)).size);
});

const forms = find('.github/ISSUE_TEMPLATE/*.yml').filter((file) => !file.endsWith('config.yml'));

describe.each(forms)('%s', (file) => {
  const form = parse(read(file)) as Form;
  const fields = form.body.filter(({ type }) => type !== 'markdown');

  test('is a form that GitHub takes', () => {
    expect(Object.keys(form).sort()).toEqual(['body', 'description', 'name', 'title']);
    for (const { type, id, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown']).toContain(type);
      if (type === 'markdown') expect(attributes.value).toBeTruthy();
      else expect(id).toMatch(/^[a-z-]+$/);
      if (type === 'dropdown') {
        expect(attributes.options?.length).toBeGreaterThan(1);
        expect(new Set(attributes.options).size).toBe(attributes.options?.length);
      }
    }
    const ids = fields.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(fields.some(({ validations }) => validations?.required)).toBe(true);
  });

  test('says first that everything in it is public', () => {
    expect(form.body[0]?.type).toBe('markdown');
    expect(form.body[0]?.attributes.value).toMatch(/任何人都能看到.*is public/s);
  });

  test('asks in Chinese and English', () => {
    const texts = [
      form.name,
      form.description,
      form.title,
      ...form.body.flatMap(({ attributes: { label, value, description, options = [] } }) => [
        ...[label, value, description].filter((text) => text !== undefined),
        ...options,
      ]),
    ];
    for (const text of texts) expect(text).toMatch(/\p{Script=Han}.*[a-z]{3}/su);
  });
});

test('the forms offer the kinds and statuses that the content knows', () => {
  const optionsOf = (file: string, id: string) =>
    (parse(read(`.github/ISSUE_TEMPLATE/${file}`)) as Form).body.find((field) => field.id === id)
      ?.attributes.options ?? [];
  expect(optionsOf('add-a-member.yml', 'kind')).toEqual([
    ...memberKinds.map((kind) => `${zh.kind[kind]} ${en.kind[kind]}`),
    '不确定 Not sure',
  ]);
  const statuses = optionsOf('correct-a-name.yml', 'status').join('\n');
  for (const status of nameStatuses) expect(statuses).toContain(` ${status} `);
});

/** What the tests look at in a workflow. */
type Workflow = {
  on: object;
  permissions?: Record<string, string>;
  jobs: Record<
    string,
    { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: Step[] }
  >;
};

type Step = { uses?: string; run?: string; with?: Record<string, unknown> };

/** A GitHub issue form. */
type Form = {
  name: string;
  description: string;
  title: string;
  body: {
    type: string;
    id?: string;
    attributes: { label?: string; value?: string; description?: string; options?: string[] };
    validations?: { required?: boolean };
  }[];
};
