import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { cleanText, type Entry, hashText, writeCorrection } from '#domain/correction.ts';
import { correctableValues } from '#domain/correction-field.ts';
import { testContent } from '#scripts/fixtures/import-project.ts';
import { createRandom, mailDamages, scramble } from '#scripts/fixtures/mail-damage.ts';
import { type Correction, readCorrection } from '#scripts/staff/import/correction-block.ts';
import { planCorrection } from '#scripts/staff/import/correction-import.ts';
import { mailTexts } from '#scripts/staff/import/mail-text.ts';
import { readField } from '#scripts/staff/import/workbook-export.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const content = testContent();
const ids = [...content.members.keys()];
const damages = [...Object.entries(mailDamages), ['scrambled', scramble] as const];

test('1,000 corrections are never read wrongly, however mail programs damage them', () => {
  const taken = new Map<string, number>();
  for (let seed = 1; seed <= 1000; seed++) {
    const random = createRandom(seed);
    const { id, entries, wanted, mail } = makeMail(random);
    const [kind, damage] = damages[seed % damages.length] ?? damages[0] ?? [];
    const twice = random() < 0.3 ? pick(Object.values(mailDamages), random) : undefined;
    const once = damage?.(mail, random) ?? mail;
    const correction = readMail(twice?.(once, random) ?? once);
    if (!correction) continue;
    expect([...correction.entries], `seed ${seed}, ${kind}`).toEqual(entries);
    // Writing takes longer than reading.
    if (seed % 50 < 2) expect(writtenValues(correction, id), `seed ${seed}`).toEqual(wanted);
    taken.set(`${kind}`, (taken.get(`${kind}`) ?? 0) + 1);
  }
  // Refusing everything would be no wrong reading either.
  for (const kind of Object.keys(mailDamages))
    expect(taken.get(kind) ?? 0, kind).toBeGreaterThan(kind === 'full-width punctuation' ? 30 : 80);
});

/** A mail of the form with random corrections of a random member, its entries, and the values that it changes. */
function makeMail(random: () => number) {
  const id = pick(ids, random);
  const member = content.members.get(id);
  if (!member) throw new Error(id);
  const now = correctableValues(member);
  const wanted: Record<string, string> = {};
  const entries: Entry[] = [
    ['id', id],
    ['zh', member.zh],
    ['list', '2024-07-10 china 7'],
  ];
  for (const key of Object.keys(samples)) {
    if (random() < 0.5) continue;
    const value = `${pick(samples[key] ?? [], random)}${random() < 0.2 ? ` ${seedWord(random)}` : ''}`;
    if (value === now[key]) continue;
    wanted[key] = cleanText(value);
    entries.push([key, value], [`${key}.was`, hashText(now[key] ?? '')]);
    if (random() < 0.7) entries.push([key.replace(/\w+$/, 'source'), pick(pages, random)]);
  }
  const clean = entries.map(([key, value]) => [key, cleanText(value)]);
  return { id, entries: clean, wanted, mail: writeCorrection(entries) };
}

const pages = [
  'https://www.example.edu.cn/en/about/',
  'https://a-very-long-name-of-a-host.example.ac.th/th/about-the-college/history-and-present/index.php?page=3D&lang=th&id=1024',
  'http://学校.example/简介?a=1,b=(2)',
];

const samples: Record<string, string[]> = {
  'names.en.name': [
    'Zhejiang Institute of Mechanical & Electrical Engineering, School of International Cooperation and Exchange',
    'Rayong College',
    'St. John’s “Free” School (Main Campus)',
    'A  B',
  ],
  'names.ru.name': [
    'Государственное бюджетное профессиональное образовательное учреждение «Колледж связи № 54» имени П. М. Вострухина',
    'Колледж',
  ],
  'names.th.name': [
    'วิทยาลัยเทคนิคระยองแห่งประเทศไทยเพื่อความร่วมมือระหว่างประเทศด้านภาษาจีนและทักษะวิชาชีพ',
    'วิทยาลัยสยาม เทคโนโลยี',
  ],
  'website.url': ['https://www.example.org', pages[1] ?? ''],
};

function seedWord(random: () => number): string {
  return Math.floor(random() * 1e9).toString(36);
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** The corrections in a mail; `undefined` if it is refused, or none is seen in it. */
function readMail(mail: string): Correction | undefined {
  try {
    return readCorrection(mailTexts(Buffer.from(mail)));
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The values of a member's file that would be written, by key. */
function writtenValues(correction: Correction, id: string): Record<string, string> {
  const read = () => stringify(content.members.get(id), { lineWidth: 0 });
  const { changes } = planCorrection({ content, read }, correction, { status: 'unverified' });
  const [before, after] = [read(), [...changes.values()][0] ?? read()].map((text) => parse(text));
  return Object.fromEntries(
    Object.keys(samples)
      .map((key) => [key, readField(after, key.split('.'))] as const)
      .filter(([key, value]) => value !== readField(before, key.split('.'))),
  );
}
