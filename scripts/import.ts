import { setFlagsFromString } from 'node:v8';
import { runCommand } from '#scripts/staff/arguments.ts';
import { importFile } from '#scripts/staff/import/command.ts';

// Node lets its memory grow rather than tidy it up: this takes half as much, and no longer.
setFlagsFromString('--semi-space-growth-factor=1');

/** `npm run import -- <file> …`: a list of members or a workbook of names. */
await runCommand(async () => {
  const print = (...lines: string[]) => console.log(lines.join('\n'));
  await importFile(process.cwd(), process.argv.slice(2), print);
  return '';
});
