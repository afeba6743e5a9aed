import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, sep } from 'node:path';
import { type CheckedContent, checkContent } from '#checks/content.ts';
import type { Dictionary } from '#checks/dictionary.ts';
import { nearestOf } from '#checks/nearest.ts';
import { didYouMean, type Problem } from '#checks/problem.ts';
import { readingsOf } from '#checks/readings.ts';
import { allKeys } from '#checks/schema.ts';
import { allianceSchema } from '#domain/alliance.ts';
import { glossarySchema } from '#domain/glossary.ts';
import { publishedListSchema } from '#domain/ledger.ts';
import { localeCodes } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { memberSchema } from '#domain/member.ts';
import { componentsOf, pageSchema, sectionSchema } from '#domain/page.ts';
import { placesSchema } from '#domain/place.ts';
import { translationRecordSchema } from '#domain/translation-record.ts';
import { readText } from '#reader/mdx.ts';
import { frontmatterOf } from '#reader/mdx-slips.ts';
import type { RawContent, RawDocument, RawEntry } from '#reader/raw.ts';
import { readTextFile } from '#reader/text-file.ts';
import { readYaml } from '#reader/yaml.ts';
import { compareWithCode, noWords } from '#scripts/staff/interface-words.ts';
import { recoverWrites } from '#scripts/staff/write-files.ts';

/**
 * Reads everything under `content/` and checks it as a whole, without Astro.
 * @param root the project's root, an absolute path
 * @param changes what to take instead of the files, as `readContent` has it
 */
export function checkProject(root: string, changes?: Changes): CheckedContent {
  return checkFiles(root, readFiles(root, changes));
}

/**
 * Checks the files of `content/` as a whole.
 * @param root where the site's code lies, which tells what words of the interface it uses
 * @param today ISO 8601; no date may be later
 */
export function checkFiles(
  root: string,
  files: ContentFiles,
  today = todayInChina(),
): CheckedContent {
  const raw = parseContent(files);
  const checked = checkContent(raw, { today, readings: readingsOf });
  const dictionary = raw.ui?.zh.data;
  const isReadable = typeof dictionary === 'object' && dictionary !== null;
  const words = isReadable ? compareWithCode(root, dictionary as Dictionary) : noWords;
  const asked = words.missing.map(
    (key): Problem => ({
      kind: 'ui-asked',
      file: 'content/ui/zh.json',
      path: key.split('.'),
      position: raw.ui?.zh.locate?.(key.split('.')),
      values: { key },
    }),
  );
  const unused = words.unused.map(
    (key): Problem => ({
      kind: 'ui-unused',
      file: 'content/ui/zh.json',
      path: key.split('.'),
      position: raw.ui?.zh.locate?.(key.split('.')),
      values: { key },
    }),
  );
  const problems = [...checked.problems, ...asked, ...unused];
  return asked.length > 0 ? { problems } : { ...checked, problems };
}

