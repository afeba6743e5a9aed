import { describe, expect, test } from 'vitest';
import { hashText } from '#domain/correction.ts';
import { namesProject } from '#scripts/fixtures/office/names-project.ts';
import { planCorrection, reportCorrection } from '#scripts/staff/import/correction-import.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const file = 'content/members/yi.yaml';
const { content, read } = namesProject();
const before = read(file) ?? '';
const [, now = ''] = /name: (.*)/.exec(before) ?? [];
const proposal = {
  id: 'yi',
  zh: '乙大学',
  'names.en.name': 'New Yi',
  'names.en.name.was': hashText(now),
  'names.en.source': 'https://new.example/',
};

describe('a correction', () => {
  test('has the status that the editor gives, and the page with it', () => {
    expect(plan(proposal, { status: 'official' })).toMatchObject({
      text: before
        .replace(now, 'New Yi')
        .replace('attested', 'official')
        .replace('https://yi.example/', 'https://new.example/'),
      asked: [],
    });
  });

  test('is unverified and asks for a status while nobody has looked', () => {
    const { text, asked, answers } = plan(proposal);
    expect(text).toContain('name: New Yi\n    status: unverified\n');
    expect(text).not.toContain('new.example');
    expect(asked).toEqual(['status-open']);
    expect(answers).toEqual(['official', 'attested', 'unverified']);
  });

  test('without a page can only be unverified', () => {
    const { 'names.en.source': _, ...bare } = proposal;
    expect(plan(bare).answers).toEqual(['unverified']);
    expect(plan(bare, { status: 'official' }).text).toContain('New Yi\n    status: unverified\n');
  });

  test('never takes a status from the sender', () => {
    expect(plan({ ...proposal, 'names.en.status': 'official' }).text).toContain('unverified');
  });

  test('adds what the file does not have', () => {
    const { text } = plan(
      {
        id: 'yi',
        'names.th.name': 'มหาวิทยาลัยอี',
        'names.th.name.was': hashText(''),
        'website.url': 'https://yi.example',
        'website.url.was': hashText(''),
        'website.source': 'https://yi.example/about/',
      },
      { status: 'official' },
    );
    expect(text).toContain('  th:\n    name: มหาวิทยาลัยอี\n    status: unverified\n');
    expect(text).toContain(
      'website:\n  url: https://yi.example\n  status: official\n  source: https://yi.example/about/\n',
    );
  });

  test('of a page alone changes nothing until somebody has seen it there', () => {
    const source = { id: 'yi', 'names.en.source': 'https://new.example/' };
    expect(plan(source)).toMatchObject({ text: before, asked: ['status-open'] });
    expect(plan(source, { status: 'official' }).text).toContain('source: https://new.example/');
  });

  test('records a renaming with its date and page', () => {
    const renaming = {
      id: 'yi',
      'renamed.zh': '乙理工大学',
      'renamed.date': '2025-03',
      'renamed.source': 'https://yi.example/news/',
    };
    expect(plan(renaming, { status: 'official' }).text).toContain(
      'renamed:\n  - date: 2025-03\n    names:\n      zh:\n        name: 乙理工大学\n        status: official\n        source: https://yi.example/news/\n    source: https://yi.example/news/\n',
    );
  });

  test('reports what the sender says in words, and that the list has changed', () => {
    const { report, text } = plan({ id: 'yi', list: '2024-01-01 china 9', note: 'Call us' });
    expect(text).toBe(before);
    expect(report).toContain(
      '名单序号已变 the list has changed: 2024-01-01 china 9 → 2025-01-01 china 1',
    );
    expect(report.join('\n')).toContain('Call us');
  });

  test('that a person typed has to be compared with the mail', () => {
    const { 'names.en.name.was': _, ...typed } = proposal;
    expect(plan(typed, { status: 'official', isTyped: true }).asked).toEqual(['correction-typed']);
    expect(plan(typed, { status: 'official', isTyped: true, seen: true }).asked).toEqual([]);
  });

  test.each<[string, Record<string, string>, string]>([
    ['of nobody', { id: 'ding' }, 'correction-member'],
    ['of a member that has another name now', { ...proposal, zh: '甲' }, 'correction-listed'],
    [
      'of what has changed since',
      { ...proposal, 'names.en.name.was': hashText('Old Yi') },
      'correction-base',
    ],
    [
      'that does not say what the sender saw',
      { id: 'yi', 'names.en.name': 'New Yi' },
      'correction-base',
    ],
    ['with half a renaming', { id: 'yi', 'renamed.zh': '乙' }, 'correction-renaming'],
  ])('%s is refused', (_, entries, kind) => {
    expect(() => plan(entries)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ kind })] }),
    );
    expect(() => plan(entries)).toThrow(Refusal);
  });

  test('knows no other status', () => {
    expect(() => plan(proposal, { status: 'translated' })).toThrow('translated');
  });
});

/** What a mail with some entries would do. */
function plan(
  entries: Record<string, string>,
  { isTyped = false, ...options }: { status?: string; seen?: boolean; isTyped?: boolean } = {},
) {
  const correction = { entries: new Map(Object.entries(entries)), isTyped, around: [] };
  const planned = planCorrection({ content, read }, correction, options);
  return {
    text: planned.changes.get(file) ?? before,
    asked: planned.questions.map(({ kind }) => kind),
    answers: planned.answers.map(({ status }) => status),
    report: reportCorrection(planned),
  };
}
