import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { isCompressible, writeQuickCopies } from '#scripts/hosting/compression.ts';
import { hostFiles } from '#scripts/hosting/configuration.ts';

/**
 * Writes the configuration files of hosts, and quickly compressed copies of all texts but pages, which have theirs.
 * Must be the last integration.
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
        const all = new Set(await Array.fromAsync(glob('**/*.*', { cwd: folder })));
        const others = [...all].filter(
          (file) => isCompressible(file.replaceAll('\\', '/')) && !all.has(`${file}.gz`),
        );
        for (const file of others)
          writeQuickCopies(join(folder, file), await readFile(join(folder, file)));
        logger.info(
          `${files.size} files of hosts, ${others.length} texts besides pages compressed`,
        );
      },
    },
  };
}
