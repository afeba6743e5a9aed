import { buildSite } from '#scripts/build/site.ts';

process.exitCode = await buildSite();
