import type { z } from 'astro/zod';
import { nearestOf } from '#checks/nearest.ts';
import {
  didYouMean,
  type Problem,
  type ProblemKind,
  problemKinds,
  type Words,
  wordsFor,
} from '#checks/problem.ts';

/** Says what a schema found wrong with a file in the words of the problem catalogue. */
export function schemaProblems(entry: Located, schema: z.ZodType, error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => issueProblems(entry, schema, issue, issue.path as Path));
}

function issueProblems(
  entry: Located,
  schema: z.ZodType,
  issue: z.core.$ZodIssue,
  path: Path,
): Problem[] {
  const found = valueAt(entry.data, path);
  const value = shorten(found);
  const key = path.join('.') || entry.file;
  const at = (
    kind: ProblemKind,
    values: Problem['values'] = {},
    to: Path = path,
    fix?: Problem['fix'],
  ): Problem => ({
    kind,
    file: entry.file,
    path: to,
    position: entry.locate?.(to, kind === 'unknown-key'),
    values: { key, value, ...values },
    fix,
  });
  const missing = () => at('missing', { line: `${path.at(-1)}: …` });
  const wrongType = (expected: string) => [
    found === undefined
      ? missing()
      : found === null
        ? at('empty')
        : at('wrong-type', { expected: wordsFor(expected) }),
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, path);
      return issue.keys.map((unknown) => {
        const near = nearestOf(unknown, known);
        const values = { key: unknown, nearest: didYouMean(near), options: known.join(', ') };
        const fix = near === undefined ? undefined : { from: unknown, to: near };
        return at('unknown-key', values, [...path, unknown], fix);
      });
    }
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'invalid_value':
      return found === undefined || found === null
        ? wrongType('string')
        : [unknownValue(at, value, issue.values.map(String))];
    case 'invalid_union':
      return wrongType('string');
    case 'custom': {
      const { kind, ...values } = (issue.params ?? {}) as { kind?: string } & Problem['values'];
      const known = isProblemKind(kind) ? kind : 'bad-format';
      const fix =
        known === 'untrimmed' && value !== '' ? { from: value, to: value.trim() } : undefined;
      return [at(known, { example: '—', ...values }, path, fix)];
    }
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.flatMap((inner) => issueProblems(entry, schema, inner, path));
    case 'too_small':
    case 'too_big':
      if (typeof found === 'number')
        return [
          at('bad-format', { example: String('minimum' in issue ? issue.minimum : issue.maximum) }),
        ];
      return [
        Array.isArray(found) && found.length > 0
          ? at('wrong-type', { expected: wordsFor('tuple') })
          : at('empty'),
      ];
    case 'invalid_format':
      return [at('bad-address')];
    default:
      return [at('bad-format', { example: '—' })];
  }
}

function unknownValue(
  at: (kind: ProblemKind, values: Problem['values'], to?: Path, fix?: Problem['fix']) => Problem,
  value: string,
  options: string[],
): Problem {
  const near = nearestOf(value, options);
  const values: Record<string, string | Words> = {
    nearest: didYouMean(near),
    options: options.join(', '),
  };
  return at('unknown-value', values, undefined, near ? { from: value, to: near } : undefined);
}

/** Every key that any of the schemas knows, at any depth. */
export function allKeys(schemas: readonly z.ZodType[]): Set<string> {
  const keys = new Set<string>();
  const collect = (schema: z.ZodType): void => {
    const inner = unwrap(schema);
    const { shape, element, valueType } = inner as Wrapped;
    for (const [key, value] of Object.entries(shape ?? {})) {
      keys.add(key);
      collect(value);
    }
    if (element) collect(element);
    if (valueType) collect(valueType);
  };
  schemas.forEach(collect);
  return keys;
}

/** The keys that a schema knows at a place. */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let inner: Wrapped | undefined = unwrap(schema);
  for (const key of path) {
    const next: z.ZodType | undefined = inner?.shape?.[key] ?? inner?.element ?? inner?.valueType;
    inner = next && unwrap(next);
  }
  return Object.keys(inner?.shape ?? {});
}

/** The schema itself where it may be left out or has a default. */
function unwrap(schema: z.ZodType): Wrapped {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? unwrap(innerType) : (schema as Wrapped);
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

/** What schemas that hold others show of them. */
type Wrapped = {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
};

type Located = {
  file: string;
  data: unknown;
  /** Where a value stands, or with `key` its key. */
  locate?: ((path: Problem['path'], key?: boolean) => Problem['position']) | undefined;
};
