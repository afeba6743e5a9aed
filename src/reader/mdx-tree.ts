import type { Definition, Emphasis, List, Nodes, Root, Strong } from 'mdast';
import type {} from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  type Fix,
  lineOf,
  type Place,
  type Problem,
  type Words,
} from '#checks/problem.ts';
import { didYouMean, typeWords, words } from '#checks/words.ts';
import { report as reportMdx } from '#reader/mdx-lines.ts';
import { isHidden, reportHidden } from '#reader/text-file.ts';

/** Kinds of problem in a parsed MDX text. */
export const report = defineProblems({
  'unknown-component': `
    没有名为“{value}”的组件
    {nearest}请改用下列组件之一：{options}
    每种页面能用的组件是固定的，并且各占一行。
    There is no component “{value}”
    {nearest}use one of these: {options}
    Each kind of page has its fixed components, each on a line of its own.`,
  'component-filled': `
    标记“{value}”会换成自动生成的内容，里面不能再写字
    请把{what}改为“{closed}”；要写的文字另起一段，写在它的前面或后面
    组件是自动填入内容的标记，写在里面的文字不会显示。
    The mark “{value}” is replaced by content that the site makes, and cannot hold text
    change {what} to “{closed}”; put text into a paragraph of its own before or after it
    A component is a mark that the site fills with content; text inside it is never shown.`,
  'not-markdown': `
    “{value}”写得不对，会照原样显示
    {cure}
    链接写作 \`[文字](网址)\`，粗体写作 \`**文字**\`，符号直接输入。
    “{value}” is not written correctly and would show as it stands
    {cure}
    A link is \`[text](address)\`, bold text is \`**text**\`; signs are typed as they are.`,
  'heading-empty': `
    标题“{value}”是空的
    请在它后面空一格，写上标题文字，或删去这一行
    空标题会出现在目录里，也会被屏幕阅读器读出。
    The heading “{value}” is empty
    put a space after it and write the text, or delete the line
    An empty heading shows in the contents and is read out by screen readers.`,
  'heading-level-one': `
    正文里不能有一级标题：“{value}”
    请把“#”改为“##”
    页面的标题（title）就是一级标题，一页只有一个。
    A text cannot hold a first-level heading: “{value}”
    change “#” to “##”
    The title of a page is its first-level heading, and there is one only.`,
  'heading-order': `
    标题“{value}”跳了一级：{found}前面应先有{expected}
    请改用“{marks}”
    屏幕阅读器的用户靠标题的层次浏览，跳级会使人以为漏了一段。
    The heading “{value}” skips a level: {found} needs {expected} before it
    use “{marks}”
    People who listen to a page go by its headings; a skipped level sounds like a part left out.`,
  'heading-underline': `
    “{value}”的下一行是“{line}”，会使它成为标题
    不要标题的，请删去这一行“{line}”；要分隔线的，请在它前面空一行
    紧跟在文字下面的一行减号或等号，会把上面的文字变成标题。
    The line after “{value}” is “{line}”, which makes it a heading
    delete “{line}” if it is none; for a dividing line leave a blank line above it
    A line of hyphens or equals signs right below a text turns the text into a heading.`,
  'star-sign': `
    星号被当作斜体的记号：“{value}”
    请在每个星号前加反斜线，写成 \`\\*\`；表示乘号的，请用“×”
    两个星号之间的文字会变成斜体，星号不再显示，“5*10, 3*4”会变成“510, 34”。
    The asterisks are taken for marks of italics: “{value}”
    put a backslash before each, \`\\*\`; for a multiplication sign use “×”
    What stands between two asterisks is set in italics and the asterisks vanish: “5*10, 3*4” becomes “510, 34”.`,
  'number-list': `
    行首的“{value}.”会变成编号列表
    请在句点前加反斜线，写成 {value}\\. ，或改写这一句
    行首的数字加句点是编号列表；年份会变成序号。
    “{value}.” at the start of a line makes a numbered list
    put a backslash before the full stop, {value}\\. , or reword the sentence
    A number with a full stop at the start of a line begins a numbered list; a year would become a number in it.`,
  'lost-line': `
    这一行不会显示：“[{value}]: …”
    请在方括号前加反斜线，写成 \\[{value}\\]: ，或改写这一句
    行首的“[文字]: 内容”是链接的定义，不会出现在网页上。
    This line would not show: “[{value}]: …”
    put a backslash before each bracket, \\[{value}\\]: , or reword the sentence
    “[text]: content” at the start of a line defines a link and never shows on the page.`,
  'text-image': `
    正文里不能放图片：“{value}”
    请从“!”删到右括号“)”；图片由网站按规定放置
    本网站不向别处请求任何文件，联盟文件里也没有图片。
    A text cannot hold an image: “{value}”
    delete it from “!” to “)”; the site places its images itself
    The site requests nothing from anywhere else, and the Alliance’s document has no images.`,
});

