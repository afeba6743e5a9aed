import { report as acceptedProblems } from '#checks/accepted.ts';
import { report as addressProblems } from '#checks/addresses.ts';
import { report as orderProblems } from '#checks/alignment.ts';
import { report as dateProblems } from '#checks/dates.ts';
import { report as dictionaryProblems } from '#checks/dictionary.ts';
import { report as documentProblems } from '#checks/documents.ts';
import { report as fieldProblems } from '#checks/fields.ts';
import { report as fileProblems } from '#checks/files.ts';
import { report as formProblems } from '#checks/forms.ts';
import { report as listProblems } from '#checks/lists.ts';
import { report as memberProblems } from '#checks/members.ts';
import { report as nameProblems } from '#checks/names.ts';
import { report as ownFactProblems } from '#checks/own-facts.ts';
import { report as pairProblems } from '#checks/pairs.ts';
import { report as placeProblems } from '#checks/places.ts';
import type { ProblemKind } from '#checks/problem.ts';
import { report as publishedProblems } from '#checks/published.ts';
import { report as referenceProblems } from '#checks/references.ts';
import { report as schemaProblems } from '#checks/schema.ts';
import { report as sourceProblems } from '#checks/sources.ts';
import { report as termProblems } from '#checks/terms.ts';
import { report as textProblems } from '#checks/texts.ts';
import { report as translationProblems } from '#checks/translations.ts';
import { report as typingProblems } from '#checks/typing.ts';
import { report as jsonProblems } from '#reader/json.ts';
import { report as mdxProblems } from '#reader/mdx.ts';
import { report as mdxLineProblems } from '#reader/mdx-lines.ts';
import { report as mdxTreeProblems } from '#reader/mdx-tree.ts';
import { report as textFileProblems } from '#reader/text-file.ts';
import { report as yamlProblems } from '#reader/yaml.ts';
import { report as yamlLineProblems } from '#reader/yaml-lines.ts';
import { report as yamlMoveProblems } from '#reader/yaml-move.ts';

const kinds = {
  ...textFileProblems.kinds,
  ...fileProblems.kinds,
  ...yamlLineProblems.kinds,
  ...yamlProblems.kinds,
  ...yamlMoveProblems.kinds,
  ...jsonProblems.kinds,
  ...schemaProblems.kinds,
  ...formProblems.kinds,
  ...placeProblems.kinds,
  ...fieldProblems.kinds,
  ...listProblems.kinds,
  ...dateProblems.kinds,
  ...memberProblems.kinds,
  ...nameProblems.kinds,
  ...publishedProblems.kinds,
  ...referenceProblems.kinds,
  ...sourceProblems.kinds,
  ...mdxLineProblems.kinds,
  ...mdxTreeProblems.kinds,
  ...mdxProblems.kinds,
  ...documentProblems.kinds,
  ...orderProblems.kinds,
  ...addressProblems.kinds,
  ...translationProblems.kinds,
  ...typingProblems.kinds,
  ...textProblems.kinds,
  ...ownFactProblems.kinds,
  ...pairProblems.kinds,
  ...termProblems.kinds,
  ...dictionaryProblems.kinds,
  ...acceptedProblems.kinds,
};

/** Every kind of problem that the content can have; each has a page in `docs/problems/`. */
export const problemKinds: Readonly<Record<KindName, ProblemKind>> = kinds;

/** The name of a kind of problem. */
export type KindName = keyof typeof kinds;
