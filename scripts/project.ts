import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { parse, stringify } from 'yaml';
import type { ListId, PublishedList } from '#domain/ledger.ts';
import type { memberSchema } from '#domain/member.ts';

/**
 * Makes a copy of this project whose content may be changed.
 * @param folder where, an absolute path; what is there is replaced
 */
export function copyProject(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of [
    'content',
    'src',
    'scripts',
    'public',
    'package.json',
    'tsconfig.json',
    'astro.config.mjs',
  ])
    cpSync(name, join(folder, name), { recursive: true });
  // Of linked code Astro would find no styles.
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
}

/** Adds members to a copied project, at the ends of the newest lists. */
export function addMembers(folder: string, added: AddedMembers): void {
  const lists = join(folder, 'content/lists');
  const newest = join(lists, readdirSync(lists).sort().at(-1) ?? '');
  const published = parse(readFileSync(newest, 'utf8')) as PublishedList;
  for (const [list, members] of Object.entries(added) as [ListId, AddedMembers[ListId]][])
    for (const [id, member] of Object.entries(members)) {
      published[list].push(id);
      writeFileSync(join(folder, 'content/members', `${id}.yaml`), stringify(member));
    }
  writeFileSync(newest, stringify(published));
}

/** By list and id, as they stand in their files. */
export type AddedMembers = Record<ListId, Record<string, z.input<typeof memberSchema>>>;
