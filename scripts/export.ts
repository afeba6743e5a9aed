import { exportNames } from '#scripts/staff/import/command.ts';

/** `npm run export -- names.xlsx`: the members' names for a translator. */
const { lines, isDone } = await exportNames(process.cwd(), process.argv.slice(2));
console[isDone ? 'log' : 'error'](lines.join('\n'));
process.exitCode = isDone ? 0 : 1;
