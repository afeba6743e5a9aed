import { defineProblems } from '#checks/problem.ts';
import {
  addEntry,
  cleanText,
  type Entry,
  emptyHash,
  seenEnding,
  writeHash,
} from '#domain/correction.ts';
import { correctedFields, noteKey, renamingKeys } from '#domain/correction-field.ts';
import { originalLocale } from '#domain/locale.ts';
import { inDocument, Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'correction-version': `
    这封信是“{found}”，现在的程序读不了
    请在网站上重新打开“更正本条信息”，再发一次
    This mail is a “{found}”, which cannot be read here
    open “Correct this entry” on the site again and send a new one`,
  'correction-damaged': `
    信里的更正块在途中被改动过（校验和不符），不能确定原来写的是什么
    请对方再发一次，最好作为 .txt 附件；或看着来信手工修改
    The block in this mail was changed on its way (its sum does not fit), and what it said is not certain
    ask for it once more, best as a .txt file; or read the mail and make the change by hand`,
  'correction-twice': `
    信里有 {count} 个不同的更正块
    请每个存成一个文件，一次读一个
    There are {count} different blocks in this mail
    save each as a file of its own, and read one at a time`,
  'correction-line': `
    读不懂这一行：“{line}”
    请改成“键 = 值”，一项一行；一项太长而断成几行的，请接回一行
    This line cannot be read: “{line}”
    write “key = value”, one line for each; put a value that was broken into several lines back on one`,
  'correction-key-twice': `
    “{key}”写了两次
    请只留一次
    “{key}” stands here twice
    keep it once`,
});

/**
 * Reads the block with a member's corrections in a mail, whatever mail programs did to it: quoting, wrapping, blanks,
 * signs of full width. It is taken only where its sum fits, so that nothing damaged is read as something else.
 * A block typed by hand has no sum; it is read line by line.
 * @param texts the mail in every form it may have been saved in
 * @returns `undefined` if there is no such block
 * @throws Refusal if there is one and it cannot be read
 */
export function readCorrection(texts: readonly string[]): Correction | undefined {
  const forms = texts.map(findBlocks).filter((blocks) => blocks.length > 0);
  const [first] = forms;
  if (!first) {
    if (texts.some((text) => head.test(text))) throw damaged();
    return undefined;
  }
  const unknown = first.find(({ version }) => version !== '1');
  if (unknown) {
    const found = `${unknown.form} ${unknown.version}`;
    throw new Refusal(report('correction-version', inDocument(), { found }));
  }
  const letters = first.filter(({ form }) => form === 'letter').length;
  const sums = new Set(forms.flat().flatMap(({ inner }) => readSum(inner)));
  const count = letters + Math.max(sums.size, letters < first.length ? 1 : 0);
  if (count > 1) throw new Refusal(report('correction-twice', inDocument(), { count }));
  return letters > 0 ? readLetter(forms.flat()) : readWhole(forms.flat());
}

function damaged(): Refusal {
  return new Refusal(report('correction-damaged', inDocument()));
}

const head = /[[\uff3b\u3010]\s*member-(correction|letter)\s+(\d+)\s*[\]\uff3d\u3011]/i;
const whole = new RegExp(
  `${head.source}([\\s\\S]*?)[[\\uff3b\\u3010]\\s*end\\s*[\\]\\uff3d\\u3011]`,
  'gi',
);

function findBlocks(text: string): Block[] {
  return [...text.matchAll(whole)].map(([block, form = '', version = '', inner = '']) => ({
    form: form.toLowerCase(),
    version,
    // Without the marks of quoting before each line, and without empty lines.
    inner: inner.replace(/^[\s>\uff1e|]+/gm, ''),
    around: text
      .split(block)
      .flatMap((part) => part.split('\n').map(cleanText))
      .filter(Boolean),
  }));
}

/** The entries of the first block whose sum fits. */
function readWhole(blocks: readonly Block[]): Correction {
  // A mail program may have put several lines into one.
  for (const { inner, around } of blocks)
    for (const before of ['^', '(?:^|\\s)']) {
      const parts = splitEntries(inner, before);
      const [key, [stated = ''] = []] = parts.pop() ?? [];
      if (key !== 'sum') continue;
      const found = findReading(parts, stated.toLowerCase());
      if (found) return { entries: new Map(found), isTyped: false, around };
    }
  throw damaged();
}

function readSum(inner: string): string[] {
  return [...inner.matchAll(/^sum\s*[=\uff1d]\s*([0-9a-f]{8})\b/gim)].map(([, sum = '']) => sum);
}