/** The day where the content is edited, ISO 8601. */
export function todayInChina(): string {
  return new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

/**
 * Reads everything under `content/` without Astro, in sorted order.
 * What cannot be read becomes a problem in the result; nothing is thrown for bad content.
 * @param root the project's root, an absolute path
 * @param changes texts to take instead of files, by path from the root; `null` for a file that is taken away
 */
export function readContent(root: string, changes?: Changes): RawContent {
  return parseContent(readFiles(root, changes));
}

/**
 * Makes content of the files under `content/`.
 * @param files by path from the project's root, such as `content/alliance.yaml`
 */
export function parseContent(files: ContentFiles): RawContent {
  const problems: Problem[] = [];
  /** A file is read once for as long as its bytes are the same. */
  const read = <T>(path: string, parse: (text: string, told: Problem[]) => T): T => {
    const bytes = files.get(path) ?? new Uint8Array();
    const known = readings.get(bytes);
    if (known?.path === path) {
      problems.push(...known.problems);
      return known.entry as T;
    }
    const { text, problems: told } = readTextFile(bytes, path);
    // Both versions of a text at once are no text.
    const isConflict = told.some(({ kind }) => kind === 'merge-conflict');
    const entry = isConflict ? { ...parse('', []), unreadable: true } : parse(text, told);
    readings.set(bytes, { path, problems: told, entry });
    problems.push(...told);
    return entry;
  };
  const paths = [...files.keys()].sort();
  const known = paths.map((path) => ({ path, kind: kinds.find(({ form }) => form.test(path)) }));
  problems.push(...findStrayFiles(known), ...findTwins(paths));

  const list = <T>(folder: string, make: (path: string) => T): T[] =>
    known.flatMap(({ path, kind }) => (kind?.folder === folder ? [make(path)] : []));
  const required = (path: string, parse: typeof readData): RawEntry => {
    if (files.has(path)) return read(path, (text, told) => parse(path, text, told));
    problems.push({ kind: 'missing-file', file: path, path: [], values: { path } });
    return unreadableEntry(path);
  };
  const single = (name: string) => required(`content/${name}`, readData);
  const yaml = (path: string) => read(path, (text, told) => readData(path, text, told));
  const mdx = (folder: 'pages' | 'charter') =>
    list(folder, (path) => read(path, (text, told) => readDocument(folder, path, text, told)));
  const ui = mapLocales((code) => required(`content/ui/${code}.json`, readDictionary));
  return {
    alliance: single('alliance.yaml'),
    places: single('places.yaml'),
    glossary: single('glossary.yaml'),
    members: list('members', yaml),
    lists: list('lists', yaml),
    pages: mdx('pages'),
    charter: mdx('charter'),
    records: list('records', (path) => ({ ...yaml(path), id: basename(dirname(path)) })),
    ui: Object.values(ui).some(({ unreadable }) => unreadable) ? undefined : ui,
    problems,
  };
}

/** What may lie under `content/`, and as what it is read; anything else is told as out of place. */
const kinds = [
  { folder: '', form: /^content\/(alliance|places|glossary)\.yaml$/, example: 'alliance.yaml' },
  { folder: 'members', form: /^content\/members\/[^/]+\.yaml$/, example: 'members/<id>.yaml' },
  { folder: 'lists', form: /^content\/lists\/[^/]+\.yaml$/, example: 'lists/<date>.yaml' },
  { folder: 'pages', form: /^content\/pages\/.+\/[^/]+\.mdx$/, example: 'pages/<page>/zh.mdx' },
  {
    folder: 'charter',
    form: /^content\/charter\/[^/]+\/[^/]+\.mdx$/,
    example: 'charter/<section>/zh.mdx',
  },
  {
    folder: 'records',
    form: /^content\/charter\/[^/]+\/record\.yaml$/,
    example: 'charter/<section>/record.yaml',
  },
  {
    folder: 'ui',
    form: new RegExp(`^content/ui/(${localeCodes.join('|')})\\.json$`),
    example: 'ui/zh.json',
  },
];

/** What was made of a file's bytes, with the problems met in reading. */
const readings = new WeakMap<Uint8Array, { path: string; problems: Problem[]; entry: unknown }>();

/** Every key that YAML files under `content/` may hold. */
const keys = allKeys([
  allianceSchema,
  glossarySchema,
  memberSchema,
  pageSchema,
  placesSchema,
  publishedListSchema,
  sectionSchema,
  translationRecordSchema,
]);

/**
 * All files under `content/` but hidden ones, with the changes in their stead.
 * A write that was interrupted is finished or discarded before.
 */
export function readFiles(root: string, changes: Changes = new Map()): ContentFiles {
  recoverWrites(root);
  const files: ContentFiles = new Map();
  let entries: { name: string; parentPath: string; isFile: () => boolean }[] = [];
  try {
    entries = readdirSync(join(root, 'content'), { recursive: true, withFileTypes: true });
  } catch {
    // No folder: every file is told as missing.
  }
  for (const entry of entries) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const absolute = join(entry.parentPath, entry.name);
    const path = absolute.slice(join(root, '/').length).split(sep).join('/');
    if (!changes.has(path)) files.set(path, readFileSync(absolute));
  }
  for (const [path, text] of changes)
    if (text !== null) files.set(path, new TextEncoder().encode(text));
  return files;
}

/** Files that nothing reads: a wrong ending or a wrong folder would lose them silently. A README may lie anywhere. */
function findStrayFiles(files: { path: string; kind: unknown }[]): Problem[] {
  const options = kinds.map(({ example }) => example).join(', ');
  return files
    .filter(({ path, kind }) => !kind && basename(path) !== 'README.md')
    .map(({ path }) => ({
      kind: 'unexpected-file',
      file: path,
      path: [],
      values: { name: basename(path), options },
    }));
}

