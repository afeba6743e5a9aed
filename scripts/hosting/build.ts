import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compressFolder } from '#scripts/hosting/compression.ts';
import { hostFiles } from '#scripts/hosting/configuration.ts';

/**
 * Writes the configuration files of hosts and the compressed copies of text files. Must be the last integration.
 * @param base path under which the site lies, with a slash at both ends
 */
export function hosting(base: string): AstroIntegration {
  return {
    name: 'hosting',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { files, bytes } = await compressFolder(folder);
        for (const [path, text] of hostFiles(base)) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), text);
        }
        logger.info(`${files} texts, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}
