/**
 * Every kind of content problem, with the sentence that tells staff about it in Chinese and English.
 * `{name}` stands for a value of the problem.
 */
export const problemKinds = {
  'yaml-syntax': {
    zh: '文件不是正确的 YAML：{detail}',
    en: 'The file is not valid YAML: {detail}',
  },
  'mdx-syntax': {
    zh: '文件不是正确的 MDX：{detail}',
    en: 'The file is not valid MDX: {detail}',
  },
  'mdx-code': {
    zh: '花括号会被当作程序：“{value}”。请改用全角 ｛ ｝，或写成 \\{ \\}',
    en: 'Curly brackets are read as program code: “{value}”. Write \\{ and \\}',
  },
  'mdx-import': {
    zh: '正文里不能用 import 或 export：“{value}”',
    en: 'A text cannot import or export anything: “{value}”',
  },
  'unknown-component': {
    zh: '没有名为“{value}”的组件，可用的有：{options}',
    en: 'There is no component “{value}”; there are: {options}',
  },
  'json-syntax': {
    zh: '文件不是正确的 JSON：{detail}',
    en: 'The file is not valid JSON: {detail}',
  },
  'unknown-key': {
    zh: '“{key}”不是可用的字段名',
    en: '“{key}” is not a known key',
  },
  missing: { zh: '缺少“{key}”', en: '“{key}” is missing' },
  'missing-file': { zh: '缺少文件 {path}', en: 'The file {path} is missing' },
  'unexpected-file': {
    zh: '这里不应有文件“{name}”，应为：{options}',
    en: 'No file “{name}” belongs here; expected: {options}',
  },
  'wrong-type': {
    zh: '“{key}”应为 {expected}，现为“{value}”',
    en: '“{key}” must be {expected}, but is “{value}”',
  },
  empty: { zh: '“{key}”是空的', en: '“{key}” is empty' },
  untrimmed: {
    zh: '“{value}”前后有多余的空格',
    en: '“{value}” has white space at its start or end',
  },
  'unknown-value': {
    zh: '“{value}”不在可用的值之中：{options}',
    en: '“{value}” is not one of: {options}',
  },
  'bad-format': {
    zh: '“{key}”的写法不对：“{value}”，应如 {example}',
    en: '“{key}” is not written correctly: “{value}”; write it like {example}',
  },
  'bad-date': {
    zh: '“{value}”不是有效日期，应写作 2024-07-10、2024-07 或 2024',
    en: '“{value}” is not a valid date; write 2024-07-10, 2024-07 or 2024',
  },
  'bad-address': {
    zh: '“{value}”不是 http 或 https 网址',
    en: '“{value}” is not an http or https address',
  },
  'status-without-source': {
    zh: '状态“{value}”必须写明来源 source；没有来源请改为 unverified 或 translated',
    en: 'Status “{value}” needs a source; without one write unverified or translated',
  },
  'bad-id': {
    zh: '文件名“{id}”不能用作编号：只用小写拉丁字母、数字和连字符，且不能是 {reserved}',
    en: 'File name “{id}” cannot be an id: use lower-case Latin letters, digits and hyphens only, and none of {reserved}',
  },
  'duplicate-name': {
    zh: '名称“{name}”（{language}）与 {other} 相同',
    en: 'The name “{name}” ({language}) is the same as in {other}',
  },
  'unknown-place': {
    zh: 'places.yaml 的 {table} 中没有“{code}”',
    en: '“{code}” is not among the {table} of places.yaml',
  },
  'place-mismatch': {
    zh: '“{inner}”属于“{expected}”，不属于“{found}”',
    en: '“{inner}” lies in “{expected}”, not in “{found}”',
  },
  'unknown-source': {
    zh: 'places.yaml 的 sources 中没有“{code}”',
    en: '“{code}” is not among the sources of places.yaml',
  },
  'no-list': {
    zh: 'content/lists/ 中没有名单文件',
    en: 'content/lists/ holds no list',
  },
  'listed-without-file': {
    zh: '名单中的“{id}”没有对应文件 content/members/{id}.yaml',
    en: '“{id}” is on the list, but there is no file content/members/{id}.yaml',
  },
  'listed-twice': {
    zh: '“{id}”在名单中出现了不止一次',
    en: '“{id}” is on the list more than once',
  },
  'file-not-listed': {
    zh: '成员“{id}”不在任何名单中，请在最新名单里加一行',
    en: 'Member “{id}” is on no list; add a line to the newest list',
  },
  'unknown-member': {
    zh: '没有编号为“{id}”的成员',
    en: 'There is no member with the id “{id}”',
  },
  'unknown-page': {
    zh: 'content/pages/ 中没有“{id}”',
    en: 'There is no page “{id}” in content/pages/',
  },
  'missing-translation': {
    zh: '缺少 {language} 译文：{path}',
    en: 'The {language} translation is missing: {path}',
  },
  'blocks-differ': {
    zh: '第 {number} 段与原文 {original} 不对应：原文是 {expected}，这里是 {found}',
    en: 'Block {number} does not answer the original {original}: there it is {expected}, here {found}',
  },
  'not-recorded': {
    zh: '没有逐段记录译自哪一版原文；核对译文后运行：npm run translations -- accept {section}',
    en: 'It is not recorded for each paragraph which original it was made from; compare the translation, then run: npm run translations -- accept {section}',
  },
  'original-made-from': {
    zh: '中文是原文，不是译文，请删去“from”',
    en: 'The Chinese text is the original and no translation; remove “from”',
  },
  'unknown-term': {
    zh: '术语表 glossary.yaml 中没有“{term}”',
    en: '“{term}” is not in glossary.yaml',
  },
  'term-not-explained': {
    zh: '术语“{term}”在 glossary.yaml 中没有 explanation（说明），请补上或去掉链接',
    en: 'The term “{term}” has no explanation in glossary.yaml; add one or remove the link',
  },
  'term-repeated': {
    zh: '术语“{term}”在本节已经说明过，每节只标第一次',
    en: 'The term “{term}” is explained before in this section; mark it the first time only',
  },
  'term-outside-charter': {
    zh: '术语说明只能用在 content/charter/ 中：“{term}”',
    en: 'Terms are explained in content/charter/ only: “{term}”',
  },
  'term-in-original': {
    zh: '术语只在译文中标，原文不标：“{term}”',
    en: 'Terms are explained in translations, not in the original: “{term}”',
  },
  'character-not-in-name': {
    zh: '代表字“{character}”不在名称“{name}”中',
    en: 'The character “{character}” does not occur in the name “{name}”',
  },
  'tile-taken': {
    zh: '位置 [{tile}] 已由“{other}”占用',
    en: 'The tile [{tile}] is taken by “{other}”',
  },
  'avoided-term': {
    zh: '术语表不用“{avoid}”，应为“{prefer}”',
    en: 'The glossary avoids “{avoid}”; write “{prefer}”',
  },
  'ui-missing': {
    zh: '缺少界面用语“{key}”（{language}）',
    en: 'The interface text “{key}” is missing ({language})',
  },
  'ui-unknown': {
    zh: '“{key}”在 {language} 中是多余的，原文 zh.json 没有它',
    en: '“{key}” is one too many in {language}: zh.json does not have it',
  },
  'ui-placeholders': {
    zh: '“{key}”中的占位符应为 {expected}，现为 {found}',
    en: '“{key}” must hold the placeholders {expected}, but holds {found}',
  },
} as const satisfies Record<string, Sentence>;

