import { hasErrors } from '#checks/problem.ts';
import { isReporter, reporters, summarize } from '#checks/reporters.ts';
import { readArguments } from '#scripts/staff/arguments.ts';
import { checkProject, linesIn } from '#scripts/staff/project.ts';

/**
 * `npm run check [-- --reporter terminal|github|json]`: tells every problem under content/.
 * Exit code 1 where there is an error, 0 where there are warnings alone.
 */
try {
  const { values } = readArguments({
    options: { reporter: { type: 'string', default: 'terminal' } },
  });
  if (!isReporter(values.reporter))
    throw new Error(
      `没有“${values.reporter}”这种报告，可用的有：${Object.keys(reporters).join(', ')}。\nThere is no reporter “${values.reporter}”; there are: ${Object.keys(reporters).join(', ')}.`,
    );
  const { problems, content } = checkProject(process.cwd());
  const report = reporters[values.reporter](problems, linesIn(process.cwd()));
  if (report !== '') console.log(report);
  if (values.reporter !== 'json') console.log(summarize(problems, content));
  process.exitCode = hasErrors(problems) ? 1 : 0;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
