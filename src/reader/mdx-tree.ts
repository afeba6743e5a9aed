import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { toString as textOf } from 'mdast-util-to-string';
import { nearestOf } from '#checks/nearest.ts';
import { defineProblems, lineOf, type Place, type Problem } from '#checks/problem.ts';
import { didYouMean, typeWords } from '#checks/words.ts';
import { report as reportMdx } from '#reader/mdx-lines.ts';

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
    组件“{value}”里面不能有文字或属性
    请写成“{closed}”，文字写在它的前面或后面
    组件是自动填入内容的标记，写在里面的文字不会显示。
    The component “{value}” cannot hold text or attributes
    write “{closed}”, and the text before or after it
    A component is a mark that the site fills with content; text inside it is never shown.`,
  'not-markdown': `
    “{value}”会照原样显示，没有成为链接、粗体或符号
    请检查括号、星号是不是半角、是不是成对，中间有没有空格
    链接写作 \`[文字](网址)\`，粗体写作 \`**文字**\`，符号直接输入。
    “{value}” would show as it stands; it is no link, bold text, or sign
    see whether brackets and asterisks are half-width and in pairs, without spaces between them
    A link is \`[text](address)\`, bold text is \`**text**\`; signs are typed as they are.`,
  'heading-empty': `
    标题“{value}”是空的
    请写上标题文字，或删去这一行
    空标题会出现在目录里，也会被屏幕阅读器读出。
    The heading “{value}” is empty
    write its text, or delete the line
    An empty heading shows in the contents and is read out by screen readers.`,
  'heading-level-one': `
    正文里不能有一级标题：“{value}”
    请用“##”
    页面的标题（title）就是一级标题，一页只有一个。
    A text cannot hold a first-level heading: “{value}”
    use “##”
    The title of a page is its first-level heading, and there is one only.`,
  'heading-order': `
    标题“{value}”跳了一级：{found}前面应先有{expected}
    请改用“{marks}”
    屏幕阅读器的用户靠标题的层次浏览，跳级会使人以为漏了一段。
    The heading “{value}” skips a level: {found} needs {expected} before it
    use “{marks}”
    People who listen to a page go by its headings; a skipped level sounds like a part left out.`,
  'text-image': `
    正文里不能放图片：“{value}”
    请删去；图片由网站按规定放置
    本网站不向别处请求任何文件，联盟文件里也没有图片。
    A text cannot hold an image: “{value}”
    delete it; the site places its images itself
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
  file: string,
  components: readonly string[],
): Problem[] {
  const { line = 1, column = 1 } = node.position?.start ?? {};
  const place = lineOf({ file }, line, column);
  const inner =
    'children' in node
      ? node.children.flatMap((child) => findTreeProblems(child, file, components))
      : [];
  switch (node.type) {
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
      return [reportMdx('mdx-code', place, { value: `{${node.value}}` })];
    case 'mdxjsEsm':
      return [reportMdx('mdx-import', place, { value: node.value })];
    case 'text':
      return (node.value.match(unreadMarkdown) ?? []).map((value) =>
        report('not-markdown', place, { value }),
      );
    case 'definition':
      return node.url.startsWith('data:')
        ? [report('text-image', place, { value: node.label ?? '' })]
        : [];
    case 'heading':
      return textOf(node).trim() === ''
        ? [report('heading-empty', place, { value: '#'.repeat(node.depth) })]
        : inner;
    case 'image':
    case 'imageReference':
      return [report('text-image', place, { value: node.alt ?? '' })];
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement': {
      const name = node.name ?? '';
      const value = `<${name}>`;
      if (node.type === 'mdxJsxTextElement' || !components.includes(name))
        return [reportTag(name, value, components, place), ...inner];
      return node.children.length > 0 || node.attributes.length > 0
        ? [report('component-filled', place, { value, closed: `<${name} />` })]
        : [];
    }
    default:
      return inner;
  }
}

/** Links, bold and character references with a mistake, which would be shown as they were typed. */
const unreadMarkdown =
  /(?<=\[[^[\]]{0,99})\]\s?[(\uff08][^)\uff09]{0,99}|\u3011\([^)]{0,99}|\*\*|\uff0a\uff0a|&[a-z]{2,8}(?!;)\b/g;

/** Headings of the first level, which is the page's title, and headings that skip a level. */
export function findHeadingProblems({ children }: Root, file: string): Problem[] {
  let above = 1;
  return children.flatMap((node): Problem[] => {
    if (node.type !== 'heading') return [];
    const { line = 1, column = 1 } = node.position?.start ?? {};
    const place = lineOf({ file }, line, column);
    const value = textOf(node);
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
