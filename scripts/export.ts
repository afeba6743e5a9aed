import { runCommand } from '#scripts/staff/arguments.ts';
import { exportNames } from '#scripts/staff/import/command.ts';

/** `npm run export -- names.xlsx`: the members' names for a translator. */
await runCommand(() => exportNames(process.cwd(), process.argv.slice(2)));
