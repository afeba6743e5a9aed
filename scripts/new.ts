import { runNew } from '#scripts/staff/new.ts';

await runNew();
