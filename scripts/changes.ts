import { runChanges } from '#scripts/staff/change-summary.ts';

await runChanges();
