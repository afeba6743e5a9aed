import { runCommand } from '#scripts/staff/arguments.ts';
import { importFile } from '#scripts/staff/import/command.ts';

/** `npm run import -- <file> …`: a list of members or a workbook of names. */
await runCommand(async () => {
  const print = (...lines: string[]) => console.log(lines.join('\n'));
  await importFile(process.cwd(), process.argv.slice(2), print);
  return '';
});
