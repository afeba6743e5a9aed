/**
 * Prints what an audit looked at, its figures and the first of its faults; where there is one, the command ends with 1.
 * @param figures such as `36 journeys`, or nothing
 */
export function reportFaults(what: string, figures: string, faults: readonly string[]): void {
  console.log([what, figures, `${faults.length} faults`].filter((part) => part !== '').join(': '));
  for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
  if (faults.length > 20) console.log(`    … ${faults.length - 20} more`);
  if (faults.length > 0) process.exitCode = 1;
}
