import { serveSite } from '#scripts/build/serve.ts';

await serveSite();
