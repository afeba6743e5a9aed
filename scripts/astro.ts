import { runAstro } from '#scripts/build/astro.ts';

runAstro(process.argv.slice(2));
