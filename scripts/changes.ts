import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { summarizeChange } from '#scripts/staff/change-summary.ts';

/**
 * `npm run --silent changes -- --base <folder>`: what the content here changes against that of another folder of the
 * project.
 */
const { base } = parseArgs({ options: { base: { type: 'string' } }, strict: false }).values;
if (typeof base === 'string' && existsSync(base))
  process.stdout.write(summarizeChange(resolve(base), process.cwd()));
else {
  console.error(
    `请写明改动之前的项目文件夹：npm run --silent changes -- --base <文件夹>；现为“${base ?? ''}”。\nName the folder of the project before the change: npm run --silent changes -- --base <folder>; it is “${base ?? ''}”.`,
  );
  process.exitCode = 1;
}
