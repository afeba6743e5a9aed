import { isPair, type Range, visit } from 'yaml';
import { defineProblems, lineOf, type Problem } from '#checks/problem.ts';
import { isLocale } from '#domain/locale.ts';
import { parseYaml } from '#reader/yaml-document.ts';
import { indentOf, type Judgement, report as reportMove } from '#reader/yaml-move.ts';

/** Kinds of problem that a line of YAML shows by itself. */
export const report = defineProblems({
  'yaml-full-width-colon': `
    “{key}”后面是全角冒号
    请改为半角冒号加一个空格：“{key}: ”
    全角冒号“：”不是 YAML 的冒号，这一行会被读成一句话，字段就丢了。
    “{key}” is followed by a full-width colon
    write a half-width colon and a space: “{key}: ”
    The full-width colon is no YAML colon; the line would be read as a sentence, and the key lost.`,
  'yaml-indent-character': `
    行首有制表符（Tab）或全角空格
    请把它删去，改用半角空格，每层两个
    YAML 靠行首的半角空格分层，制表符（Tab）和全角空格都不行。
    The line begins with a tab or a full-width space
    delete it and indent with half-width spaces, two for each level
    YAML tells its levels by half-width spaces at the start of a line; tabs and full-width spaces do not count.`,
  'yaml-colon-in-value': `
    “{key}”的值里有半角冒号加空格，YAML 会误读
    请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）
    YAML 把“冒号加空格”当作字段的分隔。含有它的值要用引号括起来。
    The value of “{key}” holds a half-width colon and a space, which YAML misreads
    put the whole value in double quotes (write \\" for a double quote inside)
    YAML takes “colon, space” as the end of a key. A value that holds it needs quotes.`,
  'yaml-comment-in-value': `
    “{key}”的值里有空格加 #，后面的文字会被当作注释丢掉
    # 后面是名称的一部分的，请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）；是备注的，请从这里删去，要留就另起一行，以 # 开头写
    YAML 把“空格加 #”之后的文字当作注释，不会显示在网站上。
    The value of “{key}” holds a space and #; what follows is dropped as a comment
    if what follows # is part of the name, put the whole value in double quotes (write \\" for a double quote inside); if it is a remark, delete it here, or give it a line of its own that begins with #
    YAML takes everything after “space, #” as a comment that never reaches the site.`,
  'yaml-list-mark': `
    行首的“{sign}”不是半角减号，这一行不会成为列表的一项
    请改为半角减号加一个空格：“- ”
    Word 和输入法会把减号换成长横或圆点，看起来差不多，YAML 却认不出。
    The “{sign}” at the start of the line is no hyphen, and the line no item of the list
    write a hyphen and a space: “- ”
    Word and input methods turn a hyphen into a dash or a dot, which looks much the same but means nothing to YAML.`,
  'yaml-missing-dash': `
    “{value}”前面没有“- ”，会和上一行连成一项
    请在它前面加上半角减号和一个空格：“- ”
    列表的每一项各占一行，以“- ”开头。
    There is no “- ” before “{value}”, which joins it to the line above
    put a hyphen and a space before it: “- ”
    Each item of a list has a line of its own that begins with “- ”.`,
  'yaml-backslash': `
    “{key}”的值里有反斜线，在英文双引号里有特殊含义
    请把每个 \\ 写成 \\\\，或改用 /
    英文双引号里的反斜线和它后面的字母合成一个符号，例如 \\t 是制表符。
    The value of “{key}” holds a backslash, which means something else between double quotes
    write \\\\ for each \\, or use /
    Between double quotes a backslash and the letter after it make one sign; \\t, for example, is a tab.`,
  'yaml-missing-space': `
    “{sign}”后面缺一个空格
    请在“{sign}”后面加一个半角空格
    没有空格，YAML 就认不出这是字段或列表项。
    A space is missing after “{sign}”
    put one half-width space after “{sign}”
    Without the space YAML sees neither a key nor a list item.`,
  'yaml-quote': `
    “{key}”的引号没有成对，或引号后面还有文字
    请用一对英文双引号括住整个值，后面不再写字；值里的英文双引号写成 \\"
    以英文引号开头的值，必须以同样的引号结束，后面不能再有文字。
    The quotes of “{key}” are not closed, or text follows them
    put the whole value in one pair of double quotes, with nothing after it; write \\" for a double quote inside
    A value that begins with a quote must end with the same one, and nothing may follow.`,
  'yaml-special-start': `
    “{key}”的值以“{sign}”开头，这个符号在 YAML 里有特殊含义
    请用英文双引号括住整个值（值里原有的英文双引号写成 \\"）
    以 @ \` % & * ! > | [ { 等开头的值会被当作 YAML 的符号，内容可能无声地丢失。
    The value of “{key}” begins with “{sign}”, which means something else in YAML
    put the whole value in double quotes (write \\" for a double quote inside)
    A value that begins with @ \` % & * ! > | [ { or the like is taken for a sign of YAML, and may be lost without a word.`,
});

