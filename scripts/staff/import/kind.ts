import type { Member } from '#domain/member.ts';

/** Endings of listed names with their kinds; the first that matches counts. */
const endings: [ending: RegExp, kind: Member['kind']][] = [
  [/公司$/, 'company'],
  [/(工业|产业)园区?$|工业区$/, 'industrial-park'],
  [/贸易中心$/, 'trade-center'],
  [/创新中心$/, 'innovation-center'],
  [/商会(总会)?$/, 'chamber-of-commerce'],
  [/(协会|学会|联合会|联合总会|专委会|专业委员会)$/, 'association'],
  [/大学(学院)?$/, 'university'],
  [/职业(技术)?学院$|高等专科学校$/, 'vocational-college'],
  [/(职业|职业技术|中专|中等专业|技工)学校$|(职业教育|职业技术教育|职教)中心$/, 'secondary-school'],
];

/**
 * The kind of a member by its listed name; `undefined` if the name leaves it open:
 * a 学院 may be a university or a vocational college, a 学校 anything.
 */
export function guessKind(name: string): Member['kind'] | undefined {
  return endings.find(([ending]) => ending.test(name.normalize('NFKC')))?.[1];
}
