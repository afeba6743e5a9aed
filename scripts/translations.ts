import { readArguments, runCommand } from '#scripts/staff/arguments.ts';
import { runTranslations } from '#scripts/staff/translations.ts';

/** `npm run translations [-- accept <translation>… [--reviewed]]` */
await runCommand(() => {
  const { positionals, values } = readArguments('translations', {
    allowPositionals: true,
    options: { reviewed: { type: 'boolean', default: false } },
  });
  return runTranslations(process.cwd(), positionals, values.reviewed);
});
