import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { localeCodes } from '#domain/locale.ts';

/** Which folder (or file) may import what; `type ` stands before what may only be imported as a type. */
const layers: [part: string, allowed: RegExp][] = [
  ['src/domain/', /^(zod|#domain\/.*)$/],
  // The reader runs in a browser too: no Node, no Astro.
  [
    'src/reader/',
    /^(#(domain|checks|reader)\/.*|yaml|unified|remark-.*|unist-util-visit|mdast-util-to-string|@noble\/hashes\/.*|type mdast.*)$/,
  ],
  ['src/checks/catalogue.ts', /^#(checks|reader)\//],
  ['src/checks/', /^(#(domain|checks)\/.*|type #reader\/raw\.ts|type zod|pinyin-pro|opencc-js.*)$/],
  ['src/i18n/', /^(i18next|#domain\/.*|#content\/ui\/.*)$/],
  ['src/routes.ts', /^#domain\//],
  ['src/views/', /^#(domain|i18n|views)\/|^#routes\.ts$/],
  [
    'src/documents/',
    /^(#(domain|i18n|views|documents)\/.*|#routes\.ts|zod|hucre\/(csv|xlsx)|feed|node:crypto)$/,
  ],
  ['src/copybook/', /^(#copybook\/.*|node:.*|type #views\/copybook\.ts)$/],
  [
    'src/share/',
    /^(#(domain|share)\/.*|type #views\/share\.ts|node:.*|@resvg\/resvg-wasm|wawoff2|type astro)$/,
  ],
  [
    'src/markdown/',
    /^(#(domain|markdown)\/.*|#reader\/mdx\.ts|type #routes\.ts|unified|remark-.*|unist-util-visit|mdast-util-to-string|type (hast|mdast.*|vfile))$/,
  ],
  ['src/content-folder.ts', /^(node:.*|type #reader\/raw\.ts)$/],
  ['src/data.ts', /^(type )?(astro:content|#domain\/.*)$/],
  ['src/typesetting.ts', /^type #domain\//],
  ['src/middleware.ts', /^(astro:middleware|#(data|typesetting|domain\/locale)\.ts)$/],
  ['src/content.config.ts', /^(node:(path|url)|astro:content|type astro\/loaders|#domain\/.*)$/],
  ['src/components/', /^((type #views|#components|#styles)\/.*|uqr|type astro)$/],
  ['src/layouts/', /^((type #views|#components|#styles)\/.*)$/],
  // Besides the locales: the ids of the lists and of their pages make paths.
  [
    'src/pages/',
    /^(#data\.ts|#domain\/(locale|ledger|page)\.ts|(\.\.\/)+_page\.ts|#(views|layouts|components|documents)\/.*|#copybook\/strokes\.ts|#(search\/(browser|directory|words)|(correct|letter|quote)\/browser)\.ts\?worker&url|#styles\/(results|overview)\.css\?url|astro:content|type astro)$/,
  ],
  [
    'src/search/build.ts',
    /^(node:.*|pagefind|#domain\/.*|#search\/(member-index|pages|hashed-files|home-map)\.ts)$/,
  ],
  ['src/search/hashed-files.ts', /^node:/],
  ['src/search/home-map.ts', /^cheerio$/],
  ['src/search/member-index.ts', /^(opencc-js|#domain\/.*|#search\/align-pinyin\.ts)$/],
  ['src/search/align-pinyin.ts', /^pinyin-pro$/],
  // The browser's side knows nothing but itself and what scripts share.
  [
    'src/search/',
    /^(#browser\/element\.ts|#search\/(?!build|hashed-files|home-map|member-index|align-pinyin)[a-z-]+\.ts|type #search\/(home-map|member-index)\.ts|#search\/(browser|directory|words)\.ts\?worker&url|#styles\/(results|overview)\.css\?url|type #views\/search\.ts)$/,
  ],
  ['src/browser/', /^$/],
  [
    'src/correct/',
    /^(#browser\/(copy|element)\.ts|#domain\/correction\.ts|type #views\/correct\.ts)$/,
  ],
  ['src/quote/', /^#browser\/element\.ts$/],
  ['src/letter/', /^(#(browser|letter)\/[a-z-]+\.ts|#domain\/letter\.ts|type #views\/letter\.ts)$/],
  ['src/env.d.ts', /^#(routes|domain\/content)\.ts$/],
  // A package of its own, where `#` has no meaning.
  ['scripts/audit/', /^[^#]/],
  [
    'scripts/',
    /^(#(domain|reader|checks|i18n|markdown|copybook|scripts|views|documents)\/.*|#(routes|content-folder|typesetting)\.ts|#search\/.*|(?!astro:)[^#.].*)$/,
  ],
];

const files = globSync('{src,scripts}/**/*.{ts,astro}', { cwd: resolve(import.meta.dirname, '..') })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !/\.test\.ts$|^scripts\/fixtures\/|\/node_modules\//.test(file))
  .map((file) => ({ file, source: readFileSync(file, 'utf8') }));

describe('architecture', () => {
  test('lets every file import only what its layer may know', () => {
    const wrong = files.flatMap(({ file, source }) => {
      const [, allowed] = layers.find(([part]) => file.startsWith(part)) ?? [];
      return importsOf(source)
        .filter((name) => !allowed?.test(name) && !allowed?.test(name.replace(/^type /, '')))
        .map((name) => `${file}: ${name}`);
    });
    expect(wrong).toEqual([]);
    expect(files.flatMap(({ source }) => importsOf(source)).length).toBeGreaterThan(100);
  });

  test('has no circular imports', () => {
    const imports = new Map(
      files.map(({ file, source }) => [file, importsOf(source).flatMap(fileOfImport)]),
    );
    const done = new Set<string>();
    const visit = (file: string, path: string[]): string[] => {
      if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file].join(' → ')];
      if (done.has(file)) return [];
      const circles = (imports.get(file) ?? []).flatMap((next) => visit(next, [...path, file]));
      done.add(file);
      return circles;
    };
    expect([...imports.keys()].flatMap((file) => visit(file, []))).toEqual([]);
  });

  test('keeps every file within 400 lines and every function within 60', () => {
    const long = files.flatMap(({ file, source }) => {
      const lines = source.split('\n').length - 1;
      return [...(lines > 400 ? [`${file}: ${lines} lines`] : []), ...longFunctions(file, source)];
    });
    expect(long).toEqual([]);
  });

  test('leaves decisions by language to the domain', () => {
    expect(matching(/\blocale\s*[!=]==?(?![=\s]*undefined)/, /^src\/(domain|checks)\//)).toEqual(
      [],
    );
  });

  test('names the languages of the site only in domain/locale.ts', () => {
    const isComment = /^\S+: *(?:\*|\/\/|\/\*)/;
    const found = matching(localeLiteral, /^src\/domain\/locale\.ts$|^scripts\/audit\//).filter(
      (line) => !isComment.test(line),
    );
    expect(found.filter((line) => !namingLocales.some((path) => line.startsWith(path)))).toEqual(
      [],
    );
    // An entry that is no longer needed has to go.
    const unneeded = namingLocales.filter((path) => !found.some((line) => line.startsWith(path)));
    expect(unneeded).toEqual([]);
  });

  test.each([
    [`locale: 'zh'`, true],
    ['`en`', true],
    [`lang: "zh-Latn-pinyin"`, true],
    ['  th: 1,', true],
    ['{ zh?: string }', true],
    ['const all = { zh, en, ru, th };', true],
    ['/^(?:en|ru)/', true],
    [`'zht' + 'en_' + 'other'`, false],
    ['member.zh', false],
    ['even: when, broth: then', false],
    ['isOpen ? th : then', false],
  ])('knows the name of a language in code: %s', (line, isName) => {
    expect(localeLiteral.test(line)).toBe(isName);
  });

  test('holds no words of a language in code', () => {
    const wordless = /[\p{sc=Han}\p{sc=Cyrillic}\p{sc=Thai}]/u;
    expect(
      matching(wordless, /^scripts\/|^src\/(checks|reader)\/|^src\/domain\/locale\.ts$/),
    ).toEqual([]);
  });
});

/** Codes that are words of programs as well are not told from them. */
const codes = localeCodes.filter((code) => !/^(?:as|id|is|it|no|or|to)$/.test(code)).join('|');

/** A locale code or language tag as a string, a key of an object, or one of a list. */
const localeLiteral = new RegExp(
  [
    `(['"\`])(?:${codes})(?:-[\\w-]+)?\\1`,
    `(?<![\\w.?] ?)\\b(?:${codes})\\??:(?!:)`,
    `\\b(?:${codes})(?:, |\\|)(?:${codes})\\b`,
  ].join('|'),
);

/** Files and folders that name languages nevertheless. */
const namingLocales: string[] = [
  // Imports the interface texts one by one: Node runs this file too, so that `import.meta.glob` is not available.
  // To be emptied: `zh` as a field of members and terms, messages as pairs of `zh` and `en`, and lists of codes.
];

/** The files, but for the excepted ones, that hold something a pattern describes, with the line. */
function matching(pattern: RegExp, except: RegExp): string[] {
  return files
    .filter(({ file }) => !except.test(file))
    .flatMap(({ file, source }) =>
      source
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line}`] : [])),
    );
}

/** Functions of more than 60 lines. */
function longFunctions(file: string, source: string): string[] {
  if (!file.endsWith('.ts')) return [];
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line;
  const visit = (node: ts.Node): string[] => {
    const [first, last] = [lineAt(node.getStart()), lineAt(node.end)];
    const inner: string[] = [];
    ts.forEachChild(node, (child) => void inner.push(...visit(child)));
    return ts.isFunctionLike(node) && last - first >= 60
      ? [`${file}:${first + 1}: ${last - first + 1} lines`, ...inner]
      : inner;
  };
  return visit(tree);
}

/** The project's own file that an import names; none for packages. */
function fileOfImport(name: string): string[] {
  const [, path] = /^(?:type )?#([^?]+)/.exec(name) ?? [];
  return path === undefined ? [] : [path.startsWith('scripts/') ? path : `src/${path}`];
}

function importsOf(source: string): string[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?[\w\s{},*$]*?\bfrom\s+'([^']+)'|^\s*import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...source.matchAll(pattern)].map(
    ([, type, name, bare, lazy]) => `${type ? 'type ' : ''}${name ?? bare ?? lazy}`,
  );
}
