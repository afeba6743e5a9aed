import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  lastLineOf,
  lineAt,
  lineOf,
  type Problem,
  placeOf,
} from '#checks/problem.ts';
import { placeIn, type ReaderText } from '#checks/reader-texts.ts';
import { didYouMean, languageWords } from '#checks/words.ts';
import { findAvoided, findTerm, type Glossary } from '#domain/glossary.ts';
import {
  isLocale,
  isOriginal,
  localeCodes,
  originalLocale,
  translationLocales,
} from '#domain/locale.ts';
import type { Checked, RawDocument } from '#reader/raw.ts';

/** Kinds of problem with the terms of the glossary. */
export const report = defineProblems(
  {
    'avoided-term': `
    术语表不用“{avoid}”
    应为“{prefer}”
    同一个词在全站用同一种译法，见 content/glossary.yaml。
    The glossary avoids “{avoid}”
    write “{prefer}”
    A term is rendered in one way on the whole site; see content/glossary.yaml.`,
    'term-twice': `
    术语“{term}”在 glossary.yaml 里出现了两次，第 {line} 行已经有了
    请把这一条里多出的内容移到第 {line} 行的那一条，再删去这一条（第 {from} 行到第 {to} 行）
    同一个词有两条，只有第一条会生效。
    The term “{term}” stands twice in glossary.yaml; line {line} has it already
    move what only this entry has to the one at line {line}, then delete this entry (lines {from} to {to})
    Of two entries for a term only the first would count.`,
    'unknown-term': `
    术语表 glossary.yaml 中没有“{term}”
    {nearest}请照术语表里的中文写；术语表里没有的，请去掉链接，只留方括号里的文字
    术语的说明写在术语表里，用中文原词引用。
    “{term}” is not in glossary.yaml
    {nearest}write the Chinese as it stands in the glossary; if it is not there, take the link away and keep the words between the square brackets
    Explanations of terms stand in the glossary and are cited by the Chinese term.`,
    'term-not-explained': `
    术语“{term}”在 glossary.yaml 中没有{language}的 explanation（说明）
    请去掉链接，只留方括号里的文字；要说明的，请先在 glossary.yaml 里这个词的下面照别的语言或别的词补上译名和 explanation
    标出的术语，读者可以看到一句说明。
    The term “{term}” has no explanation in {language} in glossary.yaml
    take the link away and keep the words between the square brackets; to explain it, first add its translation and explanation there, like those of other languages or terms
    A term that is marked shows a sentence of explanation.`,
    'term-repeated': `
    术语“{term}”在本节已经说明过
    请去掉这里的链接，只留方括号里的文字
    每节只标第一次。
    The term “{term}” is explained before in this section
    take this link away and keep the words between the square brackets
    A term is marked the first time in a section only.`,
    'term-outside-charter': `
    术语说明只能用在 content/charter/ 中：“{term}”
    请去掉链接，只留方括号里的文字
    术语的说明列在简介各节的末尾，别的页面没有。
    Terms are explained in content/charter/ only: “{term}”
    take the link away and keep the words between the square brackets
    The notes on terms stand at the end of the sections of the introduction; other pages have none.`,
    'term-in-original': `
    术语只在译文中标，原文不标：“{term}”
    请去掉链接，只留方括号里的文字
    中文原文一字不改。
    Terms are explained in translations, not in the original: “{term}”
    take the link away and keep the words between the square brackets
    The Chinese original stays as it is, to the letter.`,
  },
  {
    'avoided-elsewhere': `
    术语表不用“{avoid}”
    应为“{prefer}”
    同一个词在全站用同一种译法，见 content/glossary.yaml；这里另有所指的，可以作为已核对的提醒。
    The glossary avoids “{avoid}”
    write “{prefer}”
    A term is rendered in one way on the whole site; see content/glossary.yaml. Where something else is meant, the warning can be accepted.`,
    'claim-word': `
    “{claim}”说了联盟文件没有说的话
    请改写或删去含有它的整句，其他语言（{others}）里的同一句一起改，看不懂的请译者改；文件里确有根据的，照下面写明根据
    网站只说联盟文件说过的话；这类词列在 content/glossary.yaml 的 claims 里。
    “{claim}” claims what the Alliance’s document does not say
    reword or delete the whole sentence, and the same sentence in the other languages ({others}), by their translators if you cannot read it; if the document does give a ground, name it as shown below
    The site says only what the document says; such words are listed under claims in content/glossary.yaml.`,
  },
);

