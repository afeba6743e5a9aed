import { parseArgs } from 'node:util';
import { release } from '#scripts/hosting/release.ts';
import { runCommand } from '#scripts/staff/arguments.ts';

/** `npm run release [-- <built site>] [--keep <days>]`: makes `release/`, the folder that hosts get. */
await runCommand(() => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string', default: '30' } },
  });
  return release(positionals[0] ?? 'dist', 'release', Number(values.keep));
});
