import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { dataSchemas } from '#domain/content.ts';
import { makeProblemPages } from '#scripts/staff/problem-pages.ts';

/**
 * Writes the files that are made from the code and kept in the repository; a test fails if they are stale.
 * @param root the project's root, an absolute path
 * @returns each folder with the number of its files
 */
export function generateFiles(root: string): string {
  return [makeProblemPages(root), makeJsonSchemas()]
    .map((files) => {
      const [folder = ''] = [...files.keys()].map(dirname);
      mkdirSync(join(root, folder), { recursive: true });
      for (const name of readdirSync(join(root, folder)))
        if (!files.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
      for (const [path, text] of files) writeFileSync(join(root, path), text);
      return `${folder}: ${files.size}`;
    })
    .join('\n');
}

/** The files that each schema describes; editors complete and check by them while one types. */
export const schemaFiles: Record<keyof typeof dataSchemas, string> = {
  alliance: 'content/alliance.yaml',
  fields: 'content/fields.yaml',
  glossary: 'content/glossary.yaml',
  list: 'content/lists/*.yaml',
  member: 'content/members/*.yaml',
  places: 'content/places.yaml',
  search: 'content/search.yaml',
  sources: 'content/sources.yaml',
};

/**
 * The JSON Schemas (draft 2020-12) of the data files; they do not check files against each other.
 * @returns texts by path from the project's root
 */
export function makeJsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(schemaFiles).map(([name, title]) => {
      const schema = dataSchemas[name as keyof typeof dataSchemas];
      const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [schemaPath(name), `${JSON.stringify({ title, ...made }, null, 2)}\n`];
    }),
  );
}

/** Where the JSON Schema of a kind of data file lies, from the project's root. */
export function schemaPath(name: string): string {
  return `docs/schemas/${name}.schema.json`;
}
