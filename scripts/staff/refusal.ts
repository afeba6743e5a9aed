import type { Place, Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';

/** Stops a command that cannot be carried out; its message describes every problem in Chinese and English. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  private commands: readonly string[] = [];

  constructor(...problems: Problem[]) {
    const groups = [...Map.groupBy(problems, ({ kind }) => kind).values()];
    super(groups.map(describeGroup).join('\n'));
    this.problems = problems;
  }

  /** The same refusal, with the document's name in problems that have a place in it. */
  in(file: string): Refusal {
    return new Refusal(
      ...this.problems.map((problem) => ({ ...problem, file: problem.file || file })),
    ).next(...this.commands);
  }

  /** Whether it says with which command to go on. */
  get hasNext(): boolean {
    return this.commands.length > 0;
  }

  /** The same refusal, with whole commands to go on with. */
  next(...commands: string[]): this {
    this.commands = commands;
    if (commands.length > 0)
      this.message += `\n${commands.map((line) => `    ${line}`).join('\n')}`;
    return this;
  }
}

/** Problems of one kind: the first few, and the places of the rest. */
function describeGroup(problems: readonly Problem[]): string {
  const rest = problems.slice(most).map(({ file, path }) => path.join(' ') || file);
  const more = `  另有 ${rest.length} 处同样的问题 more of the same: ${rest.join('、')}`;
  return [formatProblems(problems.slice(0, most)), ...(rest.length > 0 ? [more] : [])].join('\n');
}

/** How many problems of one kind are described. */
const most = 5;

/** A place in the document that the user gave, whose name `Refusal.in` adds. */
export function inDocument(place?: string): Place {
  return { file: '', path: place === undefined ? [] : [place] };
}
