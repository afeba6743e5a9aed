import { defineProblems, lineOf, type Place, type Problem } from '#checks/problem.ts';

/** Kinds of problem that are found before an MDX text is parsed. */
export const report = defineProblems({
  'mdx-less-than': `
    “{value}”里的小于号会被当作标签的开头
    请在它前面加一个反斜线，写成 \\< ，或用文字写“小于”
    正文里的 < 是标签的开头，例如 <Contacts />。
    The less-than sign in “{value}” is taken for the start of a tag
    put a backslash before it, \\<, or write “less than” in words
    In a text < begins a tag, such as <Contacts />.`,
  'mdx-code': `
    花括号会被当作程序：“{value}”
    请在花括号前面各加一个反斜线，写成 \\{ 和 \\}；中文里也可用全角 ｛ ｝
    正文里花括号中的内容会被当作程序运行。
    Curly brackets are read as program code: “{value}”
    put a backslash before each bracket: \\{ and \\}; in Chinese text, full-width ｛ ｝ will do too
    What stands in curly brackets in a text is run as a program.`,
  'mdx-comment': `
    正文里不能写隐藏的备注：“{value}”
    请从 <!-- 删到 -->；要告诉同事的话，请写在合并请求（pull request）里
    <!-- --> 在这里不能用来隐藏备注，会使整页生成失败。
    A text cannot hold a hidden comment: “{value}”
    delete it from <!-- to -->; a word to colleagues belongs in the pull request
    <!-- --> is no comment here and makes the whole page fail.`,
  'mdx-autolink': `
    尖括号里的网址会被当作标签：“{value}”
    请改为 [文字](网址)，方括号和圆括号都是半角
    正文里的 < 是标签的开头，网址不能放在尖括号里。
    An address in angle brackets is taken for a tag: “{value}”
    write [text](address) with half-width brackets
    In a text < begins a tag, so an address cannot stand in angle brackets.`,
  'mdx-html': `
    正文里不能写 HTML 标签“{value}”
    请只删去这个标签，留下文字；分段用空行，加粗用 **文字**，链接用 [文字](网址)
    页面的样子由网站决定，正文只用 Markdown。
    A text cannot hold the HTML tag “{value}”
    delete the tag alone and keep the words; use a blank line between paragraphs, **text** for bold, [text](address) for a link
    How a page looks is the site’s business; texts use Markdown only.`,
  'mdx-import': `
    正文里不能用 import 或 export：“{value}”
    请删去这一行（可用的组件不必引入）；如果是英文正文，段落开头请不要用小写的 import 或 export
    正文不含程序；可用的组件已经备好。
    A text cannot import or export anything: “{value}”
    delete the line (components need no import); if it is ordinary text, do not begin a paragraph with import or export in lower case
    Texts hold no program; the components are there already.`,
  'bare-address': `
    网址“{address}”后面紧跟着“{after}”，会被当作网址的一部分
    请写成 [文字](网址)，或在网址后面加一个空格
    没有标明的网址会把后面的中文标点和文字一起吞进链接。
    The address “{address}” is followed by “{after}”, which becomes a part of it
    write [text](address), or put a space after the address
    An address without brackets swallows the Chinese punctuation and words behind it.`,
  'heading-space': `
    “{value}”不会成为标题：井号要用半角，后面要有一个半角空格
    请写成“{fixed}”
    井号和标题文字之间要有一个半角空格，井号也要是半角。
    “{value}” would not become a heading: it needs half-width number signs and a space after them
    write “{fixed}”
    Half-width number signs and one space make a heading.`,
  'list-mark': `
    “{value}”开头的符号不会被识别为列表
    请用半角减号加一个空格：“- ”；要编号的，用数字、半角句点加一个空格：“1. ”
    列表的每一项以“减号加空格”开头；圆点和全角减号会原样显示，几项连成一段。
    The sign at the start of “{value}” does not make a list
    write a hyphen and a space, “- ”, or for numbers a number, a full stop, and a space, “1. ”
    Each item of a list begins with a hyphen and a space; with another sign the items run together in one paragraph.`,
  'strike-sign': `
    波浪号“{value}”会给文字带上删除线
    请在前面加反斜线，写成 \`\\~\`；表示范围时，中文用“～”或“至”，其他语言用“–”
    两个半角波浪号之间的文字会带上删除线。只有一个也要改：同一段里再出现一个，中间的文字就全被划掉。
    The tilde “{value}” would strike words through
    put a backslash before it, \`\\~\`; for a range use “～” in Chinese and an en dash (5–10) in other languages
    Words between two half-width tildes are shown struck through. One alone is refused too: a second in the same paragraph would strike through all that stands between.`,
  'no-table': `
    正文里不能画表格：“{value}”
    请把每一行改成列表的一项，以“- ”（半角减号加空格）开头，竖线改为逗号或冒号，只由 - 和 | 组成的一行删去
    表格在手机上读不清，各种语言也无法逐段对照。
    A text cannot hold a table: “{value}”
    make each row an item that begins with “- ” (a hyphen and a space), write commas or colons for the bars, and delete the row of - and |
    Tables are hard to read on a phone and cannot be compared passage by passage with another language.`,
  'no-footnote': `
    正文里不能用脚注：“{value}”
    请删去“{value}”，把它的说明写进正文的括号里
    脚注会在每种语言的页面上带出英文标题。
    A text cannot hold a footnote: “{value}”
    delete “{value}”, and put its remark into the text, in parentheses
    Footnotes bring an English heading into every language.`,
});

