import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { localeCodes, locales, originalLocale } from '../../../src/domain/locale.ts';
import type { PlainPage } from './plain-pages.ts';

const packages = resolve('scripts/audit/node_modules');

/** The generators beside which this site is measured; Hugo only where it is installed. */
export const generators: readonly Generator[] = [
  {
    name: 'Starlight',
    command: [process.execPath, join(packages, 'astro/bin/astro.mjs'), 'build'],
    output: 'dist',
    write: writeStarlight,
  },
  {
    name: 'Eleventy',
    command: [process.execPath, join(packages, '@11ty/eleventy/cmd.cjs'), '--quiet'],
    output: '_site',
    write: writeEleventy,
  },
  ...(spawnSync('hugo', ['version']).error
    ? []
    : [{ name: 'Hugo', command: ['hugo', '--quiet'], output: 'public', write: writeHugo }]),
];

/**
 * Writes a project that builds the pages.
 * @param folder an absolute path; what is there is replaced
 */
export function writeProject(
  { write }: Generator,
  folder: string,
  pages: readonly PlainPage[],
): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of write(pages)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(packages, join(folder, 'node_modules'));
}

/** With its search and its own design; the sidebar names the sections only, which is less than it would by itself. */
function writeStarlight(pages: readonly PlainPage[]): Files {
  const languages = Object.fromEntries(
    localeCodes.map((code) => [code, { label: locales[code].name, lang: locales[code].tag }]),
  );
  const options = {
    title: 'Alliance',
    locales: languages,
    defaultLocale: originalLocale,
    sidebar: [
      { label: 'Members', link: '/members/' },
      { label: 'About', link: '/charter/' },
    ],
  };
  return [
    // Astro bundles what is named here.
    ['package.json', '{"type":"module","dependencies":{"@astrojs/starlight":"*","astro":"*"}}'],
    [
      'astro.config.mjs',
      `import starlight from '@astrojs/starlight';\nimport { defineConfig } from 'astro/config';\nexport default defineConfig({ integrations: [starlight(${JSON.stringify(options)})] });\n`,
    ],
    [
      'src/content.config.ts',
      `import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n`,
    ],
    ...pages.map(
      (page): File => [`src/content/docs/${page.locale}/${page.path}.md`, withFacts(page)],
    ),
  ];
}

/** With a layout of a few lines, and no search. */
function writeEleventy(pages: readonly PlainPage[]): Files {
  return [
    ['package.json', '{"type":"module"}'],
    [
      'eleventy.config.js',
      "export default () => ({ dir: { input: 'content', includes: '../layouts' } });\n",
    ],
    ['content/content.json', '{"layout":"page.njk"}'],
    ['layouts/page.njk', layout('{{ title }}', '{{ description }}', '{{ content | safe }}')],
    ...pages.map((page): File => [`content/${page.locale}/${page.path}.md`, withFacts(page)]),
  ];
}

/** With the same layout. */
function writeHugo(pages: readonly PlainPage[]): Files {
  const languages = localeCodes.map(
    (code, index) => `[languages.${code}]\ncontentDir = 'content/${code}'\nweight = ${index + 1}\n`,
  );
  const page = layout('{{ .Title }}', '{{ .Description }}', '{{ .Content }}');
  return [
    [
      'config.toml',
      `baseURL = 'https://alliance.example/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\ndefaultContentLanguage = '${originalLocale}'\ndefaultContentLanguageInSubdir = true\n${languages.join('')}`,
    ],
    ['layouts/_default/single.html', page],
    ['layouts/_default/list.html', page],
    ...pages.map(
      (page): File => [
        `content/${page.locale}/${page.path === 'index' ? '_index' : page.path}.md`,
        withFacts(page),
      ],
    ),
  ];
}

function withFacts({ title, description, markdown }: PlainPage): string {
  return `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(description)}\n---\n\n${markdown}\n`;
}

function layout(title: string, description: string, content: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title><meta name="description" content="${description}"></head><body><main><h1>${title}</h1>${content}</main></body></html>`;
}

type File = [path: string, text: string];
type Files = File[];

/** A generator of sites. */
export type Generator = {
  name: string;
  /** Builds the project in the working directory. */
  command: readonly string[];
  /** The folder of the built site inside the project. */
  output: string;
  /** The files of a project, by their paths inside it. */
  write: (pages: readonly PlainPage[]) => Files;
};
