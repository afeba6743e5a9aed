import { basename, join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { reporters, summarize } from '#checks/reporters.ts';
import { forgetFiles } from '#reader/content.ts';
import { readSettings } from '#scripts/build/settings.ts';
import { contentErrorCode } from '#scripts/build/steps.ts';
import { checkProject, linesIn } from '#scripts/staff/project.ts';

/**
 * Reads the content once for everything that Astro runs: the pages, the search index, the share pictures. While
 * developing, it is read again when a file of it is saved.
 * A build ends before it starts if the content has errors, with the report of `npm run check`.
 * @param root the project's root, an absolute path
 */
export function contentSource(root: string) {
  let last: ContentState | undefined;
  const read = () => {
    last ??= readState(root);
    return last;
  };
  // What makes the pages is bundled by Astro, and would have a copy of any variable of this module.
  globalThis.readContent = read;
  const integration: AstroIntegration = {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command !== 'build') return undefined;
        const { content, report, summary } = read();
        if (!content) return endBuild(`${report}\n${summary}\n`);
        logger
          .fork('content-check')
          .info(`${content.members.size} members, ${content.pages.size} pages checked`);
        if (readSettings(process.env).isLocal)
          logger.warn(
            '没有设置 SITE_URL：网址按本机写入，上线前请设置。 SITE_URL is not set: addresses suit this machine only; set it before publishing.',
          );
        if (report) logger.warn(`\n${report}\n`);
        forgetFiles();
        return undefined;
      },
      'astro:server:setup': (dev) =>
        showChanges(join(root, 'content') + sep, dev, read, () => {
          last = undefined;
        }),
    },
  };
  return {
    integration,
    /** @throws Error that lists the problems, if there are errors */
    content: () => {
      const { content, report } = read();
      if (!content) throw new Error(`\n${report}`);
      return content;
    },
  };
}

/**
 * Shows the content again while developing, and its problems, when a file of it was saved.
 * @param folder the folder of the content, with a separator at its end
 * @param forget makes `read` read again
 */
function showChanges(
  folder: string,
  { server, logger, refreshContent }: Development,
  read: () => ContentState,
  forget: () => void,
): void {
  let shown = '';
  const showReport = () => {
    const { report } = read();
    if (report && report !== shown) logger.warn(`\n${report}\n`);
    if (!report && shown) logger.info('内容没有问题了 The content has no problems any more');
    shown = report;
  };
  const showContent = () => {
    forget();
    showReport();
    void refreshContent?.({ loaders: ['texts'] });
    // Astro's own event, at which it forgets which pages there are.
    for (const name of ['ssr', 'prerender'])
      server.environments[name]?.hot.send('astro:content-changed', {});
    server.environments.client.hot.send({ type: 'full-reload', path: '*' });
  };
  showReport();
  let timer: NodeJS.Timeout | undefined;
  server.watcher.on('all', (_, path) => {
    // Editors keep hidden files beside the one that is open.
    if (!path.startsWith(folder) || basename(path).startsWith('.')) return;
    // Files that are saved at once are read together, and none half-saved: for 50 ms after a change of a file the
    // watcher tells of no other.
    clearTimeout(timer);
    timer = setTimeout(showContent, 100);
  });
}

type Development = Parameters<NonNullable<AstroIntegration['hooks']['astro:server:setup']>>[0];

/** Ends Astro's process; an error thrown to Astro would be printed with a stack trace. */
function endBuild(report: string): Promise<void> {
  return new Promise(() => process.stderr.write(report, () => process.exit(contentErrorCode)));
}

/** The content as the site uses it, `undefined` with errors, and the problems as `npm run check` prints them. */
function readState(root: string) {
  const { content, problems } = checkProject(root);
  const report = reporters.terminal(problems, linesIn(root));
  return { content, report, summary: summarize(problems, content) };
}

type ContentState = ReturnType<typeof readState>;
