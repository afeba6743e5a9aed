import { hasErrors } from '#checks/problem.ts';
import { isReporter, reporters, summarize } from '#checks/reporters.ts';
import { nextCommand } from '#scripts/staff/arguments.ts';
import { checkDrafts } from '#scripts/staff/draft-check.ts';
import { checkProject, linesIn } from '#scripts/staff/project.ts';

/**
 * `npm run check`: reports every problem under `content/`; sets exit code 1 if there is an error.
 * @param root the project's root, an absolute path
 * @param reporter the name of a reporter
 * @throws Error in Chinese and English if there is no such reporter
 */
export async function reportProblems(root: string, reporter: string): Promise<string> {
  const known = Object.keys(reporters).join(', ');
  if (!isReporter(reporter))
    throw new Error(
      `没有“${reporter}”这种报告，可用的有：${known}。\nThere is no reporter “${reporter}”; there are: ${known}.`,
    );
  const { problems: found, content } = checkProject(root);
  const problems = [...found, ...(await checkDrafts(root, found))];
  if (hasErrors(problems)) process.exitCode = 1;
  const report = reporters[reporter](problems, linesIn(root));
  if (reporter === 'json') return report;
  const next = `改好后 once corrected: ${nextCommand('check')}`;
  const lines = [report, summarize(problems, content), hasErrors(problems) ? next : ''];
  return lines.filter(Boolean).join('\n');
}
