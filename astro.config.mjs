import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import remarkCjkFriendly from 'remark-cjk-friendly';
import { directLetters, localeCodes } from '#domain/locale.ts';
import {
  rehypeForeignText,
  remarkCharterBlocks,
  remarkComponentView,
  remarkHeadingIds,
  remarkJoinChineseLines,
  remarkSiteLinks,
  remarkTermNotes,
} from '#markdown/plugins.ts';
import { createRoutes, searchWordsPath } from '#routes.ts';
import { contentSource } from '#scripts/build/content.ts';
import { finishPages } from '#scripts/build/finish.ts';
import { inlineScripts } from '#scripts/build/inline-script.ts';
import { readSettings } from '#scripts/build/settings.ts';
import { shortNames } from '#scripts/build/short-names.ts';
import { reportPages } from '#scripts/build/steps.ts';
import { pagesForNode, targets } from '#scripts/build/targets.ts';
import { hosting } from '#scripts/hosting/build.ts';
import { searchIndex } from '#search/build.ts';
import { shareImages } from '#share/build.ts';
import { createContext } from '#views/context.ts';
import { shareCards } from '#views/share.ts';

const { site, base, repository } = readSettings(process.env);

const source = contentSource(process.cwd());

/** The pictures for shared pages, in every language. */
function readShareCards() {
  const content = source.content();
  return localeCodes.flatMap((locale) => shareCards(createContext(content, locale)));
}

export default defineConfig({
  site,
  base,
  outDir: process.env.OUT_DIR ?? './dist',
  // Outside node_modules, which may be read-only.
  cacheDir: './.cache/astro',
  trailingSlash: 'always',
  compressHTML: true,
  prerenderConflictBehavior: 'error',
  build: { format: 'directory', inlineStylesheets: 'never', concurrency: 16 },
  devToolbar: { enabled: false },
  integrations: [
    source.integration,
    mdx(),
    reportPages(),
    finishPages(base, searchIndex(base, searchWordsPath, source.content), source.content),
    shareImages(readShareCards),
    hosting(base),
  ],
  markdown: {
    syntaxHighlight: false,
    processor: unified({
      smartypants: false,
      remarkPlugins: [
        remarkCjkFriendly,
        remarkJoinChineseLines,
        remarkSiteLinks(createRoutes(site, base)),
        remarkTermNotes,
        remarkHeadingIds,
        remarkCharterBlocks,
        remarkComponentView,
      ],
      rehypePlugins: [rehypeForeignText],
    }),
  },
  vite: {
    cacheDir: './.cache/vite',
    plugins: [inlineScripts(), pagesForNode()],
    css: { postcss: { plugins: [shortNames('src/styles')] } },
    // For the routes, beside SITE and BASE_URL, and for the search scripts.
    define: {
      ...(repository ? { 'import.meta.env.REPOSITORY': JSON.stringify(repository) } : {}),
      'import.meta.env.DIRECT_LETTERS': JSON.stringify(directLetters),
    },
    build: {
      target: [...targets],
      cssTarget: [...targets],
      rolldownOptions: {
        // Astro marks each MDX file with a directive of its own that the bundler does not know.
        onLog: (level, log, report) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
        },
      },
    },
  },
});
