import { type Node, parse } from 'acorn';
import { excerptAt, type Finding, placeIn } from '#scripts/floor/finding.ts';
import { ecmaVersion, floor } from '#scripts/floor/floor.ts';
import { findFeature, lackingEngines } from '#scripts/floor/support.ts';

/**
 * What of a script engines of the floor cannot read: such a script does not run at all.
 * Regular expressions are read too, also those that are made of a string that stands in the code.
 */
export function lintSyntax(code: string, file: string, at: string): Finding[] {
  const tell = (feature: string, offset: number, length: number): Finding => ({
    feature,
    engines: engineListOf(feature),
    file,
    place: placeIn(code, offset),
    excerpt: excerptAt(code, offset, length),
    at,
    isFatal: 'the whole script is not read',
  });
  let program: Node;
  try {
    program = parse(code, { ecmaVersion, sourceType: 'module' });
  } catch (error) {
    const { pos = 0, message } = error as { pos?: number; message: string };
    return [{ ...tell(`ECMAScript ${ecmaVersion}`, pos, 1), isFatal: message }];
  }
  return nodesIn(program).flatMap((node) => {
    const length = node.end - node.start;
    if (isNamespaceExport(node))
      return [tell('javascript.statements.export.namespace', node.start, length)];
    const expression = expressionIn(node);
    if (!expression) return [];
    const { pattern, flags, isMade } = expression;
    // Behind a backslash or inside brackets these signs mean themselves.
    const signs = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]/gs, '');
    if (/\(\?<[=!]/.test(signs))
      return [tell('javascript.regular_expressions.lookbehind_assertion', node.start, length)];
    if (!isMade || isReadable(pattern, flags)) return [];
    return [tell(`a regular expression of ECMAScript ${ecmaVersion}`, node.start, length)];
  });
}

/** `export * as name`: of the edition, but Safari 14 and Firefox 78 do not know it yet. */
function isNamespaceExport(node: Node): boolean {
  return node.type === 'ExportAllDeclaration' && 'exported' in node && node.exported !== null;
}

/** The pattern and flags of an expression, whether a literal or made of a string. */
function expressionIn(node: Node): { pattern: string; flags: string; isMade: boolean } | undefined {
  if (node.type === 'Literal' && 'regex' in node && node.regex)
    return { ...(node.regex as { pattern: string; flags: string }), isMade: false };
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return undefined;
  const { callee, arguments: given } = node as unknown as { callee: Text; arguments: Text[] };
  const [pattern, flags = { value: '' }] = given.map(textOf);
  if (callee.name !== 'RegExp' || typeof pattern?.value !== 'string') return undefined;
  return { pattern: pattern.value, flags: `${flags.value ?? ''}`, isMade: true };
}

/** A string, or a template without anything in it, as compilers write strings. */
function textOf(node: Text): { value?: unknown } {
  const [only, ...others] = node.quasis ?? [];
  return only && others.length === 0 ? { value: only.value.cooked } : node;
}

function isReadable(pattern: string, flags: string): boolean {
  try {
    const literal = `/${pattern.replace(/\\.|\//gs, (sign) => (sign === '/' ? '\\/' : sign)) || '(?:)'}/${flags}`;
    parse(`(${literal})`, { ecmaVersion });
    return true;
  } catch {
    return false;
  }
}

function nodesIn(node: Node): Node[] {
  const children = Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value?.type === 'string');
  return [node, ...children.flatMap(nodesIn)];
}

function engineListOf(id: string) {
  const feature = findFeature(...id.split('.'));
  return feature ? lackingEngines(feature) : floor;
}

type Text = { name?: string; value?: unknown; quasis?: { value: { cooked: string } }[] };
