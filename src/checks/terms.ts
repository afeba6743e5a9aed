import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, lineOf, type Problem } from '#checks/problem.ts';
import { didYouMean } from '#checks/words.ts';
import { findAvoided, findTerm, type Glossary } from '#domain/glossary.ts';
import { isLocale, isOriginal, translationLocales } from '#domain/locale.ts';
import type { RawDocument } from '#reader/raw.ts';

const report = defineProblems({
  'avoided-term': {
    zh: {
      says: '术语表不用“{avoid}”',
      cure: '应为“{prefer}”',
      meaning: '同一个词在全站用同一种译法，见 content/glossary.yaml。',
    },
    en: {
      says: 'The glossary avoids “{avoid}”',
      cure: 'write “{prefer}”',
      meaning: 'A term is rendered in one way on the whole site; see content/glossary.yaml.',
    },
  },
  'unknown-term': {
    zh: {
      says: '术语表 glossary.yaml 中没有“{term}”',
      cure: '{nearest}请照术语表里的中文写',
      meaning: '术语的说明写在术语表里，用中文原词引用。',
    },
    en: {
      says: '“{term}” is not in glossary.yaml',
      cure: '{nearest}write the Chinese as it stands in the glossary',
      meaning: 'Explanations of terms stand in the glossary and are cited by the Chinese term.',
    },
  },
  'term-not-explained': {
    zh: {
      says: '术语“{term}”在 glossary.yaml 中没有 explanation（说明）',
      cure: '请在 glossary.yaml 里补上说明，或去掉正文中这个术语的链接，只留文字',
      meaning: '标出的术语，读者可以看到一句说明。',
    },
    en: {
      says: 'The term “{term}” has no explanation in glossary.yaml',
      cure: 'add one in glossary.yaml, or remove the link from the term in the text and keep its words',
      meaning: 'A term that is marked shows a sentence of explanation.',
    },
  },
  'term-repeated': {
    zh: {
      says: '术语“{term}”在本节已经说明过',
      cure: '请去掉这里的链接，只留文字',
      meaning: '每节只标第一次。',
    },
    en: {
      says: 'The term “{term}” is explained before in this section',
      cure: 'remove this link and keep its text',
      meaning: 'A term is marked the first time in a section only.',
    },
  },
  'term-outside-charter': {
    zh: {
      says: '术语说明只能用在 content/charter/ 中：“{term}”',
      cure: '请去掉链接，只留文字',
      meaning: '术语的说明列在简介各节的末尾，别的页面没有。',
    },
    en: {
      says: 'Terms are explained in content/charter/ only: “{term}”',
      cure: 'remove the link and keep its text',
      meaning:
        'The notes on terms stand at the end of the sections of the introduction; other pages have none.',
    },
  },
  'term-in-original': {
    zh: {
      says: '术语只在译文中标，原文不标：“{term}”',
      cure: '请去掉链接，只留文字',
      meaning: '中文原文一字不改。',
    },
    en: {
      says: 'Terms are explained in translations, not in the original: “{term}”',
      cure: 'remove the link and keep its text',
      meaning: 'The Chinese original stays as it is, to the letter.',
    },
  },
});

/** Kinds of problem with the terms of the glossary. */
export const termKinds = report.kinds;

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

/** Terms marked for explanation: known, explained, once in a section, in translations of the charter only. */
export function checkTermUses(
  charter: RawDocument[],
  pages: RawDocument[],
  glossary: Glossary,
): Problem[] {
  return [...charter, ...pages].flatMap((document) => {
    const seen = new Set<string>();
    return document.blocks.flatMap(({ terms }) =>
      terms.flatMap(({ term, line, column }): Problem[] => {
        const isRepeated = seen.has(term);
        seen.add(term);
        const place = lineOf(document, line, column);
        if (pages.includes(document)) return [report('term-outside-charter', place, { term })];
        if (isLocale(document.locale) && isOriginal(document.locale))
          return [report('term-in-original', place, { term })];
        const entry = findTerm(glossary, term);
        if (entry === undefined) {
          const near = nearestOf(
            term,
            glossary.terms.map(({ zh }) => zh),
          );
          const fix = near === undefined ? undefined : { from: term, to: near };
          return [report('unknown-term', place, { term, nearest: didYouMean(near) }, fix)];
        }
        if (entry.explanation === undefined) return [report('term-not-explained', place, { term })];
        return isRepeated ? [report('term-repeated', place, { term })] : [];
      }),
    );
  });
}
