import type { z } from 'astro/zod';
import { type Problem, type ProblemKind, problemKinds } from '#domain/problem.ts';

/** Says what a schema found wrong with a file in the words of the problem catalogue. */
export function schemaProblems(entry: Located, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(entry, issue, issue.path as Path));
}

function issueProblems(entry: Located, issue: z.core.$ZodIssue, path: Path): Problem[] {
  const value = shorten(valueAt(entry.data, path));
  const key = path.join('.') || entry.file;
  const at = (kind: ProblemKind, values: Problem['values'] = {}, to: Path = path): Problem => ({
    kind,
    file: entry.file,
    path: to,
    position: entry.locate?.(to),
    values: { key, value, ...values },
  });
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((unknown) => at('unknown-key', { key: unknown }, [...path, unknown]));
    case 'invalid_type':
      return [
        valueAt(entry.data, path) === undefined
          ? at('missing')
          : at('wrong-type', { expected: issue.expected }),
      ];
    case 'invalid_value':
      return [
        valueAt(entry.data, path) === undefined
          ? at('missing')
          : at('unknown-value', { options: issue.values.map(String).join(', ') }),
      ];
    case 'invalid_union':
      return valueAt(entry.data, path) === undefined
        ? [at('missing')]
        : [at('wrong-type', { expected: 'text' })];
    case 'custom': {
      const { kind, ...values } = (issue.params ?? {}) as { kind?: string } & Problem['values'];
      return [at(isProblemKind(kind) ? kind : 'bad-format', { example: '—', ...values })];
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => issueProblems(entry, inner, path));
    case 'too_small':
      return [at('empty')];
    default:
      return [at('bad-format', { example: '—' })];
  }
}

function isProblemKind(kind: string | undefined): kind is ProblemKind {
  return kind !== undefined && Object.hasOwn(problemKinds, kind);
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<string | number, unknown> | undefined | null)?.[key],
    data,
  );
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

type Path = (string | number)[];

type Located = {
  file: string;
  data: unknown;
  locate?: ((path: Problem['path']) => Problem['position']) | undefined;
};
