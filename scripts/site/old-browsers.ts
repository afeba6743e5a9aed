import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import htmlPlugin from '@html-eslint/eslint-plugin';
import htmlParser from '@html-eslint/parser';
import typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import baselineScripts from 'eslint-plugin-baseline-js';
import ecmaScript from 'eslint-plugin-es-x';
import postcss, { type AtRule, list, type Node, type Rule } from 'postcss';
import stylelint, { type Config as StyleConfig } from 'stylelint';
import ts from 'typescript';
import { parse } from 'yaml';
import { z } from 'zod';
import { inlineScripts } from '#scripts/build/policy.ts';
import { oldestBrowsers } from '#scripts/build/targets.ts';
import type { SitePage } from '#scripts/site/pages.ts';

const exceptionFile = 'scripts/site/old-browsers-exceptions.yaml';

const exceptionsSchema = z.array(
  z.strictObject({ feature: z.string(), at: z.array(z.string()), why: z.string() }),
);

/** The uses that are allowed although some of the oldest browsers lack the feature. */
export const exceptions = exceptionsSchema.parse(parse(readFileSync(exceptionFile, 'utf8')));

/** The year whose Baseline the oldest browsers support; Firefox 78 is half a year older. */
const available = 2020;

/** The edition of ECMAScript whose syntax the oldest browsers can parse. */
const ecmaVersion = 2020;

/** The scripts in `src/` that browsers load first. */
const entries = [
  'src/browser/copy.ts',
  'src/correct/browser.ts',
  'src/letter/browser.ts',
  'src/quote/browser.ts',
  'src/search/browser.ts',
  'src/search/directory.ts',
];

const styleConfig: StyleConfig = {
  plugins: ['stylelint-plugin-use-baseline', 'stylelint-no-unsupported-browser-features'],
  rules: {
    'plugin/use-baseline': [true, { available }],
    // Reports what Baseline data lacks: gaps in flexible boxes, ranges in media queries, lists in `:not()`.
    'plugin/no-unsupported-browser-features': [
      true,
      {
        browsers: oldestBrowsers,
        ignorePartialSupport: true,
        // The rule above reports these, by other names.
        ignore: ['css-focus-visible', 'css-has', 'css-paged-media', 'text-size-adjust'],
      },
    ],
    'at-rule-no-unknown': true,
    'function-no-unknown': true,
    'media-feature-name-no-unknown': true,
    'property-no-unknown': true,
    'selector-pseudo-class-no-unknown': true,
    'selector-pseudo-element-no-unknown': true,
    'unit-no-unknown': true,
  },
};

/** Rules against what the language gained after `ecmaVersion`; all of the oldest browsers have `replaceAll()`. */
const languageRules = (['2021', '2022', '2023', '2024', '2025', 'next'] as const)
  .flatMap((edition) => Object.keys(ecmaScript.configs[`flat/no-new-in-es${edition}`].rules ?? {}))
  .filter((rule) => rule !== 'es-x/no-string-prototype-replaceall');

/** Rules against syntax that makes a whole script fail, where a parser of `ecmaVersion` accepts it or it stands in a string. */
const syntaxRules = [
  'es-x/no-export-ns-from',
  'es-x/no-regexp-lookbehind-assertions',
  ...languageRules.filter((rule) => /-regexp-(?!escape)/.test(rule)),
];

const plugins = { 'es-x': ecmaScript, baseline: { rules: baselineScripts.rules } };

/** Names that mean what the language gives them, also those that came after `ecmaVersion`. */
const globals = Object.fromEntries(
  Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly'] as const),
);

/** For scripts of other projects: only whether they can be parsed. */
const foreignConfig: Linter.Config = {
  plugins,
  languageOptions: { ecmaVersion, sourceType: 'module', globals },
  rules: toRules(syntaxRules),
};

/** For built scripts: types are unknown, so a method is judged by its name; those of iterators are named like those of arrays. */
const builtConfig: Linter.Config = {
  ...foreignConfig,
  settings: { 'es-x': { aggressive: true } },
  rules: toRules(
    [...syntaxRules, ...languageRules.filter((rule) => !/iterator-prototype/.test(rule))],
    'auto',
  ),
};

