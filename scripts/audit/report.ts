/**
 * Prints the subject of an audit, its figures and its first 20 problems; any problem makes the command exit with 1.
 * @param figures such as `36 journeys`, may be empty
 */
export function reportProblems(
  subject: string,
  figures: string,
  problems: readonly string[],
): void {
  console.log(
    [subject, figures, `${problems.length} problems`].filter((part) => part !== '').join(': '),
  );
  for (const problem of problems.slice(0, 20)) console.log(`    ${problem}`);
  if (problems.length > 20) console.log(`    … ${problems.length - 20} more`);
  if (problems.length > 0) process.exitCode = 1;
}
