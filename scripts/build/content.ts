import type { AstroIntegration } from 'astro';
import { reporters } from '#checks/reporters.ts';
import type { Content } from '#domain/content.ts';
import { readSettings } from '#scripts/build/settings.ts';
import { checkProject, linesIn } from '#scripts/staff/project.ts';

/**
 * Reads the content once for everything that Astro runs: the collections, the search index, the share pictures.
 * A build stops before it starts if the content has errors; they are listed all at once.
 * @param root the project's root, an absolute path
 */
export function contentSource(root: string): ContentSource {
  let last: ContentState | undefined;
  const read = (isChanged = false): ContentState => {
    if (isChanged || !last) {
      const { content, problems } = checkProject(root);
      last = { content, report: reporters.terminal(problems, linesIn(root)) };
    }
    return last;
  };
  const integration: AstroIntegration = {
    name: 'content',
    hooks: {
      'astro:config:setup': ({ command, logger }) => {
        if (command !== 'build') return;
        if (readSettings(process.env).isLocal)
          logger.warn(
            '没有设置 SITE_URL：网址按本机写入，上线前请设置。 SITE_URL is not set: addresses suit this machine only; set it before publishing.',
          );
        const { content, report } = read();
        // The report says it all; a stack trace helps no editor.
        if (!content) throw Object.assign(new Error(`\n${report}\n`), { stack: '' });
        if (report) logger.warn(`\n${report}\n`);
      },
      'content:read': read,
    },
  };
  return {
    integration,
    content: () => {
      const { content, report } = read();
      if (!content) throw new Error(`\n${report}`);
      return content;
    },
  };
}

/** The content as the site uses it. */
type ContentState = {
  /** `undefined` if the content has errors. */
  content: Content | undefined;
  /** The problems as `npm run check` prints them; empty if there are none. */
  report: string;
};

type ContentSource = {
  integration: AstroIntegration;
  /** @throws Error that lists the problems, if there are errors */
  content: () => Content;
};

declare global {
  namespace Astro {
    interface IntegrationHooks {
      /** Returns the content; with `true` it is read again. Called by the loader in `src/content.config.ts`. */
      'content:read': (isChanged?: boolean) => ContentState;
    }
  }
}
