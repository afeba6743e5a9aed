import data from '@mdn/browser-compat-data' with { type: 'json' };
import type { CompatStatement, Identifier, SimpleSupportStatement } from '@mdn/browser-compat-data';
import { type Engine, floor } from '#scripts/floor/floor.ts';

/** A feature of the web by its path in MDN's compatibility data, such as `css.properties.inset`; nothing where it is not told. */
export function findFeature(...path: string[]): Feature | undefined {
  let node: Identifier | undefined = data as unknown as Identifier;
  for (const key of path) {
    if (node === undefined || key === '__compat' || !Object.hasOwn(node, key)) return undefined;
    node = node[key];
  }
  const name = path.at(-1) ?? '';
  return node && { id: path.join('.'), name, compat: node.__compat, node };
}

/** The parts of a feature that are told of by themselves, by their names there. */
export function partsOf({ id, node }: Feature): Feature[] {
  return Object.keys(node)
    .filter((key) => key !== '__compat')
    .map((key) => ({
      id: `${id}.${key}`,
      name: key,
      compat: node[key]?.__compat,
      node: node[key] as Identifier,
    }));
}

/**
 * Whether an engine of the floor has a feature, for everybody and wholly, under the name by which it is used.
 * What is behind a switch, partly there, or gone again counts as not there.
 */
export function isSupported({ compat, name }: Feature, engine: Engine, used = name): boolean {
  if (!compat) return true;
  const told = compat.support[engine.name];
  return [told ?? []]
    .flat()
    .some((statement) => namesIn(statement, name).includes(used) && isThere(statement, engine));
}

/** The engines of the floor without a feature. */
export function lackingEngines(feature: Feature, used = feature.name): Engine[] {
  return floor.filter((engine) => !isSupported(feature, engine, used));
}

/** Every name under which some engine has had a feature. */
export function allNames({ compat, name }: Feature): string[] {
  const statements = Object.values(compat?.support ?? {}).flat();
  return [...new Set([name, ...statements.flatMap((statement) => namesIn(statement, name))])];
}

/** A prefixed name is the name in the data behind the prefix; another name comes with the colons of a selector. */
function namesIn({ prefix, alternative_name }: SimpleSupportStatement, name: string): string[] {
  if (prefix !== undefined) return [prefix + name];
  return [alternative_name?.replace(/^::?|\(\)$/g, '') ?? name];
}

function isThere(statement: SimpleSupportStatement, { version }: Engine): boolean {
  const { version_added, version_removed, flags, partial_implementation } = statement;
  if (flags || partial_implementation) return false;
  return isReached(version_added, version) && !isReached(version_removed, version);
}

/** Whether a version, such as `14.1` or `≤37`, is not after that of an engine. */
function isReached(told: string | false | undefined, version: number): boolean {
  // `false` and `preview` are no numbers and never reached.
  return Number.parseFloat(`${told}`.replace('≤', '')) <= version;
}

/** A feature of the web, with what is told of it and of its parts. */
export type Feature = {
  id: string;
  name: string;
  compat: CompatStatement | undefined;
  node: Identifier;
};
