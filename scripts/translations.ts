import process from 'node:process';

// Languages in preparation have translations to accept as well; which languages count is settled when code is loaded.

process.env['DRAFT_LANGUAGES'] = '1';
const { readArguments, runCommand } = await import('#scripts/staff/arguments.ts');
const { runTranslations } = await import('#scripts/staff/translations.ts');

/** `npm run translations [-- accept <translation>… [--reviewed]]` */
await runCommand(() => {
  const { positionals, values } = readArguments('translations', {
    allowPositionals: true,
    options: { reviewed: { type: 'boolean', default: false } },
  });
  return runTranslations(process.cwd(), positionals, values.reviewed);
});
