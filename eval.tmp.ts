import { readCheckedContent } from './scripts/staff/project.ts';
import { createMemberIndex } from './src/search/member-index.ts';
import { createFinder } from './src/search/finder.ts';
import { localeCodes } from './src/domain/locale.ts';
import { readTypedQueries, judgeTyped } from './scripts/audit/search/typed.ts';
const content = readCheckedContent(process.cwd());
const index = JSON.parse(JSON.stringify(createMemberIndex(content)));
const finders = localeCodes.map((_, l) => createFinder(index, l));
const all = judgeTyped(content, finders, readTypedQueries());
for (const held of [false, true]) {
  const half = all.filter(([q]) => q.isHeldOut === held);
  const n = half.filter(([q]) => q.expected !== '-').length, m = half.length - n;
  const c: Record<string, number> = {};
  for (const [, o] of half) c[o] = (c[o] ?? 0) + 1;
  const p = (x = 0, t: number) => (100 * x / t).toFixed(1);
  console.log(held ? 'held out' : 'tuning', `members ${n} none ${m}`, 'first', p(c['first'], n), 'good', p((c['first']??0)+(c['among three']??0)+(c['near first']??0), n), 'missing', p(c['missing'], n), 'sure for none', c['sure for none'] ?? 0, 'near for none', c['near for none'] ?? 0, JSON.stringify(c));
}
if (process.argv[2]) for (const [q, o] of all) if (!q.isHeldOut && !['first','near first','rightly none','among three'].includes(o)) {
  const f = finders[localeCodes.indexOf(q.locale)]!.find(q.query);
  console.log(o, '|', q.locale, q.kind, q.query, '|', q.expected, '|', f.isNear, f.hits.slice(0, 3).map((h: any) => h.member.id).join(' '), f.hits.length);
}