/** Files whose paths differ in upper and lower case only. */
function findTwins(paths: string[]): Problem[] {
  const first = new Map<string, string>();
  return paths.flatMap((path): Problem[] => {
    const other = first.get(path.toLowerCase());
    first.set(path.toLowerCase(), other ?? path);
    const values = { name: basename(path), other: other ?? '' };
    return other === undefined ? [] : [{ kind: 'case-twins', file: path, path: [], values }];
  });
}

/** A file that cannot be read counts as present, so that its problem is told once. */
function unreadableEntry(file: string): RawEntry {
  return { file, id: basename(file, extname(file)), data: undefined, unreadable: true };
}

function readData(file: string, source: string, problems: Problem[]): RawEntry {
  const id = basename(file, '.yaml');
  if (source.trim() === '') return unreadableEntry(file);
  const { data, problems: found, isReadable, locate } = readYaml(source, file, keys);
  problems.push(...found);
  return { file, id, data, locate, ...(isReadable ? {} : { unreadable: true }) };
}

function readDocument(
  folder: 'pages' | 'charter',
  file: string,
  source: string,
  problems: Problem[],
): RawDocument {
  const id = dirname(file).slice(`content/${folder}/`.length);
  const frontmatter = frontmatterOf(source);
  const facts = readYaml(
    frontmatter.replace(/^---\n/, '').replace(/---[ \t]*\n?$/, ''),
    file,
    keys,
    2,
  );
  const components = componentsOf(folder, id);
  const { blocks, links, prose, faults } = readText(source, components);
  const isOpen = frontmatter === '' && /^---[ \t]*\n/.test(source);
  const text = faults.map(({ kind, value, values, position, fix }): Problem => {
    const name = /^<\/?([\w.]+)/.exec(value)?.[1] ?? '';
    const near = kind === 'unknown-component' ? nearestOf(name, components) : undefined;
    return {
      kind,
      file,
      path: [],
      position,
      values: {
        value,
        options: components.map((component) => `<${component} />`).join(', ') || '—',
        nearest: didYouMean(near && `<${near} />`),
        ...values,
      },
      fix: near ? { from: `<${name}`, to: `<${near}` } : fix,
    };
  });
  const open: Problem[] = isOpen
    ? [{ kind: 'frontmatter', file, path: [], position: { line: 1, column: 1 }, values: {} }]
    : [];
  problems.push(...facts.problems, ...(isOpen ? open : text));
  const isRead = (frontmatter === '' || facts.isReadable) && !isOpen;
  return {
    file,
    id,
    locale: basename(file, '.mdx'),
    data: facts.data ?? {},
    locate: facts.locate,
    blocks,
    links,
    prose: isOpen ? [] : prose,
    // Blocks of a text with faults are not what they are meant to be.
    ...(isRead && text.length === 0 ? {} : { unreadable: true }),
  };
}

function readDictionary(file: string, source: string, problems: Problem[]): RawEntry {
  const id = basename(file, '.json');
  if (source.trim() === '') return unreadableEntry(file);
  try {
    JSON.parse(source);
  } catch (error) {
    const index = placeInJson(source, (error as Error).message);
    const before = source.slice(0, index).split('\n');
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    const value = source.split('\n')[position.line - 1]?.trim() ?? '';
    problems.push({ kind: 'json-syntax', file, path: [], position, values: { value } });
    return unreadableEntry(file);
  }
  // JSON is YAML, which also tells keys that stand twice, and where everything stands.
  const { data, problems: found, locate } = readYaml(source, file, undefined);
  problems.push(...found.filter(({ kind }) => kind === 'duplicate-key'));
  return { file, id, data: data ?? JSON.parse(source), locate };
}

/** Where in a JSON text its parser stopped, from 0, as far as its message tells. */
function placeInJson(source: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  // The message quotes what stands around the sign that was not expected.
  const [, sign = '', around = ''] =
    /^Unexpected token '(.)', (?:\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid/u.exec(message) ?? [];
  const index =
    position === undefined
      ? source.indexOf(around) + Math.max(around.indexOf(sign), 0)
      : Number(position);
  // A comma is missed only where the next line begins.
  return message.includes("Expected ','")
    ? source.slice(0, index).trimEnd().length
    : Math.max(index, 0);
}

/** Texts to take instead of files, by path from the project's root; `null` takes a file away. */
export type Changes = ReadonlyMap<string, string | null>;

/** Files by path from the project's root. */
export type ContentFiles = Map<string, Uint8Array>;