/** For sources: the compiler rewrites the other syntax. */
const sourceConfig: Linter.Config = {
  plugins,
  files: ['**/*.ts'],
  rules: toRules(
    [...syntaxRules, ...languageRules].filter(
      (rule) => !/no-(class|hashbang|logical|numeric|private|trailing|using)-/.test(rule),
    ),
    'type-aware',
  ),
};

const elementConfig: Linter.Config = {
  plugins: { html: htmlPlugin },
  languageOptions: { parser: htmlParser },
  rules: { 'html/use-baseline': ['error', { available }] },
};

/** Everything that a built site uses and some of the oldest browsers lack. */
export async function lintSite(folder: string, pages: readonly SitePage[]): Promise<Problem[]> {
  const read = (file: string) => ({ file, code: readFileSync(join(folder, file), 'utf8') });
  const files = (await Array.fromAsync(glob('_astro/*', { cwd: folder }))).sort();
  const readAll = (end: string) => files.filter((file) => file.endsWith(end)).map(read);
  const styles = [...inlineTexts(pages, 'style'), ...readAll('.css')];
  const scripts = [...inlineTexts(pages, inlineScripts), ...readAll('.js')];
  return [
    ...(await Promise.all(styles.map(lintStyle))).flat(),
    ...scripts.flatMap((text) => lintScript(text)),
    ...lintScript(read('pagefind/pagefind.js'), true),
    ...lintSources(entries),
    ...lintElements(pages),
  ];
}

/**
 * What a stylesheet uses and some of the oldest browsers lack.
 * @throws CssSyntaxError if it cannot be parsed
 */
export async function lintStyle({ code, file }: Text): Promise<Problem[]> {
  const result = await postcss([stylelint({ config: styleConfig })]).process(code, { from: file });
  return result
    .warnings()
    .map(({ text, node, ...place }) =>
      toProblem({ message: text, ...place }, { code, file }, containerOf(node)),
    );
}

/**
 * What a built script uses and some of the oldest browsers lack.
 * @param isForeign whether it is another project's; then only syntax is judged
 */
export function lintScript(text: Text, isForeign = false): Problem[] {
  const at = /^(_astro|pagefind)\//.exec(text.file)?.[0] ?? 'inline script';
  return lintText(text, isForeign ? foreignConfig : builtConfig, at);
}

/**
 * What sources use and some of the oldest browsers lack; their types tell whose method a call is.
 * @param files scripts; those of the same folder that they import are linted too
 */
export function lintSources(files: readonly string[]): Problem[] {
  const program = ts.createProgram([...files], {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // The plugin finds no method of a type that may be null.
    strict: false,
    target: ts.ScriptTarget.ESNext,
  });
  const parsing = { parser: typescriptParser, parserOptions: { programs: [program] } };
  const folders = new Set(files.map((file) => dirname(resolve(file))));
  return program
    .getSourceFiles()
    .filter(({ fileName }) => folders.has(dirname(resolve(fileName))))
    .flatMap(({ fileName, text: code }) => {
      const text = { code, file: relative(process.cwd(), fileName).split(sep).join('/') };
      return lintText(text, { ...sourceConfig, languageOptions: parsing }, text.file);
    });
}

/** Elements and attributes that some of the oldest browsers lack; equal start tags are linted once. */
export function lintElements(pages: readonly Pick<SitePage, 'html'>[]): Problem[] {
  const tags = new Set(pages.flatMap(({ html }) => html.match(/<[a-z][^>]*>/g) ?? []));
  const byElement = Map.groupBy(tags, (tag) => /[\w-]+/.exec(tag)?.[0] ?? '');
  return [...byElement].flatMap(([name, same]) => {
    const code = same.map((tag) => `${tag}</${name}>\n`).join('');
    return lintText({ code, file: 'start tags' }, elementConfig, name);
  });
}

/**
 * The problems without an exception, and the exceptions that nothing needs, each in one line. Selectors are judged
 * one by one, since each page has its own part of a list of them.
 * No exception covers what makes browsers ignore more than itself: a selector in a list, and syntax of scripts.
 */
