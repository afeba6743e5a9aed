import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * Lets old pages stay with the files of their build: copies files to `_astro/`, under names that change with their
 * content, and renames them in each other.
 * @param site the built site, an absolute path
 * @param base path under which the site lies, with a slash at both ends
 * @param files by their paths inside the site; a file may name those before it
 * @returns renames them in a page
 */
export async function hashFiles(
  site: string,
  base: string,
  files: readonly string[],
): Promise<(html: string) => string> {
  const renamed = new Map<string, string>();
  const rename = (text: string) =>
    text.replace(/"[^"\s]+\.js(?:on)?"/g, (address) => renamed.get(address) ?? address);
  await mkdir(join(site, '_astro'), { recursive: true });
  for (const file of files) {
    const text = rename(await readFile(join(site, file), 'utf8'));
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 6);
    const { name, ext } = parse(file);
    const hashed = `_astro/${name}.${hash}${ext}`;
    renamed.set(`"${base}${file}"`, `"${base}${hashed}"`);
    await writeFile(join(site, hashed), text);
  }
  return rename;
}