/** Renderings in the charter that the glossary says to avoid. */
export function checkTerms(charter: RawDocument[], glossary: Glossary): Problem[] {
  return charter.flatMap((document) => {
    const locale = translationLocales.find((code) => code === document.locale);
    if (locale === undefined) return [];
    return document.blocks.flatMap(({ text, line }) =>
      findAvoided(glossary, locale, text).map((term) => {
        const fix = { from: term.avoid, to: term.prefer };
        return report('avoided-term', lineOf(document, line), term, fix);
      }),
    );
  });
}

/** Terms that stand twice in the glossary. */
export function checkGlossary({ entry, value: { terms } }: Checked<Glossary>): Problem[] {
  return terms.flatMap(({ [originalLocale]: term }, index) => {
    const first = terms.findIndex((other) => other[originalLocale] === term);
    if (first === index) return [];
    const line = lineAt(entry, ['terms', first, originalLocale]);
    const [from, to] = [lineAt(entry, ['terms', index]), lastLineOf(entry, ['terms', index])];
    const place = placeOf(entry, ['terms', index, originalLocale]);
    return [report('term-twice', place, { term, line, from, to })];
  });
}

/** Outside the charter: claims without a ground, and renderings that the glossary says to avoid. */
export function checkWording(text: ReaderText, glossary: Glossary): Problem[] {
  const { content, locale, entry, isName, path } = text;
  const isTerm = path[0] === 'terms';
  if (isName || entry.file.startsWith('content/charter/')) return [];
  if (isTerm && !path.includes('explanation')) return [];
  const lower = content.toLowerCase();
  const indexOf = (word: string) => indexOfWord(lower, word.toLowerCase());
  // The files of the other languages, or their keys in a data file.
  const ending = /\.(?:mdx|json)$/.exec(entry.file)?.[0] ?? '';
  const others = localeCodes.filter((code) => code !== locale).map((code) => code + ending);
  const claims = (glossary.claims?.[locale] ?? []).flatMap((claim) => {
    const index = indexOf(claim);
    const values = { claim, others: others.join(', ') };
    return index < 0 ? [] : [report('claim-word', placeIn(text, index), values)];
  });
  if (isOriginal(locale) || isTerm) return claims;
  const avoided = findAvoided(glossary, locale, content).map((term) => {
    const fix = { from: term.avoid, to: term.prefer };
    return report('avoided-elsewhere', placeIn(text, indexOf(term.avoid)), term, fix);
  });
  return [...claims, ...avoided];
}

/** Where a word begins in a text, -1 if nowhere; its end may be followed by an ending. */
function indexOfWord(text: string, word: string): number {
  if (!text.includes(word)) return -1;
  const form = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = /^[\p{sc=Latin}\p{sc=Cyrillic}]/u.test(word) ? '(?<!\\p{L})' : '';
  return text.search(new RegExp(start + form, 'u'));
}

/** Terms marked for explanation: known, explained, once in a section, in translations of the charter only. */
export function checkTermUses(
  charter: RawDocument[],
  pages: RawDocument[],
  glossary: Glossary,
): Problem[] {
  return [...charter, ...pages].flatMap((document) => {
    const seen = new Set<string>();
    return document.blocks.flatMap(({ terms }) =>
      terms.flatMap(({ term, text, line, column }): Problem[] => {
        const unlinked = { from: `[${text}](term:${term})`, to: text };
        const isRepeated = seen.has(term);
        seen.add(term);
        const place = lineOf(document, line, column);
        if (pages.includes(document))
          return [report('term-outside-charter', place, { term }, unlinked)];
        if (isLocale(document.locale) && isOriginal(document.locale))
          return [report('term-in-original', place, { term }, unlinked)];
        const entry = findTerm(glossary, term);
        if (entry === undefined) {
          const near = nearestOf(
            term,
            glossary.terms.map(({ zh }) => zh),
          );
          const fix =
            near === undefined ? unlinked : { from: `](term:${term})`, to: `](term:${near})` };
          return [report('unknown-term', place, { term, nearest: didYouMean(near) }, fix)];
        }
        const { locale } = document;
        if (isLocale(locale) && entry.explanation?.[locale] === undefined)
          return [
            report(
              'term-not-explained',
              place,
              { term, language: languageWords(locale) },
              unlinked,
            ),
          ];
        return isRepeated ? [report('term-repeated', place, { term }, unlinked)] : [];
      }),
    );
  });
}
