import { glob, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { compressFiles } from '#scripts/hosting/compression.ts';
import { hostFiles } from '#scripts/hosting/configuration.ts';

/**
 * Writes the configuration files of hosts, and quickly compressed copies of all texts. Must be the last integration.
 * @param base path under which the site lies, with a slash at both ends
 */
export function hosting(base: string): AstroIntegration {
  return {
    name: 'hosting',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = hostFiles(base);
        for (const [path, text] of files) {
          await mkdir(dirname(join(folder, path)), { recursive: true });
          await writeFile(join(folder, path), text);
        }
        const texts = await Array.fromAsync(glob('**/*.*', { cwd: folder }));
        const copies = await compressFiles(
          folder,
          texts.map((file) => file.replaceAll('\\', '/')),
          true,
        );
        logger.info(`${files.size} files, ${copies.length} compressed copies`);
      },
    },
  };
}