/** Tells a problem in both languages of the staff. */
export function describeProblem({ kind, values }: Problem): Sentence {
  const fill = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '—'));
  return { zh: fill(problemKinds[kind].zh), en: fill(problemKinds[kind].en) };
}

/** One line per problem and language: where it is, then what it is. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map((problem) => {
      const { zh, en } = describeProblem(problem);
      return `${formatPosition(problem)}\n  ${zh}\n  ${en}`;
    })
    .join('\n');
}

function formatPosition({ file, position, path }: Problem): string {
  const place = position ? `:${position.line}:${position.column}` : '';
  return `${file}${place}${path.length > 0 ? `  ${path.join('.')}` : ''}`;
}

/** A content problem at its place. */
export type Problem = {
  kind: ProblemKind;
  /** Path from the project's root, with forward slashes. */
  file: string;
  /** Keys and indexes down to the value, empty for the file as a whole. */
  path: readonly (string | number)[];
  /** Line and column in the file, both from 1, where known. */
  position?: Position | undefined;
  /** What the sentence's placeholders stand for. */
  values: Record<string, string | number>;
};

/** A kind of content problem. */
export type ProblemKind = keyof typeof problemKinds;

/** Line and column in a file, both from 1. */
export type Position = { line: number; column: number };

/** One sentence in the languages of the staff. */
type Sentence = { zh: string; en: string };
