import type { z } from 'zod';
import { type NameOf, reportForm, reportGround } from '#checks/forms.ts';
import { nearestOf } from '#checks/nearest.ts';
import {
  defineProblems,
  type Located,
  type Path,
  type Place,
  type Problem,
  placeOf,
  replaceBy,
  valueAt,
  type Words,
} from '#checks/problem.ts';
import {
  didYouMean,
  howToWrite,
  keyWords,
  optionWords,
  typeWords,
  valueWords,
  words,
} from '#checks/words.ts';
import { isoDate } from '#domain/date.ts';
import { originalLocale } from '#domain/locale.ts';
import type { Match } from '#domain/match.ts';

/** Kinds of problem that a schema finds. */
export const report = defineProblems({
  'unknown-key': `
    “{key}”不是可用的字段名
    {nearest}请改用下列字段名之一：{options}
    写错的字段名不会被读到，内容就无声地丢了。
    “{key}” is not a known key
    {nearest}use one of these: {options}
    A mistyped key would be read by nobody, and its content lost without a word.`,
  missing: `
    缺少“{key}”
    请在{where}加一行“{line}”{how}
    这个字段是必需的。
    “{key}” is missing
    {where} add a line “{line}”{how}
    This key is required.`,
  'wrong-type': `
    “{key}”应为{expected}，现为{value}
    请写成{expected}{how}
    这里需要另一种内容：例如应为列表的地方写了一句话。
    “{key}” must be {expected}, but is {value}
    write {expected}{how}
    Something else is needed here: a list, for example, where there is a sentence.`,
  empty: `
    “{key}”是空的
    请在冒号后面空一格，填写内容；不知道的，如果不是必填，就删去这一行
    空的字段没有意义；不知道的内容，整行不写。
    “{key}” is empty
    put a space after the colon and fill it in; if it is not known and not required, delete the line
    A key without a value says nothing; leave out what is not known.`,
  untrimmed: `
    “{value}”的开头或结尾有多余的空格
    请删去开头和结尾的空格（包括全角空格）
    多余的空格会使排序和比较出错。
    “{value}” has extra spaces at its start or end
    delete the spaces at its start and end (full-width ones too)
    Such spaces break sorting and comparison.`,
  'unknown-value': `
    “{value}”不是“{key}”可用的值
    {nearest}请改用下列值之一：{options}
    这个字段只能用固定的几个值。
    “{value}” is not a value of “{key}”
    {nearest}use one of these: {options}
    This key takes a few fixed values only.`,
});

/**
 * Reports what a schema found wrong with a file.
 * @param nameOf what the site calls a value that a key may have
 */
export function schemaProblems(
  entry: Located & { data: unknown },
  schema: z.ZodType,
  error: z.ZodError,
  nameOf: NameOf = () => undefined,
): Problem[] {
  const mistyped = new Set(
    error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? meantKeys(schema, issue.path as Path, issue.keys) : [],
    ),
  );
  const read = (issue: z.core.$ZodIssue, path: Path): Problem[] => {
    // A key or value of a record: the issues are inside.
    if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
      return issue.issues.flatMap((inner) => read(inner, path));
    if (issue.code === 'unrecognized_keys') return unknownKeys(entry, schema, path, issue.keys);
    // A key that is missing because it was mistyped is reported once, where it stands.
    if (mistyped.has(path.join('.')) && valueAt(entry.data, path) === undefined) return [];
    const place = placeOf(entry, path);
    const key = path.length > 0 ? keyWords(path, entry.data) : entry.file;
    if (issue.message === 'match-without-ground')
      return [reportGround(place, valueAt(entry.data, path.slice(0, -1)) as Match)];
    return [valueProblem(issue, place, key, valueAt(entry.data, path), nameOf)];
  };
  return error.issues.flatMap((issue) => read(issue, issue.path as Path));
}

/** The paths of the keys that unknown ones most likely stand for. */
function meantKeys(schema: z.ZodType, path: Path, keys: string[]): string[] {
  const known = keysOf(schemaAt(schema, path));
  return keys.flatMap((key) => {
    const near = nearestKey(key, known);
    return near === undefined ? [] : [[...path, near].join('.')];
  });
}

/** The known key that an unknown one most likely stands for, also one written in Chinese. */
function nearestKey(key: string, known: readonly string[]): string | undefined {
  return (
    nearestOf(key, known) ??
    known.find((name) => keyWords([name])[originalLocale] === `${key} ${name}`)
  );
}

/** Reports a key that is missing, with the value that it must have where that is certain. */
export function reportMissing(
  place: Place & { path: Path },
  name: string,
  value?: string,
): Problem {
  const line = place.position?.line ?? 1;
  const indent = ' '.repeat((place.position?.column ?? 1) - 1);
  const how =
    value === undefined
      ? words('，把 … 换成实际内容', ', with the real content in place of …')
      : words('', '');
  return report('missing', place, {
    key: keyWords(place.path),
    // The place is the first key of the group; in an item of a list a hyphen stands before it.
    where:
      typeof place.path.at(-2) === 'number'
        ? words(`第 ${line} 行的下面`, `below line ${line}`)
        : words(`第 ${line} 行的上面`, `above line ${line}`),
    line: `${indent}${name}: ${value ?? '…'}`,
    how,
  });
}

