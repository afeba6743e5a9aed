import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/**
 * Returns what was made of the same input before, or makes it. Only the latest result is kept, with its hash, so that
 * one half written is made anew.
 * @param folder where it is kept, an absolute path; it can be deleted
 * @param input all that the result depends on
 */
export async function remember<T>(
  folder: string,
  input: readonly string[],
  make: () => Promise<T>,
): Promise<T> {
  const name = hash(JSON.stringify(input));
  const file = join(folder, name);
  try {
    const bytes = readFileSync(file);
    const [sum, value] = [bytes.subarray(0, 64).toString(), bytes.subarray(64)];
    if (sum === hash(value)) return deserialize(value);
  } catch {}
  const made = await make();
  const value = serialize(made);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, hash(value));
  writeFileSync(`${file}.new`, value, { flag: 'a' });
  renameSync(`${file}.new`, file);
  return made;
}

function hash(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
