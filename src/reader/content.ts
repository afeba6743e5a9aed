import { type Accepted, findAccepted } from '#checks/accepted.ts';
import { type CheckedContent, checkContent, type Knowledge } from '#checks/content.ts';
import { findTwins, report as reportFile, reportUnexpected } from '#checks/files.ts';
import type { Problem } from '#checks/problem.ts';
import { judgeBy, knownKeys } from '#checks/schema.ts';
import { dataSchemas, textSchemas } from '#domain/content.ts';
import { draftLocales, localeCodes } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { componentsOf } from '#domain/page.ts';
import { readJson } from '#reader/json.ts';
import { findFrontmatterProblem, readMdx } from '#reader/mdx.ts';
import { frontmatterOf } from '#reader/mdx-lines.ts';
import type { ContentFiles, RawContent, RawDocument, RawEntry } from '#reader/raw.ts';
import { readTextFile } from '#reader/text-file.ts';
import { readYaml } from '#reader/yaml.ts';

/** Reads and checks the files of `content/`. */
export function readContent(files: ContentFiles, knowledge: Knowledge = {}): CheckedContent {
  return checkContent(parseContent(files), knowledge);
}

/** Reads the files of `content/`. What cannot be read becomes a problem in the result; nothing is thrown. */
export function parseContent(files: ContentFiles): RawContent {
  const problems: Problem[] = [];
  const accepted: Accepted[] = [];
  const twins = findTwins(files);
  const unread = new Set(twins.map(({ file }) => file));
  const present = [...files.keys()].filter((path) => !unread.has(path) && !isDraft(path)).sort();
  const meant = new Map([
    ...present.map((path) => [meantPath(path), path] as const),
    ...present.map((path) => [path, path] as const),
  ]);
  const paths = [...meant.keys()].sort();
  const read = <T extends RawEntry>(path: string, parse: Parse<T>): T => {
    // Under a wrong name a file counts as present; it is reported once, by that name.
    if (meant.get(path) !== path) return { ...parse(path, '', []), unreadable: true };
    const result = readOnce(path, files.get(path) as Uint8Array, parse);
    problems.push(...result.problems);
    accepted.push(...result.accepted);
    return result.entry;
  };
  const required = (path: string, parse: Parse<RawEntry>): RawEntry => {
    if (meant.has(path)) return read(path, parse);
    problems.push(reportFile('missing-file', { file: path }, { path }));
    return unreadable(path);
  };
  const readAll = <T extends RawEntry>(folder: keyof typeof folders, parse: Parse<T>): T[] =>
    paths.filter((path) => folders[folder].form.test(path)).map((path) => read(path, parse));
  problems.push(...twins, ...findStrayFiles(present));
  const ui = mapLocales((code) => required(`content/ui/${code}.json`, parseDictionary));
  return {
    alliance: required('content/alliance.yaml', parseData(dataSchemas.alliance)),
    places: required('content/places.yaml', parseData(dataSchemas.places)),
    fields: required('content/fields.yaml', parseData(dataSchemas.fields)),
    glossary: required('content/glossary.yaml', parseData(dataSchemas.glossary)),
    search: required('content/search.yaml', parseData(dataSchemas.search)),
    sources: required('content/sources.yaml', parseData(dataSchemas.sources)),
    members: readAll('members', parseData(dataSchemas.member)),
    lists: readAll('lists', parseData(dataSchemas.list)),
    pages: readAll('pages', parsePage),
    charter: readAll('charter', parseSection),
    records: readAll('records', parseData(textSchemas.record)),
    ui: Object.values(ui).some((entry) => entry.unreadable) ? undefined : ui,
    problems,
    accepted,
  };
}

/** Which files are read; any other is reported as unexpected, since its content would be lost silently. */
const folders = {
  data: {
    form: /^content\/(?:alliance|fields|glossary|places|search|sources)\.yaml$/,
    example: 'alliance.yaml',
  },
  members: { form: /^content\/members\/[^/]+\.yaml$/, example: 'members/<id>.yaml' },
  lists: { form: /^content\/lists\/[^/]+\.yaml$/, example: 'lists/<date>.yaml' },
  pages: { form: /^content\/pages\/.+\/[^/]+\.mdx$/, example: 'pages/<page>/zh.mdx' },
  charter: {
    form: /^content\/charter\/[^/]+\/[^/]+\.mdx$/,
    example: 'charter/<section>/zh.mdx',
  },
  records: {
    form: /^content\/charter\/[^/]+\/record\.yaml$/,
    example: 'charter/<section>/record.yaml',
  },
  ui: {
    form: new RegExp(`^content/ui/(?:${localeCodes.join('|')})\\.json$`),
    example: 'ui/zh.json',
  },
};

const keys = knownKeys([...Object.values(dataSchemas), ...Object.values(textSchemas)]);

/**
 * What was last read of each path, and before: content that is read again is parsed only where its bytes have changed,
 * and not if a change was taken back.
 */
const lastRead = new Map<string, { bytes: Uint8Array; result: Result<RawEntry> }[]>();

/** Frees what is remembered of files that will not be read again: of 10,000 members it is 130 MB of the heap. */
export function forgetFiles(): void {
  lastRead.clear();
}

