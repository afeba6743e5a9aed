import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { hostFiles } from '#scripts/hosting/configuration.ts';

/**
 * Writes the configuration files of hosts.
 * @param base path under which the site lies, with a slash at both ends
 */
export function hosting(base: string): AstroIntegration {
  return {
    name: 'hosting',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const files = hostFiles(base);
        for (const [file, text] of files) {
          const path = join(fileURLToPath(dir), file);
          await mkdir(dirname(path), { recursive: true });
          await writeFile(path, text);
        }
        logger.info(`${files.size} files`);
      },
    },
  };
}
