import { isError, type Problem } from '#checks/problem.ts';

/** The problems without those that follow from another, so that the cause stands alone. */
export function withoutConsequences(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    (problem) =>
      !rules.some(
        ({ cause, effect, at }) =>
          effect.test(problem.kind) &&
          problems.some(
            (other) =>
              cause.test(other.kind) &&
              isSame[at](other, problem) &&
              // With an error out of sight the site would be built.
              (isError(other) || !isError(problem)),
          ),
      ),
  );
}

/** What follows from what: where `cause` is reported, `effect` goes. */
const rules: readonly Rule[] = [
  // A name that is typed wrongly is not in the document, and reads otherwise.
  {
    cause:
      /^(?:invisible-character|not-normalised|traditional-character|extra-space|doubled|untrimmed|name-punctuation|left-over|yaml-.*|same-organisation|duplicate-name|markup-in-words|future-date|wrong-language)$/,
    effect: /^(?:not-in-document|place-not-of-name)$/,
    at: 'line',
  },
  {
    cause: /^(?:same-organisation|duplicate-name)$/,
    effect: /^(?:pinyin-differs|reading-differs|character-not-in-name)$/,
    at: 'file',
  },
  { cause: /^(?:character-not-in-name|pinyin-differs)$/, effect: /^reading-differs$/, at: 'file' },
  { cause: /^yaml-(?:quote|comment|colon|special).*$/, effect: /^pinyin-differs$/, at: 'file' },
  { cause: /^lost-characters$/, effect: /^(?:left-over|name-punctuation)$/, at: 'line' },
  { cause: /^unknown-key$/, effect: /^letter-case$/, at: 'line' },
  { cause: /^needless-source$/, effect: /^unknown-publisher$/, at: 'file' },
  { cause: /^ui-placeholders$/, effect: /^foreign-words$/, at: 'line' },
  { cause: /^mixed-letters$/, effect: /^native-differs$/, at: 'line' },
  { cause: /^thai-mark-space$/, effect: /^thai-mark-order$/, at: 'line' },
  // What is read as program code or not as it was meant is no text yet.
  {
    cause: /^(?:heading-space|list-mark|mdx-.*)$/,
    effect: /^(?:full-width-sign|wrong-quotes|foreign-words)$/,
    at: 'line',
  },
  { cause: /^heading-space$/, effect: /^heading-order$/, at: 'file' },
  {
    cause: /^(?:frontmatter.*|file-empty)$/,
    effect: /^(?:blocks-differ|second-heading)$/,
    at: 'file',
  },
  {
    cause: /^(?:second-heading|component-missing|block-twice)$/,
    effect: /^blocks-differ$/,
    at: 'folder',
  },
  { cause: /^second-heading$/, effect: /^charter-differs$/, at: 'line' },
  { cause: /^paragraphs-swapped$/, effect: /^(?:number|contact)-differs$/, at: 'file' },
  // A file with a wrong name, and a list with a line too many.
  { cause: /^(?:bad-id|wrong-ending)$/, effect: /^(?:file-not-listed|missing)$/, at: 'file' },
  {
    cause: /^(?:listed-twice|on-both-lists|listed-without-file|yaml-.*)$/,
    effect: /^order-differs$/,
    at: 'file',
  },
];

const isSame = {
  line: (a, b) => a.file === b.file && a.position?.line === b.position?.line,
  file: (a, b) => a.file === b.file,
  folder: (a, b) => folderOf(a) === folderOf(b),
} satisfies Record<string, (a: Problem, b: Problem) => boolean>;

function folderOf({ file }: Problem): string {
  return file.slice(0, file.lastIndexOf('/'));
}

type Rule = { cause: RegExp; effect: RegExp; at: keyof typeof isSame };
