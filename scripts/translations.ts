import { runTranslations } from '#scripts/staff/translations.ts';

runTranslations();
