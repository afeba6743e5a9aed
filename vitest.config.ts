import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** Tests of the code see the words of the interface as last copied, so that no edit of staff breaks them. */
const copiedWords = {
  name: 'copied-words',
  enforce: 'pre' as const,
  load: (id: string) => {
    const [, locale] = /\/content\/ui\/(\w+)\.json$/.exec(id) ?? [];
    if (locale === undefined) return undefined;
    const copy = JSON.parse(readFileSync('scripts/fixtures/content.json', 'utf8'));
    return copy[`content/ui/${locale}.json`];
  },
};

// Two kinds of tests: of the code, beside it; and of the built site, which need a build and a browser.
export default defineConfig({
  test: {
    // By itself it leaves one core idle, which on two cores is half of them.
    maxWorkers: '100%',
    reporters: [
      'default',
      ['json', { outputFile: '.cache/test-report.json' }],
      // Marks the failing lines in a pull request.
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions'] : []),
    ],
    projects: [
      {
        plugins: [copiedWords],
        test: {
          name: 'code',
          include: ['src/**/*.test.ts', 'scripts/{build,hosting,staff,audit}/**/*.test.ts'],
          // Some start whole commands; a machine that is busy is no fault.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['scripts/site/*.test.ts'],
          globalSetup: 'scripts/site/setup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
