import { dateKinds } from '#checks/dates.ts';
import { dictionaryKinds } from '#checks/dictionary.ts';
import { documentKinds } from '#checks/documents.ts';
import { fileKinds } from '#checks/files.ts';
import { listKinds } from '#checks/lists.ts';
import { memberKinds } from '#checks/members.ts';
import { placeKinds } from '#checks/places.ts';
import type { ProblemKind } from '#checks/problem.ts';
import { referenceKinds } from '#checks/references.ts';
import { schemaKinds } from '#checks/schema.ts';
import { termKinds } from '#checks/terms.ts';
import { textKinds } from '#checks/texts.ts';
import { translationKinds } from '#checks/translations.ts';
import { jsonKinds } from '#reader/json.ts';
import { mdxKinds } from '#reader/mdx.ts';
import { mdxLineKinds } from '#reader/mdx-lines.ts';
import { mdxTreeKinds } from '#reader/mdx-tree.ts';
import { textFileKinds } from '#reader/text-file.ts';
import { yamlKinds } from '#reader/yaml.ts';
import { yamlLineKinds } from '#reader/yaml-lines.ts';

const kinds = {
  ...textFileKinds,
  ...fileKinds,
  ...yamlLineKinds,
  ...yamlKinds,
  ...jsonKinds,
  ...schemaKinds,
  ...placeKinds,
  ...listKinds,
  ...dateKinds,
  ...memberKinds,
  ...referenceKinds,
  ...mdxLineKinds,
  ...mdxTreeKinds,
  ...mdxKinds,
  ...documentKinds,
  ...translationKinds,
  ...textKinds,
  ...termKinds,
  ...dictionaryKinds,
};

/** Every kind of problem that the content can have; each has a page in `docs/problems/`. */
export const problemKinds: Readonly<Record<KindName, ProblemKind>> = kinds;

/** The name of a kind of problem. */
export type KindName = keyof typeof kinds;
