import type { Place, Problem } from '#checks/problem.ts';
import { formatProblems } from '#checks/reporters.ts';

/** Stops a command that cannot be carried out; its message describes every problem in Chinese and English. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: Problem[]) {
    super(formatProblems(problems));
    this.problems = problems;
  }

  /** The same refusal, with the document's name in problems that have a place in it. */
  in(file: string): Refusal {
    return new Refusal(
      ...this.problems.map((problem) => ({ ...problem, file: problem.file || file })),
    );
  }
}

/** A place in the document that the user gave, whose name `Refusal.in` adds. */
export function inDocument(place?: string): Place {
  return { file: '', path: place === undefined ? [] : [place] };
}
