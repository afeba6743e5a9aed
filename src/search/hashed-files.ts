import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, parse } from 'node:path';

/**
 * Lets old pages stay with the files of their build: writes files into `_astro/`, under names that change with their
 * content, and renames them in each other.
 * @param site the built site, an absolute path
 * @param base path under which the site lies, with a slash at both ends
 * @param files their texts by their paths inside the site; a file may name those before it
 * @returns their new addresses by the old ones, in quotation marks
 */
export async function hashFiles(
  site: string,
  base: string,
  files: ReadonlyMap<string, string>,
): Promise<Renamed> {
  const renamed = new Map<string, string>();
  await mkdir(join(site, '_astro'), { recursive: true });
  for (const [file, content] of files) {
    const text = renameFiles(content, renamed);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 6);
    const { name, ext } = parse(file);
    const hashed = `_astro/${name}.${hash}${ext}`;
    renamed.set(`"${base}${file}"`, `"${base}${hashed}"`);
    await writeFile(join(site, hashed), text);
  }
  return renamed;
}

/** A page or script with the new addresses of the renamed files in it. */
export function renameFiles(text: string, renamed: Renamed): string {
  return text.replace(/"[^"\s]+\.js(?:on)?"/g, (address) => renamed.get(address) ?? address);
}

/** Addresses of renamed files, in quotation marks, by the old ones. */
export type Renamed = ReadonlyMap<string, string>;