export function judgeProblems(
  problems: readonly Problem[],
  allowed: z.infer<typeof exceptionsSchema>,
): string[] {
  const excused = new Set(
    allowed.flatMap(({ feature, at }) => at.map((place) => `${feature} [${place}]`)),
  );
  const single = problems.flatMap((problem) =>
    isFatal(problem) ? [problem] : list.comma(problem.at).map((at) => ({ ...problem, at })),
  );
  const found = Map.groupBy(single, ({ feature, at }) => `${feature} [${at}]`);
  const left = [...found].flatMap(([key, [first]]) => {
    const isExcused = excused.has(key) || excused.has(anywhere(key));
    if (!first || (isExcused && !isFatal(first))) return [];
    return `${first.place} ${key}: … ${first.excerpt} … Use what old browsers have too, or say in ${exceptionFile} why readers lose nothing.`;
  });
  const met = new Set([...found.keys()].flatMap((key) => [key, anywhere(key)]));
  const unused = [...excused].filter((key) => !met.has(key));
  return left.concat(
    unused.map((key) => `${key} is needed no longer: remove it from ${exceptionFile}.`),
  );
}

/** The key of an exception for a feature wherever it is. */
function anywhere(key: string): string {
  return key.replace(/ \[[^\]]*\]$/, ' [*]');
}

function isFatal({ feature, at }: Problem): boolean {
  if (/^Selector|css-not-sel-list/.test(feature)) return list.comma(at).length > 1;
  return /^Parsing error| RegExp |export \* as/.test(feature);
}

/** The different texts of elements in pages, each where it is first met. */
function inlineTexts(pages: readonly SitePage[], selector: string): Text[] {
  const texts = new Map<string, Text>();
  for (const { $, path } of pages)
    for (const element of $(selector).toArray()) {
      const code = $(element).text();
      if (!texts.has(code)) texts.set(code, { code, file: path });
    }
  return [...texts.values()];
}

/** The selector or the at-rule that a part of a stylesheet stands in. */
function containerOf(node: Node | undefined): string {
  if (node?.type === 'rule') return (node as Rule).selector;
  if (node?.type === 'atrule') return `@${(node as AtRule).name} ${(node as AtRule).params}`.trim();
  return node ? containerOf(node.parent) : '';
}

/** Turns rules on and, with a preset, the rule on what browsers offer to scripts. */
function toRules(rules: string[], preset?: 'auto' | 'type-aware'): Linter.RulesRecord {
  const options = { available, includeWebApis: { preset }, includeJsBuiltins: { preset } };
  return {
    ...Object.fromEntries(rules.map((rule) => [rule, 'error'] as const)),
    ...(preset && { 'baseline/use-baseline': ['error', options] }),
  };
}

function lintText(text: Text, config: Linter.Config, at: string): Problem[] {
  // Types belong to a file.
  const options = config.files ? { filename: text.file } : {};
  return new Linter()
    .verify(text.code, [config], options)
    .map((message) => toProblem(message, text, at));
}

/** A message of a linter, such as `Property "inset" is not a 2020 available baseline feature`, as a problem. */
function toProblem(
  { message, line, column }: Pick<Linter.LintMessage, 'message' | 'line' | 'column'>,
  { code, file }: Text,
  at: string,
): Problem {
  const [, feature = message] =
    /^(?:Unexpected browser )?(.*?) (?:is|are|became|has) /.exec(message) ?? [];
  const start = Math.max(0, column - 20);
  const excerpt = (code.split('\n')[line - 1] ?? '').slice(start, start + 80).trim();
  return { feature, at, place: `${file}:${line}:${column}`, excerpt };
}

type Text = { code: string; file: string };

/** The use of a feature that some of the oldest browsers lack. */
export type Problem = {
  /** Its name in the message of the linter. */
  feature: string;
  /** Where it is used: a selector, the kind of script or its source, an element; exceptions are made for it. */
  at: string;
  /** File or page, line and column. */
  place: string;
  excerpt: string;
};
