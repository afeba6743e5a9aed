import { reportUnexpected } from '#checks/files.ts';
import { reportId } from '#checks/members.ts';
import { defineProblems, lineAt, lineOf, type Problem, placeOf } from '#checks/problem.ts';
import { keyWords, languageWords, type Words, words } from '#checks/words.ts';
import { isLocale, localeCodes, originalLocale } from '#domain/locale.ts';
import { isProsePage, neededComponents, ownPages, pagePaths } from '#domain/page.ts';
import type { RawDocument, RawEntry } from '#reader/raw.ts';

/** Kinds of problem with texts and their translations. */
export const report = defineProblems(
  {
    'missing-translation': `
    缺少{language}译文：{path}
    请新建这个文件（Add file → Create new file），照同一文件夹里别的语言的文件写入译文；{draft}
    每个页面都有各种语言，草稿除外：草稿先以已有的语言上线，缺的语言在同一网址注明还没有译文。
    The {language} translation is missing: {path}
    create the file (Add file → Create new file) with the translation in it, like the files of the other languages in that folder; {draft}
    Every page exists in every language, unless it is a draft: a draft goes online in the languages there are, and in the others its address says that there is no translation yet.`,
    'draft-elsewhere': `
    “draft: true”写在这里不起作用
    请删去这一行；{cure}
    只有正文由 zh.mdx 写成的页面可以是草稿，“draft: true”写在它的 zh.mdx 里，管各种语言。首页、简介、名单和搜索必须各种语言齐全。
    “draft: true” does nothing here
    remove the line; {cure}
    Only a page that consists of its text can be a draft; the line stands in its zh.mdx and is for all languages. The home page, the introduction, the lists, and the search must exist in every language.`,
    'second-heading': `
    这一节已有标题，不能再有“{value}”
    请把“##”改为“###”，别的语言也这样写的一起改；不是标题的，删去“##”和后面的空格
    简介的每一节只有一个“##”标题，指向这一节的链接（网址里 # 后面的部分）由这个标题生成。
    The section has its heading already; “{value}” is a second one
    change “##” to “###”, in other languages too if they have it; if it is no heading, delete “##” and the space
    Each section of the introduction has one “##” heading, from which links to it (the part after #) are made.`,
    'component-missing': `
    这个页面没有标记“{mark}”，它的内容不会显示
    误删的，请在它原来的地方补上，前后各空一行（点 History 可以看到原来在哪里），各种语言都补上
    标记会换成自动生成的内容，如联系方式、名单；少了它，页面上就没有这些内容。
    The mark “{mark}” is missing from this page, and what it stands for does not show
    if it was deleted by mistake, put it back where it was, with an empty line before and after it (History shows where), in every language
    A mark is replaced by content that the site makes, such as contacts or a list; without it the page lacks that content.`,
  },
  {
    'draft-complete': `
    这个页面各种语言已经齐全，不再是草稿
    请删去“draft: true”这一行
    留着它，以后少了一种语言也不会有人发现。
    The page exists in every language and is no draft any more
    remove the line “draft: true”
    If it stays, nobody will notice when a language goes missing.`,
    'block-twice': `
    这一段与第 {line} 行的一段完全相同：“{value}”
    请删去其中一段，别的语言也重复了的一起删去
    多半是粘贴了两次。
    This paragraph is the same as the one at line {line}: “{value}”
    delete one of the two, in other languages too if they have it twice
    Most likely it was pasted twice.`,
    'title-twice': `
    “{value}”与 {other} 第 {line} 行的“{key}”相同
    请看哪一页是从另一页抄来的，改那一页的“{key}”：这一页本来就该这样写的，改 {other} 第 {line} 行
    从另一页抄来的标题和摘要，会让读者和搜索引擎分不清两页。
    “{value}” is also the “{key}” at line {line} of {other}
    see which of the two pages was copied, and change the “{key}” of that one; if this page is rightly called so, change line {line} of {other}
    With a title or description copied from another page, neither readers nor search engines can tell the two apart.`,
  },
);

/**
 * Every text in every language, and no others.
 * @param folder `content/pages` or `content/charter`
 * @param ids the texts that there must be
 */
export function checkDocuments(
  folder: string,
  ids: readonly string[],
  documents: RawDocument[],
): Problem[] {
  const unexpected = documents
    .filter(({ id, locale }) => !ids.includes(id) || !isLocale(locale))
    .map(({ file, locale }) =>
      reportUnexpected(file, isLocale(locale) ? ids : localeCodes.map((code) => `${code}.mdx`)),
    );
  const missing = ids.flatMap((id) => {
    const original = documents.find((found) => found.id === id && isOriginalText(found));
    const canBeDraft = folder === 'content/pages' && original && isProsePage(id);
    if (canBeDraft && (isDraft(original) || original.unreadable)) return [];
    return localeCodes
      .filter((code) => !documents.some((found) => found.id === id && found.locale === code))
      .map((code) => {
        const file = `${folder}/${id}/${code}.mdx`;
        const language = languageWords(code);
        const draft = canBeDraft ? draftWords(original.file) : translateFirst;
        return report('missing-translation', { file }, { language, path: file, draft });
      });
  });
  return [...unexpected, ...missing];
}

