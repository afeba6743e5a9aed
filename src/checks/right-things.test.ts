import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblems } from '#checks/reporters.ts';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';
import { isUnplanted } from '#scripts/fixtures/plant.ts';
import { rightThings } from '#scripts/fixtures/right-things.ts';
import { checkFiles } from '#scripts/staff/project.ts';

const root = resolve(import.meta.dirname, '../..');
const real = copiedContent(root);

describe('what is right but unusual', () => {
  test('is tried in forty forms and more', () => {
    expect(rightThings.length).toBeGreaterThanOrEqual(40);
  });

  test.each(rightThings)('gives no alarm: $name', ({ plant }) => {
    const files = new Map(real);
    plant(files);
    const { problems } = checkFiles(root, files);
    expect(formatProblems(problems.filter(({ file }) => !isUnplanted(file)))).toBe('');
  });
});