function unknownKeys(entry: Located, schema: z.ZodType, path: Path, keys: string[]): Problem[] {
  const known = keysOf(schemaAt(schema, path));
  return keys.map((key) => {
    const near = nearestKey(key, known);
    const at = [...path, key];
    return report(
      'unknown-key',
      placeOf(entry, at, true),
      { key, nearest: didYouMean(near), options: optionWords(known) },
      replaceBy(key, near),
    );
  });
}

/** A schema's issue with one value, as a problem. */
function valueProblem(
  issue: z.core.$ZodIssue,
  place: Place & { path: Path },
  key: Words | string,
  found: unknown,
  nameOf: NameOf,
): Problem {
  const value = shorten(found);
  const wrongType = (expected: string) => reportType(place, key, found, expected);
  if (found === undefined) return reportMissing(place, String(place.path.at(-1)));
  if (found === null) return report('empty', place, { key });
  switch (issue.code) {
    case 'invalid_type':
      return wrongType(issue.expected);
    case 'invalid_union':
      return wrongType('string');
    case 'invalid_value': {
      const options = issue.values.map(String);
      const name = (option: string) => nameOf(String(place.path.at(-1)), option);
      const isNamed = (option: string) => Object.values(name(option) ?? {}).includes(value);
      const near = nearestOf(value, options) ?? options.find(isNamed);
      const values = { key, value, nearest: didYouMean(near), options: optionWords(options, name) };
      return report('unknown-value', place, values, replaceBy(value, near));
    }
    case 'too_small':
    case 'too_big':
      if (typeof found === 'number') {
        const example = String('minimum' in issue ? issue.minimum : issue.maximum);
        return reportForm(`bad-format ${example}`, place, { key, value }, nameOf);
      }
      return Array.isArray(found) && found.length > 0
        ? wrongType('tuple')
        : report('empty', place, { key });
    default:
      return formProblem(issue.message, place, { key, value }, nameOf);
  }
}

/** A problem with the form of a text; the schemas of `domain/` name its kind in their message. */
function formProblem(
  message: string,
  place: Place,
  { key, value }: { key: Words | string; value: string },
  nameOf: NameOf,
): Problem {
  switch (message) {
    case 'empty':
      return report('empty', place, { key });
    case 'untrimmed':
      return report('untrimmed', place, { value }, replaceBy(value, value.trim()));
    default:
      return reportForm(message, place, { key, value }, nameOf);
  }
}

/** Reports a value of another type than the key needs; a number or truth value becomes text between quotes. */
export function reportType(
  place: Place,
  key: Words | string,
  found: unknown,
  expected: string,
): Problem {
  const values = { key, value: valueWords(found), expected: typeWords(expected) };
  const isBare = expected === 'string' && ['number', 'boolean'].includes(typeof found);
  const fix = isBare ? { from: String(found), to: JSON.stringify(String(found)) } : undefined;
  return report('wrong-type', place, { ...values, how: howToWrite(expected, found) }, fix);
}

/** Every key that any of the schemas knows, at any depth, and those whose value is a date. */
export function knownKeys(schemas: readonly z.ZodType[]): {
  keys: Set<string>;
  dateKeys: Set<string>;
} {
  const [keys, dateKeys] = [new Set<string>(), new Set<string>()];
  const collect = (schema: z.ZodType): void => {
    const { shape = {}, element, valueType } = unwrap(schema);
    for (const [key, value] of Object.entries(shape)) {
      keys.add(key);
      if (isDate(value)) dateKeys.add(key);
      collect(value);
    }
    if (element) collect(element);
    if (valueType) collect(valueType);
  };
  schemas.forEach(collect);
  return { keys, dateKeys };
}

/** How far data is from what a schema asks for: the number of mistakes, and the keys that have no place. */
export function judgeBy(schema: z.ZodType) {
  return (data: unknown): { count: number; unknown: readonly string[] } => {
    const issues = schema.safeParse(data).error?.issues ?? [];
    const unknown = issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [],
    );
    return { count: issues.length + unknown.length, unknown };
  };
}

/** Every date in data that its schema has accepted, with its path. */
export function datesIn(schema: z.ZodType, data: unknown, path: Path = []): FoundDate[] {
  if (isDate(schema)) return typeof data === 'string' ? [{ path, date: data }] : [];
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const inner = innerSchema(schema, key);
    const step = Array.isArray(data) ? Number(key) : key;
    return inner ? datesIn(inner, value, [...path, step]) : [];
  });
}

function isDate(schema: z.ZodType): boolean {
  return unwrap(schema) === (isoDate as Wrapped);
}

/** The schema of the value at a path. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  return path.reduce<z.ZodType | undefined>(
    (outer, key) => outer && innerSchema(outer, String(key)),
    schema,
  );
}

function innerSchema(schema: z.ZodType, key: string): z.ZodType | undefined {
  const { shape, element, valueType } = unwrap(schema);
  return shape?.[key] ?? element ?? valueType;
}

function keysOf(schema: z.ZodType | undefined): string[] {
  return Object.keys((schema && unwrap(schema).shape) ?? {});
}

/** The schema itself where it is optional or has a default. */
function unwrap(schema: z.ZodType): Wrapped {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? unwrap(innerType) : (schema as Wrapped);
}

function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

/** A date in a file, ISO 8601, with its path. */
type FoundDate = { path: Path; date: string };

/** What objects, arrays and records show of the schemas inside them. */
type Wrapped = {
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  valueType?: z.ZodType;
};