const keys = [
  'id',
  originalLocale,
  'list',
  ...correctedFields.flatMap(({ value, source }) => [value, value + seenEnding, source]),
  ...Object.values(renamingKeys),
  noteKey,
  'sum',
];
const anyKey = keys.map((key) => key.replaceAll('.', '[.\u3002\uff0e]')).join('|');

/** The keys of a block, each with the lines of its value. */
function splitEntries(inner: string, before: string): Part[] {
  const found = [...inner.matchAll(new RegExp(`${before}(${anyKey})\\s*[=\\uff1d]`, 'gim'))];
  return found.map(({ 0: all, 1: key = '', index }, at) => {
    const value = inner.slice(index + all.length, found[at + 1]?.index);
    const lines = value.split('\n').map(cleanText).filter(Boolean);
    return [key.toLowerCase().replace(/[\u3002\uff0e]/g, '.'), lines];
  });
}

/**
 * What the entries were before they were damaged: with or without a blank where a line was broken, in a URL without
 * blanks, and with signs of full width as they are, as common ones, or so only in values without Chinese.
 * @returns the entries that have the sum; `undefined` if none have
 */
function findReading(parts: readonly Part[], sum: string): Entry[] | undefined {
  const choices = parts.map(([key, lines]) => {
    const joined = ['', ' '].map((blank) => lines.join(blank));
    const bare = /\.(?:source|url)$/.test(key) ? [lines.join('').replace(/\s/g, '')] : [];
    return [...new Set([...bare, ...joined])];
  });
  if (choices.reduce((count, { length }) => count * length, 1) > mostReadings) return undefined;
  const foldings = [
    (value: string) => value,
    (value: string) => (/\p{Script=Han}/u.test(value) ? value : foldWidth(value)),
    foldWidth,
  ];
  for (const fold of foldings) {
    const options = parts.map(([key], at) =>
      (choices[at] ?? []).map((value): Entry => [key, fold(value)]),
    );
    const found = chooseBySum(options, sum);
    if (found) return found;
  }
  return undefined;
}

/** The entries, one out of each set, that have the sum together. */
function chooseBySum(
  options: readonly Entry[][],
  sum: string,
  hash = emptyHash,
): Entry[] | undefined {
  const [first, ...rest] = options;
  if (!first) return writeHash(hash) === sum ? [] : undefined;
  for (const entry of first) {
    const others = chooseBySum(rest, sum, addEntry(hash, entry));
    if (others) return [entry, ...others];
  }
  return undefined;
}

/** How many readings of one block are tried; no real mail breaks more than a few of its lines. */
const mostReadings = 4096;

/** Common signs for those of full width that input methods and mail programs write. */
function foldWidth(value: string): string {
  return value
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3002', '.')
    .replaceAll('\u3001', ',')
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2018\u2019]/g, "'");
}

/** The entries of a block typed by hand; the first form of the mail that can be read line by line counts. */
function readLetter(blocks: readonly Block[]): Correction {
  let refusal: Refusal | undefined;
  for (const { inner, around } of blocks)
    try {
      return { entries: readLines(inner), isTyped: true, around };
    } catch (error) {
      refusal ??= error as Refusal;
    }
  throw refusal ?? damaged();
}

function readLines(inner: string): Map<string, string> {
  const line = new RegExp(`^(${anyKey})\\s*[=\\uff1d](?!3D)(.*)$`, 'i');
  const entries = new Map<string, string>();
  for (const text of inner.split('\n').map(cleanText)) {
    // An explanation, or an empty line.
    if (/^(?:[#\uff03]|$)/.test(text)) continue;
    const [, name, value = ''] = line.exec(text) ?? [];
    if (name === undefined)
      throw new Refusal(report('correction-line', inDocument(), { line: text }));
    const key = name.toLowerCase().replace(/[\u3002\uff0e]/g, '.');
    if (entries.has(key)) throw new Refusal(report('correction-key-twice', inDocument(), { key }));
    entries.set(key, cleanText(value));
  }
  return new Map([...entries].filter(([, value]) => value !== ''));
}

/** A key with the lines of its value. */
type Part = [key: string, lines: string[]];

type Block = { form: string; version: string; inner: string; around: string[] };

/** What a member proposes. */
export type Correction = {
  /** Values by key, none of them empty. */
  entries: ReadonlyMap<string, string>;
  /** Whether a person typed it, so that nothing but the reader's eyes can tell whether it was damaged. */
  isTyped: boolean;
  /** The lines of the mail around the block. */
  around: string[];
};
