import { readArguments, runCommand } from '#scripts/staff/arguments.ts';
import { reportProblems } from '#scripts/staff/check.ts';

/** `npm run check [-- --reporter terminal|github|json]` */
await runCommand(() => {
  const { values } = readArguments('check', {
    options: { reporter: { type: 'string', default: 'terminal' } },
  });
  return reportProblems(process.cwd(), values.reporter);
});
