import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { RawContent, RawDocument, RawEntry } from '#domain/content.ts';
import type { Dictionary } from '#domain/dictionary.ts';
import { localeCodes } from '#domain/locale.ts';
import { mapLocales } from '#domain/localized.ts';
import { componentsOf } from '#domain/page.ts';
import type { Problem } from '#domain/problem.ts';
import { type ReadText, readText } from '#markdown/blocks.ts';

/** What may lie under `content/`; anything else is told as out of place. */
const patterns = [
  'alliance.yaml',
  'places.yaml',
  'glossary.yaml',
  'members/*.yaml',
  'lists/*.yaml',
  'pages/**/*.mdx',
  'charter/*/*.mdx',
  ...localeCodes.map((code) => `ui/${code}.json`),
];

/**
 * Reads everything under `content/` without Astro, in sorted order.
 * What cannot be read becomes a problem in the result; nothing is thrown for bad content.
 * @param root the project's root, an absolute path
 */
export async function readContent(root: string): Promise<RawContent> {
  const problems: Problem[] = [];
  const list = async (pattern: string) => {
    const found = await Array.fromAsync(glob(pattern, { cwd: join(root, 'content') }));
    return found.map((path) => path.split(sep).join('/')).sort();
  };
  const yaml = (path: string) => readYaml(root, `content/${path}`, problems);
  const mdx = (folder: 'pages' | 'charter') => (path: string) =>
    readMdx(root, folder, path, problems);

  const members = (await list('members/*.yaml')).map(yaml);
  const lists = (await list('lists/*.yaml')).map(yaml);
  const pages = (await list('pages/**/*.mdx')).map(mdx('pages'));
  const charter = (await list('charter/*/*.mdx')).map(mdx('charter'));
  const dictionaries = mapLocales((code) =>
    readDictionary(root, `content/ui/${code}.json`, problems),
  );
  const complete = Object.values(dictionaries).every((dictionary) => dictionary !== undefined);
  problems.push(
    ...findStrayFiles(await list('**/*.*'), (await Promise.all(patterns.map(list))).flat()),
  );
  return {
    alliance: yaml('alliance.yaml'),
    places: yaml('places.yaml'),
    glossary: yaml('glossary.yaml'),
    members,
    lists,
    pages,
    charter,
    ui: complete ? (dictionaries as Record<keyof typeof dictionaries, Dictionary>) : undefined,
    problems,
  };
}

/** Files that nothing reads: a wrong ending or a wrong folder would lose them silently. A README may lie anywhere. */
function findStrayFiles(all: string[], known: string[]): Problem[] {
  const places = new Set(known);
  return all
    .filter((path) => !places.has(path) && basename(path) !== 'README.md')
    .map((path) => ({
      kind: 'unexpected-file',
      file: `content/${path}`,
      path: [],
      values: { name: basename(path), options: patterns.join(', ') },
    }));
}

function readYaml(root: string, file: string, problems: Problem[]): RawEntry {
  const id = basename(file, '.yaml');
  const source = readSource(root, file, problems);
  const parsed = source === undefined ? undefined : parseYaml(source, file, 0);
  problems.push(...(parsed?.problems ?? []));
  if (parsed === undefined || parsed.problems.length > 0)
    return { file, id, data: undefined, unreadable: true };
  return { file, id, data: parsed.data, locate: parsed.locate };
}

function readMdx(
  root: string,
  folder: 'pages' | 'charter',
  path: string,
  problems: Problem[],
): RawDocument {
  const file = `content/${path}`;
  const source = readSource(root, file, problems) ?? '';
  const frontmatter = /^---\r?\n([\s\S]*?\n)?---\r?(\n|$)/.exec(source)?.[1] ?? '';
  const parsed = parseYaml(frontmatter, file, 1);
  const id = dirname(path).slice(folder.length + 1);
  const text = parseText(source, file, componentsOf(folder, id));
  problems.push(...parsed.problems, ...text.problems);
  const isBroken = parsed.problems.length > 0 || text.problems.length > 0;
  return {
    file,
    id,
    locale: basename(path, '.mdx'),
    data: parsed.data ?? {},
    locate: parsed.locate,
    blocks: text.blocks,
    ...(isBroken ? { unreadable: true } : {}),
  };
}

function parseText(
  source: string,
  file: string,
  components: readonly string[],
): { blocks: ReadText['blocks']; problems: Problem[] } {
  const problem = (
    kind: Problem['kind'],
    position: Problem['position'],
    values: Problem['values'],
  ): Problem => ({
    kind,
    file,
    path: [],
    position,
    values,
  });
  try {
    const { blocks, faults } = readText(source, components);
    const options = components.map((name) => `<${name} />`).join(', ') || '—';
    return {
      blocks,
      problems: faults.map(({ kind, value, position }) =>
        problem(kind, position, { value, options }),
      ),
    };
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    if (reason === undefined) throw error;
    const position = line === undefined ? undefined : { line, column: column ?? 1 };
    return { blocks: [], problems: [problem('mdx-syntax', position, { detail: reason })] };
  }
}

/** @param offset lines of the file before the YAML begins */
function parseYaml(source: string, file: string, offset: number) {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const positionAt = (index: number) => {
    const { line, col } = counter.linePos(index);
    return { line: line + offset, column: col };
  };
  const problem = (detail: string, index: number): Problem => ({
    kind: 'yaml-syntax',
    file,
    path: [],
    position: positionAt(index),
    values: { detail },
  });
  const problems = document.errors.map((error) => problem(error.message, error.pos[0]));
  let data: unknown;
  try {
    data = problems.length > 0 ? undefined : document.toJS();
  } catch (error) {
    // An alias (`*name`) without its anchor is noticed only here.
    const message = (error as Error).message;
    problems.push(problem(message, Math.max(source.indexOf(message.match(/\S+$/)?.[0] ?? ''), 0)));
  }
  return {
    data,
    problems,
    locate: (path: Problem['path']) => {
      for (let depth = path.length; depth >= 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true);
        if (isNode(node) && node.range) return positionAt(node.range[0]);
      }
      return undefined;
    },
  };
}

function readDictionary(root: string, file: string, problems: Problem[]): Dictionary | undefined {
  const source = readSource(root, file, problems);
  if (source === undefined) return undefined;
  try {
    return JSON.parse(source) as Dictionary;
  } catch (error) {
    const detail = (error as Error).message;
    const [, line, column] = /line (\d+) column (\d+)/.exec(detail) ?? [];
    const position =
      line === undefined ? undefined : { line: Number(line), column: Number(column) };
    problems.push({ kind: 'json-syntax', file, path: [], position, values: { detail } });
    return undefined;
  }
}

/** The text of a file without the byte order mark that some editors put before it. */
function readSource(root: string, file: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8').replace(/^\ufeff/, '');
  } catch {
    problems.push({ kind: 'missing-file', file, path: [], values: { path: file } });
    return undefined;
  }
}
