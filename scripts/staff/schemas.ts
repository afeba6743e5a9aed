import { z } from 'astro/zod';
import { allianceSchema } from '#domain/alliance.ts';
import { glossarySchema } from '#domain/glossary.ts';
import { publishedListSchema } from '#domain/ledger.ts';
import { memberSchema } from '#domain/member.ts';
import { placesSchema } from '#domain/place.ts';

/** The data files of `content/` with their schemas; editors complete and check by them while one types. */
export const dataSchemas = {
  alliance: { files: 'content/alliance.yaml', schema: allianceSchema },
  glossary: { files: 'content/glossary.yaml', schema: glossarySchema },
  list: { files: 'content/lists/*.yaml', schema: publishedListSchema },
  member: { files: 'content/members/*.yaml', schema: memberSchema },
  places: { files: 'content/places.yaml', schema: placesSchema },
} satisfies Record<string, { files: string; schema: z.ZodType }>;

/**
 * The JSON Schemas (draft 2020-12) of the data files; what files say against each other only the check knows.
 * @returns texts by path from the project's root
 */
export function makeJsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(dataSchemas).map(([name, { files, schema }]) => {
      const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
      return [schemaPath(name), `${JSON.stringify({ title: files, ...made }, null, 2)}\n`];
    }),
  );
}

/** Where the JSON Schema of a kind of data file lies, from the project's root. */
export function schemaPath(name: string): string {
  return `docs/schemas/${name}.schema.json`;
}