const translateFirst = words(
  '还没有译文的，请先请人翻译',
  'if there is none yet, have one made first',
);

function draftWords(file: string): Words {
  return words(
    `还没有译文的，不必新建：在 ${file} 的“title:”一行下面加一行“draft: true”，页面就先以已有的语言上线`,
    `if there is none yet, create no file: add a line “draft: true” below the line “title:” in ${file}, and the page goes online in the languages there are`,
  );
}

/** Drafts that are none any more, and pages that cannot be drafts. */
export function checkDrafts(pages: RawDocument[]): Problem[] {
  return pages.flatMap((page) => {
    if (!isDraft(page) || page.unreadable) return [];
    const place = placeOf(page, ['draft']);
    if (!isProsePage(page.id))
      return [report('draft-elsewhere', place, { cure: allNeeded }, 'delete-line')];
    if (!isOriginalText(page))
      return [report('draft-elsewhere', place, { cure: inOriginal }, 'delete-line')];
    const isComplete = localeCodes.every((code) =>
      pages.some(({ id, locale }) => id === page.id && locale === code),
    );
    return isComplete ? [report('draft-complete', place, {}, 'delete-line')] : [];
  });
}

const inOriginal = words(
  '页面要作草稿的，写在同一文件夹的 zh.mdx 里',
  'for a draft, write it in zh.mdx of the same folder',
);
const allNeeded = words('这个页面必须各种语言齐全', 'this page must exist in every language');

/** Whether a page says that it is a draft; what is neither true nor false is reported for itself. */
function isDraft({ data }: RawDocument): boolean {
  const { draft = false } = (data ?? {}) as { draft?: unknown };
  return draft !== false;
}

function isOriginalText({ locale }: RawDocument): boolean {
  return locale === originalLocale;
}

/** Page folders whose name cannot be a path, or is one that the site makes itself. */
export function checkPageIds(pages: RawDocument[], members: RawEntry[]): Problem[] {
  const taken = new Set([pagePaths.beside, ...members.map(({ id }) => `members/${id}`)]);
  return pages
    .filter(
      ({ id }) =>
        !/^[a-z0-9-]+(\/[a-z0-9-]+)*$/.test(id) ||
        id.startsWith('places/') ||
        (taken.has(id) && !ownPages.includes(id)),
    )
    .map(({ file, id }) => reportId(file, id, `members/*, places/*, ${pagePaths.beside}`));
}

/** The original of a text among all texts. */
export function originalOf(
  { id }: RawDocument,
  documents: readonly RawDocument[],
): RawDocument | undefined {
  return documents.find((other) => other.id === id && other.locale === originalLocale);
}

/** Sections with a second heading of their own level: both would have the same fragment. */
export function checkSectionHeadings(charter: RawDocument[]): Problem[] {
  return charter.flatMap((document) =>
    document.blocks
      .filter(({ type }, index) => type === 'heading-2' && index > 0)
      .map(({ text, line }) =>
        report(
          'second-heading',
          lineOf(document, line),
          { value: text },
          { from: '## ', to: '### ' },
        ),
      ),
  );
}

/** Originals that lack a component of their page, and paragraphs that stand twice in a text. */
export function checkBlocks(
  folder: 'pages' | 'charter',
  documents: readonly RawDocument[],
): Problem[] {
  return documents.flatMap((document) => {
    const { id, blocks, unreadable } = document;
    if (unreadable) return [];
    const missing = isOriginalText(document)
      ? neededComponents(folder, id).filter(
          (name) => !blocks.some(({ type }) => type === `<${name}>`),
        )
      : [];
    const place = lineOf(document, blocks[0]?.line ?? 1);
    const twice = blocks.flatMap(({ type, text, line }, index) => {
      const first = blocks.findIndex((other) => other.type === type && other.text === text);
      const isMark = type.startsWith('<');
      if (first === index || (!isMark && text.length < shortest)) return [];
      const values = { value: isMark ? type : text.slice(0, 20), line: blocks[first]?.line ?? 1 };
      return [report('block-twice', lineOf(document, line), values)];
    });
    return [
      ...missing.map((name) => report('component-missing', place, { mark: `<${name} />` })),
      ...twice,
    ];
  });
}

/** Shorter paragraphs may be the same for good reason. */
const shortest = 12;

/** Pages with the title or the description of another page in their language. */
export function checkTitles(pages: readonly RawDocument[]): Problem[] {
  const first = new Map<string, RawDocument>();
  return pages.flatMap((page) =>
    ['title', 'description'].flatMap((key) => {
      const value = (page.data as Record<string, unknown> | null)?.[key];
      if (typeof value !== 'string') return [];
      const other = first.get(`${page.locale} ${key} ${value}`);
      first.set(`${page.locale} ${key} ${value}`, other ?? page);
      if (other === undefined) return [];
      const values = { value, key: keyWords([key]), other: other.file, line: lineAt(other, [key]) };
      return [report('title-twice', placeOf(page, [key]), values)];
    }),
  );
}
