import { parseArgs } from 'node:util';
import { runCommand } from '#scripts/staff/arguments.ts';
import { summarizeChange } from '#scripts/staff/change-summary.ts';

/** `npm run --silent changes -- --base <folder>`: what the content here changes against another folder of the project. */
const { base } = parseArgs({ options: { base: { type: 'string' } }, strict: false }).values;
await runCommand(() => summarizeChange(typeof base === 'string' ? base : '', process.cwd()));
