import { createInterface } from 'node:readline/promises';
import { readArguments, runCommand } from '#scripts/staff/arguments.ts';
import { createNew, newOptions } from '#scripts/staff/new.ts';

/** `npm run new -- member|page`: asks in a terminal for what was not given. */
const terminal = process.stdin.isTTY
  ? createInterface({ input: process.stdin, output: process.stdout })
  : undefined;
await runCommand(() => {
  const { positionals, values } = readArguments('new', {
    allowPositionals: true,
    options: newOptions,
  });
  return createNew(process.cwd(), positionals, values, terminal?.question.bind(terminal));
});
terminal?.close();
