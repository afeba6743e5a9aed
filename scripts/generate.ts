import { renewCopy } from '#scripts/fixtures/content-copy.ts';
import { readArguments, runCommand } from '#scripts/staff/arguments.ts';
import { generateFiles } from '#scripts/staff/generate.ts';

/** `npm run generate [-- --content]`; with `--content` the copy of the content for tests is made anew first. */
await runCommand(() => {
  const { values } = readArguments('generate', {
    options: { content: { type: 'boolean', default: false } },
  });
  if (values.content) renewCopy(process.cwd());
  return generateFiles(process.cwd());
});