/** Reports a tag that is neither Markdown nor one of the components that may stand in the text. */
export function reportTag(name: string, tag: string, components: readonly string[], place: Place) {
  if (/^[a-z]/.test(name)) return reportMdx('mdx-html', place, { value: tag });
  const near = nearestOf(name, components);
  const values = {
    value: tag,
    options: components.map((component) => `<${component} />`).join(', ') || '—',
    nearest: didYouMean(near && `<${near} />`),
  };
  const fix = near === undefined ? undefined : { from: `<${name}`, to: `<${near}` };
  return report('unknown-component', place, values, fix);
}

/** Program code, images, Markdown typed wrongly, and components that do not exist, at any depth. */
export function findTreeProblems(
  node: Nodes,
  text: MdxText,
  components: readonly string[],
): Problem[] {
  const { line = 1, column = 1, offset = 0 } = node.position?.start ?? {};
  const place = lineOf(text, line, column);
  const source = text.source.slice(offset, node.position?.end.offset);
  const inner =
    'children' in node
      ? node.children.flatMap((child) => findTreeProblems(child, text, components))
      : [];
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      // The only comments that come so far are notes to the check, and addresses of paragraphs.
      if (node.value.startsWith('/*')) return [];
      return [reportMdx('mdx-code', place, { value: `{${node.value}}` })];
    case 'mdxjsEsm':
      return [reportMdx('mdx-import', place, { value: node.value })];
    case 'text':
      return [
        ...(node.value.match(unreadMarkdown) ?? []).map((value) =>
          reportUnread(value, text, place),
        ),
        ...findHiddenReferences(node.value, source, place),
        ...findWideTags(node.value, components, place),
      ];
    case 'emphasis':
    case 'strong':
    case 'list':
    case 'definition':
      return [...findSurprises(node, text, place), ...inner];
    case 'link':
      return textOf(node).trim() === ''
        ? [report('not-markdown', place, { value: source, cure: emptyLink })]
        : inner;
    case 'heading':
      return textOf(node).trim() === ''
        ? [report('heading-empty', place, { value: '#'.repeat(node.depth) })]
        : inner;
    case 'image':
    case 'imageReference':
      return [
        report('text-image', place, { value: source.slice(0, 60) }, { from: source, to: '' }),
      ];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      const value = `<${name}>`;
      if (node.type === 'mdxJsxTextElement' || !components.includes(name))
        return [reportTag(name, value, components, place), ...inner];
      return node.children.length > 0 || node.attributes.length > 0
        ? [reportFilled(name, source, place)]
        : [];
    }
    default:
      return inner;
  }
}

/** Signs that Markdown reads otherwise than they were meant: asterisks, numbers at the start of a line, definitions. */
function findSurprises(
  node: Emphasis | Strong | List | Definition,
  text: MdxText,
  place: Place,
): Problem[] {
  const { start: { offset: from = 0 } = {}, end: { offset: to = 0 } = {} } = node.position ?? {};
  const source = text.source.slice(from, to);
  if (node.type === 'list')
    return (node.start ?? 1) > 31 ? [reportNumber(node.start ?? 1, place)] : [];
  if (node.type === 'definition') {
    if (node.url.startsWith('data:'))
      return [report('text-image', place, { value: node.url.slice(0, 40) })];
    const isUsed = text.source.split(`[${node.label}]`).length > 2;
    const label = node.label ?? '';
    const fix = { from: `[${label}]:`, to: `\\[${label}\\]:` };
    return isUsed ? [] : [report('lost-line', place, { value: label }, fix)];
  }
  const isSign = /[\w)]/.test(text.source.charAt(from - 1)) || /\d/.test(text.source.charAt(to));
  if (!isSign || !source.startsWith('*')) return [];
  const fix = { from: source, to: source.replaceAll('*', '\\*') };
  return [report('star-sign', place, { value: source }, fix)];
}

function reportNumber(value: number, place: Place): Problem {
  return report('number-list', place, { value }, { from: `${value}.`, to: `${value}\\.` });
}

/** Reports a mark of a component with something in it; `source` is the whole of it. */
function reportFilled(name: string, source: string, place: Place): Problem {
  const [start = ''] = /^<[^<>]*>/.exec(source) ?? [];
  const [end] = /<\/[^<>]*>$/.exec(source) ?? [];
  const what = end
    ? words(`从“${start}”到“${end}”的一段`, `all from “${start}” to “${end}”`)
    : words(`“${start}”`, `“${start}”`);
  const closed = `<${name} />`;
  const fix = source.includes('\n') ? undefined : { from: source, to: closed };
  return report('component-filled', place, { value: `<${name}>`, what, closed }, fix);
}

