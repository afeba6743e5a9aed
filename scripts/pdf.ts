import { writePdfs } from '#scripts/build/pdf.ts';

await writePdfs();
