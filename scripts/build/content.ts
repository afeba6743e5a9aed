import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { formatProblems, hasErrors } from '#checks/problem.ts';
import { linesIn, reporters } from '#checks/reporters.ts';
import type { Content } from '#domain/content.ts';
import { checkProject } from '#reader/content.ts';
import { readSettings } from '#scripts/build/settings.ts';

/** Stops a build before it starts when the content has problems, and lists all of them at once. */
export function contentCheck(): AstroIntegration {
  return {
    name: 'content-check',
    hooks: {
      'astro:config:setup': ({ command, config, logger }) => {
        if (command !== 'build' && command !== 'dev') return;
        if (command === 'build' && readSettings(process.env).isLocal)
          logger.warn(
            '没有设置 SITE_URL：网址按本机写入，上线前请设置。 SITE_URL is not set: addresses suit this machine only; set it before publishing.',
          );
        const root = fileURLToPath(config.root);
        const { problems } = checkProject(root);
        if (problems.length === 0) return;
        const report = `\n${reporters.terminal(problems, linesIn(root))}\n`;
        // The report says it all; where in the code it was made helps no editor.
        if (command === 'build' && hasErrors(problems))
          throw Object.assign(new Error(report), { stack: '' });
        logger.warn(report);
      },
    },
  };
}

/**
 * The content of the project, known to be right.
 * @param root the project's root, an absolute path
 * @throws Error that lists every problem
 */
export function readCheckedContent(root: string): Content {
  const { content, problems } = checkProject(root);
  if (!content) throw new Error(`\n${formatProblems(problems)}`);
  return content;
}