const emptyLink = words(
  '请在方括号里写上文字，如 [名单](/members/)',
  'put words between the square brackets, as in [list](/members/)',
);

/** Reports Markdown that is shown as it was typed, with the right form where that is certain. */
function reportUnread(value: string, { source }: MdxText, { file, position }: Place): Problem {
  const { line = 1, column = 1 } = position ?? {};
  const lines = source.split('\n').slice(line - 1);
  const below = lines.findIndex((text, index) =>
    text.includes(value, index === 0 ? column - 1 : 0),
  );
  const at = lineOf({ file }, line + Math.max(below, 0));
  const say = (cure: Words, fix?: Fix) => report('not-markdown', at, { value, cure }, fix);
  if (value.startsWith('&')) return say(words('请直接输入这个符号本身', 'type the sign itself'));
  if (/^(?:\*\*|\uff0a\uff0a)$/.test(value))
    return say(
      words(
        '粗体写作 **文字**：前后各两个半角星号，星号和文字之间不空格；不要粗体的，删去星号',
        'bold text is **text**: two half-width asterisks on either side, without a space between them and the text; if it is not to be bold, delete the asterisks',
      ),
    );
  const [, address = ''] = /[(\uff08[]\s*([^)\uff09\]]*)/.exec(value) ?? [];
  const ends = [')', '\uff09', ']'].filter((end) => lines[below]?.includes(value + end));
  const [end = ''] = ends;
  return say(
    words(
      '链接写作 [文字](网址)：方括号在前，圆括号在后，都是半角，中间不空格',
      'a link is [text](address): square brackets first, then parentheses, all half-width, without a space between them',
    ),
    value.startsWith(']') && end !== ''
      ? { from: value + end, to: `](${address.replace(/\s+/g, '')})` }
      : undefined,
  );
}

/** Components in brackets of Chinese. */
function findWideTags(value: string, components: readonly string[], place: Place): Problem[] {
  const tags = value.matchAll(
    /[\uff1c\u3008\u300a]\s*([A-Z][A-Za-z]+)\s*[/\uff0f]?\s*[\uff1e\u3009\u300b]/g,
  );
  return [...tags].flatMap(({ 0: tag, 1: name = '' }) => {
    const near = components.find((component) => component === name) ?? nearestOf(name, components);
    if (near === undefined) return [];
    const values = {
      value: tag,
      nearest: didYouMean(`<${near} />`),
      options: components.map((component) => `<${component} />`).join(', '),
    };
    return [report('unknown-component', place, values, { from: tag, to: `<${near} />` })];
  });
}

/** Characters that cannot be seen, written as character references such as `&shy;`. */
function findHiddenReferences(value: string, source: string, place: Place): Problem[] {
  const [reference] = /&#?\w+;/.exec(source) ?? [];
  const hidden = [...value].find(isHidden);
  return reference && hidden ? [reportHidden(place, hidden, reference, source)] : [];
}

/** Links, bold and character references with a mistake, which would be shown as they were typed. */
const unreadMarkdown =
  /(?<=\[[^[\]]{0,99})\]\s?[(\uff08][^)\uff09]{0,99}|\u3011\([^)]{0,99}|\)\[(?:\/|https?:)[^\]]{0,99}|\*\*|\uff0a\uff0a|&[a-z]{2,8}(?!;)\b/g;

/** Headings of the first level, which is the page's title, headings that skip a level, and texts that became one. */
export function findHeadingProblems({ children }: Root, text: MdxText): Problem[] {
  let above = 1;
  return children.flatMap((node): Problem[] => {
    if (node.type !== 'heading') return [];
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const place = lineOf(text, line, column);
    const value = textOf(node);
    const last = node.position?.end.line ?? line;
    if (last > line) {
      const values = { value: value.slice(-40), line: text.source.split('\n')[last - 1] ?? '' };
      return [report('heading-underline', lineOf(text, last), values, 'delete-line')];
    }
    const expected = above + 1;
    above = Math.max(node.depth, 2);
    if (node.depth === 1)
      return [report('heading-level-one', place, { value }, { from: '# ', to: '## ' })];
    if (node.depth <= expected) return [];
    const marks = '#'.repeat(expected);
    const values = {
      value,
      found: typeWords(`heading-${node.depth}`),
      expected: typeWords(`heading-${expected}`),
      marks,
    };
    const fix = { from: `${'#'.repeat(node.depth)} `, to: `${marks} ` };
    return [report('heading-order', place, values, fix)];
  });
}

/** An MDX text with its path from the project's root. */
export type MdxText = { file: string; source: string };
