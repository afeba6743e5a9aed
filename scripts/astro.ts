import { runAstro } from '#scripts/build/astro.ts';

await runAstro();
