import { importFile } from '#scripts/staff/import/command.ts';

/** `npm run import -- <file> …`: a list of members or a workbook of names. */
const { lines, isDone } = await importFile(process.cwd(), process.argv.slice(2));
console[isDone ? 'log' : 'error'](lines.join('\n'));
process.exitCode = isDone ? 0 : 1;
