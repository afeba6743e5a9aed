import { reporters } from '#checks/reporters.ts';
import { copiedContent } from '#scripts/fixtures/content-copy.ts';
import { plantedMistakes } from '#scripts/fixtures/planted-mistakes.ts';
import { checkFiles } from '#scripts/staff/project.ts';

const root = process.cwd();
const real = copiedContent(root);
const seen: Record<string, number> = {};
const only = process.argv.slice(2);
const out: string[] = [];
for (const m of [...plantedMistakes].sort((a, b) =>
  a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0,
)) {
  if (only.length && !only.includes(m.kind)) continue;
  seen[m.kind] = (seen[m.kind] ?? 0) + 1;
  if (!only.length && seen[m.kind] > 2) continue;
  const files = new Map(real);
  m.plant(files);
  const read = (file: string, line: number) =>
    new TextDecoder().decode(files.get(file)).split(/\r?\n/)[line - 1];
  const { problems } = checkFiles(root, files);
  const text = reporters
    .terminal(problems, read)
    .split('\n')
    .filter((l) => !/docs\/problems\//.test(l) && !/^ {2}[A-Z“(].*; .*\.$/.test(l))
    .join('\n')
    .replace(/\n\n+/g, '\n');
  out.push(`#### ${m.kind} (${m.file})\n${text}`);
}
console.log(out.join('\n'));
