import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  type Fix,
  hasErrors,
  lineOf,
  type Problem,
  type Words,
} from '#checks/problem.ts';
import { words } from '#checks/words.ts';
import { addressNote } from '#domain/charter.ts';

/** Kinds of problem with notes that accept a warning. */
export const report = defineProblems(
  {},
  {
    'accepted-nothing': `
    这里已核对的提醒“{kind}”现在没有了
    请删去这条“已核对”：“{value}”；其他内容保留
    核对过的提醒消失了，多半是文字改过；留着它，以后同样的问题就没有人知道了。
    The warning “{kind}” that was accepted here is not given any more
    delete the note “{value}” and nothing else
    The text was most likely changed; with the note left, nobody would hear of the same problem again.`,
    'accepted-wrongly': `
    这条“已核对”不起作用：{cause}
    {cure}
    只有提醒可以核对后不再显示，并且要写明理由。
    This note accepts nothing: {cause}
    {cure}
    Only a warning can be accepted, and only with a reason.`,
  },
);

/**
 * The notes in a file that accept a warning, each with the line it speaks of: its own, or if nothing else stands
 * there the next that is not empty. They stand in a comment of YAML or MDX, or in JSON under a key that begins `//`.
 */
export function findAccepted(file: string, text: string): Accepted[] {
  if (!note.test(text)) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, index): Accepted[] => {
    const [value, kind = '', given = ''] = note.exec(line) ?? [];
    if (value === undefined) return [];
    const isAlone = line.slice(0, line.indexOf(value)).trim() === '';
    const next = lines.findIndex(
      (other, at) =>
        at > index && other.trim() !== '' && !note.test(other) && !addressNote.test(other.trim()),
    );
    const about = isAlone ? next + 1 : index + 1;
    // The word that the check offers for copying gives no reason.
    const reason = /^(?:\u7406\u7531|reason)?[\s.\u3002\uff1a:\u2026]*$/i.test(given) ? '' : given;
    return [{ file, line: index + 1, about, isAlone, kind, reason, value: value.trim() }];
  });
}

const note =
  /(?:#|\{\/\*|"\/\/[^"]*":\s*")\s*(?:\u5df2\u6838\u5bf9(?:\s*accepted)?|accepted)\s*[:\uff1a]\s*([a-z-]*)\s*(.*?)(?:\*\/\}|",?)?\s*$/m;

/** The note that would accept a warning, to be written on the line above it. */
export function acceptanceOf({ file, kind, path }: Problem): string {
  const words = `已核对 accepted: ${kind} 理由`;
  if (file.endsWith('.json')) return `"// ${path.at(-1)}": "${words}",`;
  return file.endsWith('.mdx') && path.length === 0 ? `{/* ${words} */}` : `# ${words}`;
}

/** The problems without the warnings that were accepted, and with the notes that accept nothing. */
export function settle(
  problems: readonly Problem[],
  accepted: readonly Accepted[],
  kinds: Kinds,
): Problem[] {
  const used = new Set<Accepted>();
  const rest = problems.filter(({ severity, kind, file, position }) => {
    const found = accepted.filter(
      (note) =>
        note.file === file &&
        note.kind === kind &&
        note.reason !== '' &&
        (position === undefined || note.about === position.line),
    );
    if (severity === 'error') return true;
    for (const note of found) used.add(note);
    return found.length === 0;
  });
  // With errors not everything was looked at.
  const isPartial = hasErrors(rest);
  const wrong = accepted.flatMap((note) => {
    const { kind, reason, value, isAlone } = note;
    const place = lineOf(note, note.line);
    if (kinds[kind]?.severity !== 'warning' || reason === '') return [reportWrong(note, kinds)];
    const fix = isAlone ? 'delete-line' : { from: ` ${value}`, to: '' };
    return used.has(note) || isPartial
      ? []
      : [report('accepted-nothing', place, { kind, value }, fix)];
  });
  return [...rest, ...wrong];
}

/** Reports a note that names no warning, or gives no reason. */
function reportWrong(
  { file, line, kind, reason, value, isAlone }: Accepted,
  kinds: Kinds,
): Problem {
  const place = lineOf({ file }, line);
  const say = (cause: Words, cure: Words, fix?: Fix) =>
    report('accepted-wrongly', place, { cause, cure }, fix);
  if (kinds[kind]?.severity === 'error')
    return say(
      words(`“${kind}”是错误，错误不能这样通过`, `“${kind}” is an error, which must be corrected`),
      words('请删去这条“已核对”，并改正那个错误', 'delete the note, and correct the error'),
      isAlone ? 'delete-line' : { from: ` ${value}`, to: '' },
    );
  if (kinds[kind])
    return say(
      words('没有写理由', 'it gives no reason'),
      words(
        `请在“${kind}”后面空一格，写上理由`,
        `put a space after “${kind}” and write the reason`,
      ),
    );
  const names = Object.keys(kinds).filter((name) => kinds[name]?.severity === 'warning');
  const near = nearestOf(kind, names);
  return say(
    words(`没有名为“${kind}”的提醒`, `there is no warning “${kind}”`),
    near
      ? words(`请把“${kind}”改为“${near}”`, `change “${kind}” to “${near}”`)
      : words(
          '请照抄检查给出的那一行，只把“理由”换成您的理由',
          'copy the line that the check gives, and put your reason in place of 理由',
        ),
    near && reason !== '' ? { from: kind, to: near } : undefined,
  );
}

/** A note that accepts a warning: where it stands, and the line it speaks of. */
export type Accepted = {
  file: string;
  line: number;
  about: number;
  /** Whether nothing else stands in its line. */
  isAlone: boolean;
  kind: string;
  reason: string;
  value: string;
};

type Kinds = Readonly<Record<string, Pick<Problem, 'severity'>>>;
