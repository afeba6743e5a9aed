import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { RawContent, RawDocument, RawEntry } from '#domain/content.ts';
import type { Dictionary } from '#domain/dictionary.ts';
import { mapLocales } from '#domain/localized.ts';
import type { Problem } from '#domain/problem.ts';
import { readBlocks } from '#markdown/blocks.ts';

/**
 * Reads everything under `content/` without Astro, in sorted order.
 * What cannot be read becomes a problem in the result; nothing is thrown for bad content.
 * @param root the project's root, an absolute path
 */
export async function readContent(root: string): Promise<RawContent> {
  const problems: Problem[] = [];
  const list = async (pattern: string) =>
    (await Array.fromAsync(glob(pattern, { cwd: join(root, 'content') }))).sort();
  const yaml = (path: string) => readYaml(root, `content/${toPosix(path)}`, problems);
  const mdx = async (folder: string) =>
    (await list(`${folder}/**/*.mdx`)).flatMap((path) =>
      readMdx(root, folder, toPosix(path), problems),
    );

  const members = (await list('members/*.yaml')).flatMap(yaml);
  const lists = (await list('lists/*.yaml')).flatMap(yaml);
  const dictionaries = mapLocales((locale) =>
    readDictionary(root, `content/ui/${locale}.json`, problems),
  );
  const complete = Object.values(dictionaries).every((dictionary) => dictionary !== undefined);
  return {
    alliance: yaml('alliance.yaml')[0],
    places: yaml('places.yaml')[0],
    glossary: yaml('glossary.yaml')[0],
    members,
    lists,
    pages: await mdx('pages'),
    charter: await mdx('charter'),
    ui: complete ? (dictionaries as Record<keyof typeof dictionaries, Dictionary>) : undefined,
    problems,
  };
}

function readYaml(root: string, file: string, problems: Problem[]): RawEntry[] {
  const source = readText(root, file, problems);
  if (source === undefined) return [];
  const parsed = parseYaml(source, file, 0);
  problems.push(...parsed.problems);
  if (parsed.problems.length > 0) return [];
  return [{ file, id: basename(file, '.yaml'), data: parsed.data, locate: parsed.locate }];
}

function readMdx(root: string, folder: string, path: string, problems: Problem[]): RawDocument[] {
  const file = `content/${path}`;
  const source = readText(root, file, problems);
  if (source === undefined) return [];
  const frontmatter = /^---\r?\n([\s\S]*?)^---\r?$/m.exec(source)?.[1] ?? '';
  const parsed = parseYaml(frontmatter, file, 1);
  problems.push(...parsed.problems);
  try {
    return [
      {
        file,
        id: dirname(path).slice(folder.length + 1),
        locale: basename(path, '.mdx'),
        data: parsed.data ?? {},
        locate: parsed.locate,
        blocks: readBlocks(source),
      },
    ];
  } catch (error) {
    const { reason, line, column } = error as { reason?: string; line?: number; column?: number };
    if (reason === undefined) throw error;
    problems.push({
      kind: 'mdx-syntax',
      file,
      path: [],
      position: line === undefined ? undefined : { line, column: column ?? 1 },
      values: { detail: reason },
    });
    return [];
  }
}

/** @param offset lines of the file before the YAML begins */
function parseYaml(source: string, file: string, offset: number) {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const positionAt = (index: number) => {
    const { line, col } = counter.linePos(index);
    return { line: line + offset, column: col };
  };
  const problems = document.errors.map<Problem>((error) => ({
    kind: 'yaml-syntax',
    file,
    path: [],
    position: positionAt(error.pos[0]),
    values: { detail: error.message.split('\n')[0] ?? error.code },
  }));
  return {
    data: problems.length > 0 ? undefined : (document.toJS() as unknown),
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
  const source = readText(root, file, problems);
  if (source === undefined) return undefined;
  try {
    return JSON.parse(source) as Dictionary;
  } catch (error) {
    problems.push({ kind: 'json-syntax', file, path: [], values: { detail: String(error) } });
    return undefined;
  }
}

function readText(root: string, file: string, problems: Problem[]): string | undefined {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    problems.push({ kind: 'missing-file', file, path: [], values: { path: file } });
    return undefined;
  }
}

function toPosix(path: string): string {
  return path.split(sep).join('/');
}
