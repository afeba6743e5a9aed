import { defineConfig } from 'vitest/config';

// Two kinds of tests: of the code, beside it; and of the built site, which need a build and a browser.
export default defineConfig({
  test: {
    reporters: [
      'default',
      ['json', { outputFile: '.cache/test-report.json' }],
      // Marks the failing lines in a pull request.
      ...(process.env['GITHUB_ACTIONS'] === 'true' ? ['github-actions'] : []),
    ],
    projects: [
      {
        test: {
          name: 'code',
          include: ['src/**/*.test.ts', 'scripts/{,import/,hosting/}*.test.ts'],
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