function readOnce<T extends RawEntry>(path: string, bytes: Uint8Array, parse: Parse<T>): Result<T> {
  const read = lastRead.get(path) ?? [];
  const same = read.find((last) => areEqual(last.bytes, bytes));
  if (same) {
    if (read[0] !== same) lastRead.set(path, [same, ...read.filter((last) => last !== same)]);
    return same.result as Result<T>;
  }
  const { text, problems } = readTextFile(bytes, path);
  // With an unresolved merge the file holds two versions of a text at once; in another encoding letters may be lost.
  const isSpoilt = problems.some(({ kind }) => /^(?:merge-conflict|file-encoding)$/.test(kind));
  const entry = isSpoilt
    ? { ...parse(path, '', []), unreadable: true as const }
    : parse(path, text, problems);
  const result = { entry, problems, accepted: findAccepted(path, text) };
  lastRead.set(path, [{ bytes, result }, ...read.slice(0, 1)]);
  return result;
}

function areEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Whether a file is the text or the interface words of a language in preparation. */
function isDraft(path: string): boolean {
  const [, code] =
    /^content\/(?:ui\/|(?:pages|charter)\/.+\/)([^/]+)\.(?:json|mdx)$/.exec(path) ?? [];
  return draftLocales.some((draft) => draft === code);
}

/** Files with a wrong extension or in a wrong folder. A README may lie anywhere. */
function findStrayFiles(paths: readonly string[]): Problem[] {
  const kinds = Object.values(folders);
  const options = kinds.map(({ example }) => `content/${example}`);
  return paths
    .filter((path) => nameOf(path) !== 'README.md' && !kinds.some(({ form }) => form.test(path)))
    .map((path) => {
      const [name, right] = [nameOf(path), nameOf(meantPath(path))];
      return name === right
        ? reportUnexpected(path, options)
        : reportFile('wrong-ending', { file: path }, { name, right });
    });
}

/** The path of a file whose ending alone is wrong, as in `uitm.yml`, with the right ending. */
function meantPath(path: string): string {
  const isKnown = (name: string) => Object.values(folders).some(({ form }) => form.test(name));
  if (isKnown(path) || nameOf(path) === 'README.md') return path;
  const [, stem] = /^(.*?)(?:\.(?:ya?ml|mdx?|txt|json|markdown))+$/i.exec(path) ?? [];
  return ['yaml', 'mdx', 'json'].map((end) => `${stem}.${end}`).find(isKnown) ?? path;
}

/** A file that cannot be read counts as present, so that its problem is reported once. */
function unreadable(file: string): RawEntry {
  return { file, id: idOf(file), data: undefined, unreadable: true };
}

/** File name without extension; for records and texts the folder. */
function idOf(file: string): string {
  const [, id = ''] =
    /^content\/(?:charter|pages)\/(.+)\/[^/]+$|\/([^/]+)\.\w+$/.exec(file)?.filter(Boolean) ?? [];
  return id;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function parseData(schema: Parameters<typeof judgeBy>[0]): Parse<RawEntry> {
  const known = { ...keys, judge: judgeBy(schema) };
  return (file, source, problems) => {
    if (source.trim() === '') return unreadable(file);
    const { data, problems: found, isReadable, locate } = readYaml(source, file, known);
    problems.push(...found);
    return { file, id: idOf(file), data, locate, ...(isReadable ? {} : { unreadable: true }) };
  };
}

function parseDictionary(file: string, source: string, problems: Problem[]): RawEntry {
  if (source.trim() === '') return unreadable(file);
  const { data, problems: found, isReadable, locate } = readJson(source, file);
  problems.push(...found);
  return { file, id: idOf(file), data, locate, ...(isReadable ? {} : { unreadable: true }) };
}

const parsePage: Parse<RawDocument> = (...file) => parseDocument('pages', ...file);
const parseSection: Parse<RawDocument> = (...file) => parseDocument('charter', ...file);

function parseDocument(
  folder: 'pages' | 'charter',
  file: string,
  source: string,
  problems: Problem[],
): RawDocument {
  const id = idOf(file);
  const frontmatter = frontmatterOf(source);
  const yaml = frontmatter.replace(/^---\n/, '').replace(/---[ \t]*\n?$/, '');
  const schema = folder === 'pages' ? textSchemas.page : textSchemas.section;
  const facts = readYaml(yaml, file, { ...keys, judge: judgeBy(schema) }, 2);
  const text = readMdx(source, file, componentsOf(folder, id));
  const open = findFrontmatterProblem(source, file);
  const found = open ? [open] : text.problems;
  problems.push(...facts.problems, ...found);
  const isRead = found.length === 0 && (frontmatter === '' || facts.isReadable);
  return {
    file,
    id,
    locale: nameOf(file).replace(/\.mdx$/, ''),
    data: facts.data ?? {},
    locate: facts.locate,
    blocks: text.blocks,
    links: text.links,
    prose: open ? [] : text.prose,
    ...(isRead ? {} : { unreadable: true }),
  };
}

type Parse<T> = (file: string, source: string, problems: Problem[]) => T;
type Result<T> = { entry: T; problems: Problem[]; accepted: Accepted[] };