/**
 * Finds what an editor writes in good faith but MDX reads as program code or shows as it stands, and hides it from
 * the parser, so that the rest of the text can be read.
 * @param source a whole file; its frontmatter is left alone
 * @param file path from the project's root
 * @returns the text with each such place replaced by as many harmless characters: lines and columns stay
 */
export function hideMistakes(
  source: string,
  file: string,
): { hidden: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const start = frontmatterOf(source).length;
  let hidden = source;
  for (const { form, mask, isMistake = () => true, problem } of rules) {
    // Code between backticks and in fences is shown as it stands.
    const seen = hidden.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$|`[^`\n]+`/gm, asLetters);
    const pieces: string[] = [];
    let end = 0;
    for (const match of seen.matchAll(form)) {
      if (match.index < start || !isMistake(match, seen)) continue;
      const value = source.slice(match.index, match.index + match[0].length);
      const before = source.slice(0, match.index);
      const line = before.split('\n').length;
      const column = match.index - before.lastIndexOf('\n');
      problems.push(problem(value, lineOf({ file }, line, column), shorten(value)));
      pieces.push(hidden.slice(end, match.index), mask(value));
      end = match.index + match[0].length;
    }
    hidden = pieces.join('') + hidden.slice(end);
  }
  return { hidden, problems };
}

/** The frontmatter with its `---` lines; empty where there is none. */
export function frontmatterOf(source: string): string {
  return /^---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(source)?.[0] ?? '';
}

const asBlanks = (value: string) => value.replace(/[^\n]/g, ' ');
const asLetters = (value: string) => value.replace(/[^\n]/g, 'x');

/** In this order: what an earlier rule hides, a later one does not see. */
const rules: Rule[] = [
  {
    form: /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g,
    mask: asBlanks,
    problem: (found, place, value) =>
      report('mdx-comment', place, { value }, { from: found, to: '' }),
  },
  {
    form: /<(?:https?:\/\/|mailto:|www\.)[^>\s]*>|<[^\s<>@]+@[^\s<>@]+>/g,
    mask: asLetters,
    problem: (found, place, value) => {
      const address = found.slice(1, -1);
      const target =
        address.includes('@') && !address.includes(':') ? `mailto:${address}` : address;
      const to = `[${address.replace(/^mailto:/, '')}](${target})`;
      return report('mdx-autolink', place, { value }, { from: found, to });
    },
  },
  {
    // A tag, with the words that it encloses in the line.
    form: /<\/?(a|b|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]*>(?:[^<>\n]*<\/\1>)?/gi,
    // Components begin with a capital letter.
    isMistake: ([tag]) => !/^<\/?[A-Z][a-z]/.test(tag),
    mask: (value) => value.replace(/<[^<>]*>/g, asBlanks),
    problem: (from, place, value) =>
      report('mdx-html', place, { value }, { from, to: from.replace(/<[^<>]*>/g, '') }),
  },
  {
    form: /(?<!\\)<(?![A-Za-z/\s])[^\s<。，；]{0,12}/g,
    mask: (value) => `x${value.slice(1).replace(/[{}<]/g, 'x')}`,
    problem: (from, place, value) =>
      report('mdx-less-than', place, { value }, { from, to: `\\${from}` }),
  },
  {
    // A note to the check is a comment of MDX.
    form: /(?<!\\)\{(?!\/\*\s*(?:\u5df2\u6838\u5bf9|accepted|#[a-z])[^}\n]*\*\/\})[^}\n]*\}?/g,
    mask: asLetters,
    problem: (from, place, value) => {
      const to = from.replace(/^\{/, '\\{').replace(/(?<!\\)\}$/, '\\}');
      return report('mdx-code', place, { value }, { from, to });
    },
  },
  {
    form: /^(?:import|export)\b[ \t].*$/gm,
    // In the middle of a paragraph they are words like any other.
    isMistake: ({ index = 0 }, text) => /(?:^|\n[ \t]*)\n$/.test(`\n${text.slice(0, index)}`),
    mask: asLetters,
    problem: (_, place, value) => report('mdx-import', place, { value }, 'delete-line'),
  },
  {
    form: /^[ \t]*(?:[\u2022\uff0d\u25cf\u00b7]|-(?=[\u3000\u00a0])).*$/gm,
    mask: (value) => value.replace(/\S/, '-').replace(/(?<=-)./, ' '),
    problem: (found, place, value) => {
      const fix = {
        from: found.trimStart(),
        to: found.replace(/^\s*\S[\s\u3000\u00a0]*/, '- '),
      };
      return report('list-mark', place, { value }, fix);
    },
  },
  {
    // Numbers that are not followed by a blank, in two lines that would be joined.
    form: /^\d{1,2}[.)\uff0e\u3001](?=\S).*(?=\n\d{1,2}[.)\uff0e\u3001]\S)/gm,
    mask: asLetters,
    problem: (from, place, value) => {
      const to = from.replace(/^(\d+)./, '$1. ');
      return report('list-mark', place, { value }, { from, to });
    },
  },
  {
    form: /(?<![\\~])~(?!~)/g,
    mask: asLetters,
    problem: (_, place, value) => report('strike-sign', place, { value }, { from: '~', to: '\\~' }),
  },
  {
    form: /^[ \t]*\|.*\|[ \t]*$(?:\n[ \t]*\|.*$)*|^.*\|.*\n[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+$(?:\n.*\|.*$)*/gm,
    mask: asLetters,
    problem: (_, place, value) => report('no-table', place, { value }),
  },
  {
    form: /\[\^[^\]\n]+\]:?/g,
    mask: asLetters,
    problem: (_, place, value) => report('no-footnote', place, { value }),
  },
  {
    form: /^(?:#{2,6}(?=[^\s#])|#{7,}|#(?=[^\s#\d])|#{1,6}(?=[\u3000\u00a0])|(?=#*\uff03)[#\uff03]{1,6}).*$/gm,
    // Hidden as the heading that it was meant to be, if there is room.
    mask: (value) => value.replace(/^([#\uff03]+)([\s\S]*)$/, asHeading),
    problem: (from, place, value) => {
      const [, signs = '', text = ''] = /^([#\uff03]+)[\s\u3000\u00a0]*(.*)$/.exec(from) ?? [];
      const fixed = `${'#'.repeat(signs.length > 6 ? 2 : signs.length)} ${text}`;
      return report('heading-space', place, { value, fixed }, { from, to: fixed });
    },
  },
  {
    form: /(?<![\w(</:["'])(?:https?:\/\/|www\.)[!-~]+(?=[^\s!-~])[^\s]{0,6}/gi,
    mask: (value) => value,
    problem: (found, place) => {
      const [address = ''] = /^[!-~]+/.exec(found) ?? [];
      const target = /^www\./i.test(address) ? `https://${address}` : address;
      const values = { address, after: found.slice(address.length) };
      return report('bare-address', place, values, {
        from: address,
        to: `[${address}](${target})`,
      });
    },
  },
];

function asHeading(_: string, signs: string, rest: string): string {
  const level = signs.length > 6 ? 2 : Math.min(signs.length, 6);
  return `${'#'.repeat(level)} ${'x'.repeat(Math.max(signs.length + rest.length - level - 1, 1))}`;
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

type Rule = {
  form: RegExp;
  isMistake?: (match: RegExpMatchArray, text: string) => boolean;
  /** As many characters as the value has. */
  mask: (value: string) => string;
  /** @param shown the value in one line, shortened */
  problem: (value: string, place: Place, shown: string) => Problem;
};