/**
 * Finds the typing mistakes that can be seen in a line alone, and repairs them in memory, so that reading goes on.
 * @param file path from the project's root, for the problems
 * @param firstLine number of the text's first line in its file, from 1
 * @param keys every key that content knows: `kind:school` is a mistake only if `kind` is a key
 */
export function repairLines(
  source: string,
  file: string,
  firstLine: number,
  keys: ReadonlySet<string>,
): { repaired: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const inside = linesInsideValues(source);
  /** Indentation of the key whose block of literal text is being read. */
  let literal: number | undefined;
  const lines = source.split('\n');
  const repaired = lines.map((text, index) => {
    const indent = indentOf(text);
    if (literal !== undefined && (text.trim() === '' || indent > literal)) return text;
    literal = undefined;
    const next = lines.slice(index + 1).find((line) => line.trim() !== '') ?? '';
    const hasChildren = /^\s*- /.test(next) || indentOf(next) > indent;
    const outer = inside.get(index + 1);
    const item = repairItem(text, lines.slice(0, index), next, outer);
    if (outer && !item) {
      const column = text.search(/\s#/) + 2;
      if (outer.isPlain && column > 1 && !noteToCheck.test(text)) {
        const place = lineOf({ file }, index + firstLine, column);
        problems.push(report('yaml-comment-in-value', place, { key: outer.key }));
      }
      return text;
    }
    const { text: right, found: inLine } = repairLine(item?.text ?? text, keys, hasChildren);
    const found = [...(item?.found ?? []), ...inLine];
    if (/^[\s-]*[\w.-]+:\s+[|>][+-]?\d*[+-]?(?:\s+#.*)?\s*$/.test(right)) literal = indent;
    for (const { problem, column } of found)
      problems.push({
        ...problem,
        ...lineOf({ file }, index + firstLine, column),
        fix: { from: text, to: right },
      });
    return right;
  });
  return { repaired: repaired.join('\n'), problems };
}

/** The lines that continue a value begun above them, if the text is valid YAML: no key stands there. */
function linesInsideValues(source: string): Map<number, OuterValue> {
  const inside = new Map<number, OuterValue>();
  const { document, counter } = parseYaml(source);
  if (document.errors.length > 0) return inside;
  const add = (range: Range | null | undefined, isFlow: boolean, value: OuterValue) => {
    const [start = 0, end = 0] = range ?? [];
    const first = counter.linePos(start).line;
    const last = counter.linePos(Math.max(end - 1, start)).line;
    if (last > first)
      for (let line = isFlow ? first : first + 1; line <= last; line++) inside.set(line, value);
  };
  visit(document, {
    Scalar: (_, { range, type }, path) => {
      // A file that is one sentence is not data.
      const pair = path.findLast((node) => isPair(node));
      if (pair) add(range, false, { key: String(pair.key), isPlain: type === 'PLAIN' });
    },
    Collection: (_, { range, flow }) => {
      if (flow) add(range, true, { key: '', isPlain: false });
    },
  });
  return inside;
}

/** Gives an item of a list the hyphen that it lacks or that is another sign; `undefined` where that is not so. */
function repairItem(
  line: string,
  above: readonly string[],
  next: string,
  outer: OuterValue | undefined,
): RepairedLine | undefined {
  const [, margin = '', sign = '', rest = ''] = /^( *)([^\w\s"'#])?\s*(.*)$/.exec(line) ?? [];
  const last = above.at(-1) ?? '';
  const isItem = (other: string) => /^- |^[^\w\s"'#]\s*\S/.test(other.slice(margin.length));
  const isInList = /^[^#]*:\s*$/.test(last) || isItem(last) || isItem(next);
  const repaired = (before: string, problem: Problem): RepairedLine => ({
    text: `${before}- ${rest}`,
    found: [{ column: margin.length + 1, problem }],
  });
  if (dashes.test(sign) && rest !== '' && isInList)
    return repaired(margin, report('yaml-list-mark', nowhere, { sign }));
  const [lastMargin = ''] = /^ *(?=- )/.exec(last) ?? [];
  if (outer?.isPlain && sign === '-' && lastMargin !== '' && lastMargin !== margin)
    return repaired(lastMargin, reportMove('yaml-indent', nowhere));
  // Joined to the line above by mistake, if both are single words.
  const isJoined = outer?.isPlain && /^\s*- [\w.@+-]+$/.test(last) && /^[\w.@+-]+\s*$/.test(rest);
  return isJoined && sign === ''
    ? repaired(lastMargin, report('yaml-missing-dash', nowhere, { value: rest }))
    : undefined;
}

/** Signs that are typed for the hyphen of a list item. */
const dashes = /^[\u2010-\u2015\u2022\u2212\u00b7\uff0d\uff0a*]$/;

/** @param hasChildren whether the lines below belong to this one */
function repairLine(line: string, keys: ReadonlySet<string>, hasChildren: boolean): RepairedLine {
  if (/^\s*(#|$)/.test(line)) return { text: line, found: [] };
  let text = line;
  const found: Found[] = [];
  const [margin = ''] = /^[ \t\u3000\u00a0]*/.exec(text) ?? [];
  if (/[\t\u3000\u00a0]/.test(margin)) {
    found.push({ column: 1, problem: report('yaml-indent-character', nowhere) });
    text = margin.replace(/[\t\u3000\u00a0]/g, '  ') + text.slice(margin.length);
  }
  const missingSpace = (column: number, sign: string) =>
    found.push({ column, problem: report('yaml-missing-space', nowhere, { sign }) });
  const dash = /^(\s*)-(?=[^\s-])/.exec(text);
  if (dash) {
    missingSpace((dash[1]?.length ?? 0) + 1, '-');
    text = text.replace(/^(\s*)-/, '$1- ');
  }
  const wide = /^(\s*(?:- +)*)([\w.-]+) ?\uff1a\s*/.exec(text);
  if (wide) {
    const [all, before = '', key = ''] = wide;
    const column = before.length + key.length + 1;
    found.push({ column, problem: report('yaml-full-width-colon', nowhere, { key }) });
    text = `${before}${key}: ${text.slice(all.length)}`;
  }
  const close = /^(\s*(?:- +)*)([\w.-]+):(?=[^\s/])/.exec(text);
  if (close && keys.has(close[2] ?? '')) {
    const [all, before = '', key = ''] = close;
    missingSpace(before.length + key.length + 1, `${key}:`);
    text = `${all} ${text.slice(all.length)}`;
  }
  const blank = /^(\s*(?:- +)*[\w.-]+:)[\u3000\u00a0]+/.exec(text);
  if (blank) {
    missingSpace((blank[1]?.length ?? 0) + 1, blank[1]?.trim() ?? '');
    text = `${blank[1]} ${text.slice(blank[0].length)}`;
  }
  const value = repairValue(text, hasChildren);
  return { text: value.text, found: [...found, ...value.found] };
}

/** Keys whose values are words, not codes. */
const textKeys = new Set(['name', 'title', 'label', 'description', 'pinyin', 'toned', 'note']);

/** A comment that accepts a warning. */
const noteToCheck = /\s#\s*(?:\u5df2\u6838\u5bf9|accepted)/;

/** Backslashes in double quotes, each with the escape that it begins, if it is one. */
export const escapes = /\\(["\\/0abtnvfreNLP_ \t]|x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8})?/gi;

/** Repairs a value that YAML would cut, drop, or read as something else. */
function repairValue(text: string, hasChildren: boolean): RepairedLine {
  const [head = '', name = ''] =
    /^\s*(?:- +)*(?:("[^"]*"|[\w.-]+): +)/.exec(text) ?? /^\s*(?:- +)+/.exec(text) ?? [];
  const value = text.slice(head.length).trimEnd();
  const unchanged = { text, found: [] };
  if (head === '') return unchanged;
  const key = name === '' ? '-' : name;
  const quoted = (index: number, problem: Problem, inner = value): RepairedLine => ({
    text: head + JSON.stringify(inner),
    found: [{ column: head.length + index + 1, problem }],
  });
  if (/^["']/.test(value)) {
    const wrong = [...value.matchAll(escapes)].find(([, valid]) => valid === undefined);
    if (value.startsWith('"') && wrong)
      return {
        text: head + value.replace(/\\(?!")/g, '\\\\'),
        found: [
          {
            column: head.length + wrong.index + 1,
            problem: report('yaml-backslash', nowhere, { key }),
          },
        ],
      };
    const after = /^"(?:[^"\\]|\\.)*"(.*)$|^'(?:[^']|'')*'(.*)$/.exec(value);
    const rest = (after?.[1] ?? after?.[2] ?? '').trim();
    if (!after || rest === '' || /^(#|:(\s|$))/.test(rest)) return unchanged;
    // The outer quotes delimit the value; the inner ones belong to it.
    const inner = value.replace(/^(["'])(.*?)\1(?!.*\1)/, '$2');
    return quoted(0, report('yaml-quote', nowhere, { key }), inner);
  }
  if (/^\[.*\](?:\s+#.*)?$|^\{.*\}(?:\s+#.*)?$/.test(value)) return unchanged;
  const isLiteral = /^[|>][+-]?\d*[+-]?(?:\s+#.*)?$/.test(value);
  const sign = /^(?:[@`%*&!>|[\]{},?]|-(?=\s))/.exec(value)?.[0];
  if (sign && !isLiteral) return quoted(0, report('yaml-special-start', nowhere, { key, sign }));
  const comment = /(?:^|\s)#/.exec(value);
  if (comment) {
    // After a code or an address, or before a group, a comment may be intended; a note to the check always is.
    const isText = isLocale(key) || textKeys.has(key);
    const isIntended =
      comment.index > 0
        ? !isText && /^[\w.:/+-]+\s+#\s/.test(value)
        : hasChildren && /^# /.test(value);
    if (noteToCheck.test(value)) return unchanged;
    if (isIntended) return unchanged;
    const problem = report('yaml-comment-in-value', nowhere, { key });
    // A number belongs to the name; words after a blank are a remark.
    if (comment.index > 0 && /^\s#\s+(?!\d)/.test(value.slice(comment.index)))
      return {
        text: head + value.slice(0, comment.index).trimEnd(),
        found: [{ column: head.length + comment.index + 1, problem }],
      };
    return quoted(comment.index, problem);
  }
  const colon = /:(?:\s|$)/.exec(value);
  return colon && name !== ''
    ? quoted(colon.index, report('yaml-colon-in-value', nowhere, { key }))
    : unchanged;
}

/** A value that goes on in the next line: its key, and whether it stands without quotes. */
type OuterValue = { key: string; isPlain: boolean };

/** `repairLines` gives the problems their place. */
const nowhere = { file: '' };

/** A line as it should be, and the problems found in it. */
type RepairedLine = { text: string; found: Found[] };

/** A problem with its column in the line, from 1. */
type Found = { column: number; problem: Problem };

/** The keys of all data files, those of them whose value is a date, and a judge of the data of one kind of file. */
export type KnownKeys = {
  keys: ReadonlySet<string>;
  dateKeys: ReadonlySet<string>;
  judge?: (data: unknown) => Judgement;
};
