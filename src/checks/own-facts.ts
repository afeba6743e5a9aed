import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, lineOf, type Place, type Problem, replaceBy } from '#checks/problem.ts';
import { placeIn, type ReaderText } from '#checks/reader-texts.ts';
import { contactsOf } from '#checks/translation-facts.ts';
import { didYouMean, knownOptions, words } from '#checks/words.ts';
import type { Alliance } from '#domain/alliance.ts';
import type { PublishedList } from '#domain/ledger.ts';
import { isOriginal, originalLocale } from '#domain/locale.ts';
import type { Checked, RawDocument } from '#reader/raw.ts';

/** Kinds of problem with what texts say of the Alliance and its lists. */
export const report = defineProblems(
  {},
  {
    'unknown-contact': `
    “{value}”不是 content/alliance.yaml 所列的电话或邮箱
    {nearest}{known}请照抄其中一个；确实是别的单位的，照下面写明理由
    写错一个字符，来信和来电就到了别人那里。
    “{value}” is no telephone number or mailbox of content/alliance.yaml
    {nearest}{known}copy one of these; if it belongs to somebody else, accept the warning as shown below
    With one character wrong, letters and calls go to somebody else.`,
    'list-fact-differs': `
    这里写的是“{value}”，content/lists/ 里的名单却是{known}
    请照名单改正；说的是别的事，照下面写明理由
    正文里的成员数目和名单日期要与名单一致；各语言的译文再与中文核对。
    This says “{value}”, but by content/lists/ it is {known}
    correct it by the list; if it speaks of something else, accept the warning as shown below
    Numbers of members and dates of lists are those of the lists; translations are compared with the Chinese.`,
  },
);

/** Telephone numbers and mailboxes of Chinese texts that are not the Alliance’s; translations are compared with these. */
export function checkContacts(
  { contacts }: Alliance,
  texts: readonly ReaderText[],
  documents: readonly RawDocument[],
): Problem[] {
  const owned = [...contacts.emails, ...contacts.phones];
  const known = new Set(contactsOf(owned.join(' \n')).found);
  const options = knownOptions(owned, () => undefined);
  const isUnknown = (value: string) =>
    (value.includes('@') || /^\d{10,13}$/.test(value)) && !known.has(value);
  const say = (place: Place, value: string) => {
    const near = nearestOf(value, known);
    const values = { value, known: near ? words('', '') : options, nearest: didYouMean(near) };
    return report('unknown-contact', place, values, replaceBy(value, near));
  };
  const inTexts = texts
    .filter(({ locale }) => isOriginal(locale))
    .flatMap((text) =>
      contactsOf(text.content)
        .found.filter(isUnknown)
        .map((value) => say(placeIn(text), value)),
    );
  const inLinks = documents
    .filter(({ locale }) => locale === originalLocale)
    .flatMap((document) =>
      document.links.flatMap(({ url, line, column }) => {
        const [, address = ''] = /^(?:mailto|tel):([^?]*)/.exec(url) ?? [];
        return contactsOf(address)
          .found.filter(isUnknown)
          .map((value) => say(lineOf(document, line, column), value));
      }),
    );
  // An address that leads to itself is one mistake.
  const lines = new Set(inTexts.map(({ file, position }) => `${file} ${position?.line}`));
  return [
    ...inTexts,
    ...inLinks.filter(({ file, position }) => !lines.has(`${file} ${position?.line}`)),
  ];
}

/** Numbers of members, and dates of lists, of the initiative, and of the signature, that Chinese texts tell otherwise. */
export function checkListFacts(
  { initiated, documentDate }: Alliance,
  lists: readonly Checked<PublishedList>[],
  texts: readonly ReaderText[],
): Problem[] {
  const dated: [words: RegExp, known: readonly string[]][] = [
    [/倡议成立|发起成立/, [initiated]],
    [/落款/, [documentDate]],
    [/名单.*截至|截至.*名单/, lists.map(({ entry }) => entry.id)],
  ];
  const countsOf = (which: string) =>
    lists.map(({ value: { china, abroad } }) =>
      which === '' ? china.length + abroad.length : (inChina.test(which) ? china : abroad).length,
    );
  return texts
    .filter(({ locale, isName }) => isOriginal(locale) && !isName)
    .flatMap((text) => {
      const say = (index: number, value: string, known: readonly (string | number)[]) => {
        const right = [...new Set(known)];
        const values = { value, known: right.join(' / ') };
        const isCount = typeof right[0] === 'number' && right.length === 1;
        const fix = isCount
          ? { from: value, to: value.replace(/\d+/, String(right[0])) }
          : undefined;
        return report('list-fact-differs', placeIn(text, index), values, fix);
      };
      const counts = [...text.content.matchAll(countForm)].flatMap((match) => {
        const { 0: value, 1: number, 2: which = '', index } = match;
        const known = countsOf(which);
        return known.includes(Number(number)) ? [] : [say(index, value, known)];
      });
      const dates = [...text.content.matchAll(sentenceForm)].flatMap(({ 0: sentence, index }) => {
        const known = dated.find(([words]) => words.test(sentence))?.[1];
        return [...sentence.matchAll(dateForm)].flatMap((match) => {
          const [value, ...parts] = match;
          const date = parts.flatMap((part) => part?.padStart(2, '0') ?? []).join('-');
          const isRight = known?.some((right) => right.startsWith(date) || date.startsWith(right));
          return known && !isRight ? [say(index + match.index, value, known)] : [];
        });
      });
      return [...counts, ...dates];
    });
}

/** How many members there are in all, or on one of the lists; what a few of them do is told otherwise. */
const countForm =
  /(?:共有?|现有|拥有|全部|全体|名单[上中里]?(?:列有|所列的?|有)?)\s*(\d+)\s*[家个所名]?(中方|国内|外方|国外|境外)?(?:成员|会员|加盟)/g;
const inChina = /中方|国内/;
const sentenceForm = /[^。；！？\n]+/g;
const dateForm = /(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?/g;
