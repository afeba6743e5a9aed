import {
  type Atrule,
  type Block,
  type Condition,
  type CssNode,
  type Declaration,
  generate,
  type MediaQuery,
  parse,
  type Rule,
  type Selector,
  walk,
} from 'css-tree';
import { excerptAt, type Finding, placeIn } from '#scripts/floor/finding.ts';
import { type Engine, floor } from '#scripts/floor/floor.ts';
import {
  allNames,
  type Feature,
  findFeature,
  isSupported,
  partsOf,
} from '#scripts/floor/support.ts';

/**
 * What a stylesheet uses and engines of the floor do not have.
 * An engine that does not get as far as a rule (an at-rule, a condition or a selector keeps it out) is not asked about what is in it.
 */
export function lintStyles(css: string, file: string): Finding[] {
  const findings = new Map<string, Finding>();
  const tell: Tell = (use, node, at, engine, isFatal) => {
    const offset = node.loc?.start.offset ?? 0;
    const length = (node.loc?.end.offset ?? offset) - offset;
    const place = placeIn(css, offset);
    const key = `${use} ${place} ${isFatal ?? ''}`;
    const known = findings.get(key);
    if (known) known.engines = [...new Set([...known.engines, engine])];
    else
      findings.set(key, {
        feature: use,
        engines: [engine],
        file,
        place,
        excerpt: excerptAt(css, offset, length),
        at,
        ...(isFatal && { isFatal }),
      });
  };
  const sheet = parse(css, {
    positions: true,
    parseCustomProperty: true,
    onParseError: ({ message, offset }) =>
      findings.set(`${offset}`, {
        feature: 'css',
        engines: floor,
        file,
        place: placeIn(css, offset),
        excerpt: excerptAt(css, offset, 1),
        at: '',
        isFatal: message,
      }),
  });
  if (sheet.type === 'StyleSheet') lintNodes(sheet.children.toArray(), floor, '', tell);
  return [...findings.values()];
}

function lintNodes(nodes: CssNode[], engines: readonly Engine[], at: string, tell: Tell): void {
  lintDeclarations(
    nodes.filter((node) => node.type === 'Declaration'),
    engines,
    at,
    tell,
  );
  for (const node of nodes)
    if (node.type === 'Rule') lintRule(node, engines, at, tell);
    else if (node.type === 'Atrule') lintAtRule(node, engines, at, tell);
    else if (node.type === 'Raw')
      // Rules in rules are the only thing here that the parser leaves as it stands.
      for (const engine of engines) tell('css.selectors.nesting', node, at, engine, 'not readable');
}

function lintRule(
  { prelude, block }: Rule,
  engines: readonly Engine[],
  outer: string,
  tell: Tell,
): void {
  const at = generate(prelude);
  const selectors = prelude.type === 'SelectorList' ? prelude.children.toArray() : [];
  const uses = selectors.map((selector) => selectorUses(selector as Selector));
  const reached = engines.filter((engine) => {
    const lacking = uses.map((list) => list.filter((use) => isLacking(use, engine)));
    const isWhole = lacking.every((list) => list.length === 0);
    const isNone = lacking.every((list) => list.length > 0);
    for (const { feature, node } of lacking.flat())
      tell(
        feature.id,
        node,
        at,
        engine,
        isNone ? undefined : 'kills the other selectors of its list',
      );
    if (isWhole && outer !== '' && isRuleInside(outer)) {
      const nesting = findFeature('css', 'selectors', 'nesting');
      if (nesting && !isSupported(nesting, engine)) {
        tell(nesting.id, prelude, at, engine);
        return false;
      }
    }
    return isWhole;
  });
  lintNodes(block.children.toArray(), reached, at, tell);
}

/** Whether what stands around a rule is another rule. */
function isRuleInside(outer: string): boolean {
  return !outer.startsWith('@');
}

function lintAtRule(rule: Atrule, engines: readonly Engine[], outer: string, tell: Tell): void {
  const { prelude, block } = rule;
  const name = withoutPrefix(rule.name);
  const at = `@${rule.name}${prelude ? ` ${generate(prelude)}` : ''}`;
  const isBox = outer.startsWith('@page');
  const feature = isBox
    ? findFeature('css', 'at-rules', 'page', `at_${name}`)
    : findFeature('css', 'at-rules', name);
  const used = isBox ? feature?.name : rule.name;
  const reached = engines.filter((engine) => {
    if (feature && isSupported(feature, engine, used)) return true;
    tell(feature?.id ?? `css.at-rules.${name}`, rule, at, engine);
    return false;
  });
  const inside = reached.filter((engine) => {
    if (name === 'media') return reachesMedia(rule, engine, at, tell);
    return name !== 'supports' || holds(prelude, engine);
  });
  if (block === null) return;
  if (isDescribing(name)) {
    lintDescriptors(block, name, inside, at, tell);
    return;
  }
  // A rule in a condition in a rule is still a rule in a rule.
  const here = isGroup(name) && outer !== '' && isRuleInside(outer) ? outer : at;
  lintNodes(block.children.toArray(), inside, here, tell);
}

/** At-rules whose block says something about the rule by descriptors of its own. */
function isDescribing(name: string): boolean {
  return ['font-face', 'page', 'counter-style', 'property', 'view-transition'].includes(name);
}

/** At-rules that hold rules. */
function isGroup(name: string): boolean {
  return ['media', 'supports', 'layer', 'container', 'scope', 'starting-style'].includes(name);
}

function lintDescriptors(
  block: Block,
  rule: string,
  engines: readonly Engine[],
  at: string,
  tell: Tell,
): void {
  const nodes = block.children.toArray();
  const isDescriptor = (node: CssNode) =>
    node.type === 'Declaration' &&
    findFeature('css', 'at-rules', rule, node.property) !== undefined;
  for (const node of nodes.filter(isDescriptor)) {
    const feature = findFeature('css', 'at-rules', rule, (node as Declaration).property);
    for (const engine of engines)
      if (feature && !isSupported(feature, engine)) tell(feature.id, node, at, engine);
  }
  lintNodes(
    nodes.filter((node) => !isDescriptor(node)),
    engines,
    at,
    tell,
  );
}

/** Whether an engine reads any of the queries; the others are not all, so that what is in the rule is never seen. */
function reachesMedia({ prelude }: Atrule, engine: Engine, at: string, tell: Tell): boolean {
  const queries: MediaQuery[] = [];
  if (prelude)
    walk(prelude, (node) => {
      if (node.type === 'MediaQuery') queries.push(node);
    });
  const read = queries.filter((query) => {
    const lacking = mediaUses(query).filter((use) => isLacking(use, engine));
    for (const { feature, node } of lacking) tell(feature.id, node, at, engine);
    return lacking.length === 0;
  });
  return queries.length === 0 || read.length > 0;
}

function mediaUses(query: MediaQuery): Use[] {
  const uses: (Use | undefined)[] = [];
  const media = (node: CssNode, ...path: string[]) =>
    uses.push(toUse(findFeature('css', 'at-rules', 'media', ...path), node));
  walk(query, {
    enter(node: CssNode) {
      if (node.type === 'Feature') {
        const name = findFeature('css', 'at-rules', 'media', node.name)
          ? node.name
          : node.name.replace(/^(min|max)-/, '');
        const feature = findFeature('css', 'at-rules', 'media', name);
        uses.push(feature ? toUse(feature, node) : unknownUse(`css.at-rules.media.${name}`, node));
        if (node.value?.type === 'Identifier') media(node, name, node.value.name);
        if (node.value?.type === 'Function') media(node, 'calc');
      } else if (node.type === 'FeatureRange') {
        media(node, 'range_syntax');
        for (const side of [node.left, node.middle])
          if (side.type === 'Identifier') media(node, side.name);
      } else if (node.type === 'Condition') {
        const words = node.children.toArray();
        if (words.some((word) => word.type === 'Condition')) media(node, 'nested-queries');
        for (const word of words) {
          if (word.type !== 'Identifier') continue;
          if (word.name === 'or') media(node, 'or_syntax');
          // Without a type before it, as in `not (hover)`.
          if (word.name === 'not') media(node, 'nested-queries');
        }
      }
    },
  });
  return uses.filter((use) => use !== undefined);
}

/** Whether the condition of `@supports` is true in an engine. */
function holds(node: CssNode | null, engine: Engine): boolean {
  if (node === null) return true;
  if (node.type === 'AtrulePrelude')
    return node.children.toArray().every((child) => holds(child, engine));
  if (node.type === 'Condition') return holdsCondition(node, engine);
  if (node.type === 'SupportsDeclaration')
    return !declarationUses(node.declaration).some((use) => isLacking(use, engine));
  if (node.type === 'FeatureFunction' && node.value.type === 'Selector') {
    const asking = findFeature('css', 'at-rules', 'supports', 'selector');
    if (asking && !isSupported(asking, engine)) return false;
    return !selectorUses(node.value).some((use) => isLacking(use, engine));
  }
  // What an engine of the floor cannot read is false there.
  return false;
}

function holdsCondition({ children }: Condition, engine: Engine): boolean {
  const words = children.toArray();
  const terms = words.filter(({ type }) => type !== 'Identifier' && type !== 'WhiteSpace');
  const operators = words.flatMap((word) => (word.type === 'Identifier' ? [word.name] : []));
  const values = terms.map((term) => holds(term, engine));
  if (operators.includes('not')) return !values[0];
  return operators.includes('or') ? values.some(Boolean) : values.every(Boolean);
}

/** All that a selector uses beside names, classes and attributes. */
function selectorUses(selector: Selector): Use[] {
  const uses: (Use | undefined)[] = [];
  walk(selector, (node) => {
    if (node.type === 'PseudoClassSelector' || node.type === 'PseudoElementSelector') {
      const feature = findByName(['css', 'selectors'], node.name);
      uses.push(
        feature
          ? { feature, used: node.name, node }
          : unknownUse(`css.selectors.${node.name}`, node),
      );
      const [list] = node.type === 'PseudoClassSelector' ? (node.children?.toArray() ?? []) : [];
      if (node.name === 'not' && list && isComplex(list))
        uses.push(toUse(findFeature('css', 'selectors', 'not', 'selector_list'), node));
    } else if (node.type === 'Nth' && node.selector)
      uses.push(toUse(findFeature('css', 'selectors', 'nth-child', 'of_syntax'), node));
    else if (node.type === 'NestingSelector')
      uses.push(toUse(findFeature('css', 'selectors', 'nesting'), node));
    else if (node.type === 'AttributeSelector' && node.flags)
      uses.push(
        toUse(
          findFeature(
            'css',
            'selectors',
            'attribute',
            node.flags === 's' ? 'case_sensitive_modifier' : 'case_insensitive_modifier',
          ),
          node,
        ),
      );
  });
  return uses.filter((use) => use !== undefined);
}

/** Whether `:not()` holds more than one simple selector. */
function isComplex(list: CssNode): boolean {
  if (list.type !== 'SelectorList') return false;
  const [first, ...others] = list.children.toArray();
  return others.length > 0 || (first?.type === 'Selector' && first.children.size > 1);
}

/**
 * Declarations of one block. One that an engine does not read is nothing there: another of the same property takes its
 * place, be it under a name with a prefix. Not so where it holds a variable or is one: that is read, and void when it is used.
 */
function lintDeclarations(
  declarations: Declaration[],
  engines: readonly Engine[],
  at: string,
  tell: Tell,
): void {
  const families = Map.groupBy(declarations, ({ property }) => withoutPrefix(property));
  const isFlex = !declarations.some(
    ({ property, value }) =>
      (property === 'display' && /grid|block/.test(generate(value))) || /^column/.test(property),
  );
  for (const family of families.values()) {
    const uses = family.map((declaration) => ({
      declaration,
      uses: declarationUses(declaration, isFlex),
    }));
    for (const engine of engines) {
      const judged = uses.map(({ declaration, uses }) => ({
        declaration,
        lacking: uses.filter((use) => isLacking(use, engine)),
      }));
      const hasOther = judged.some(({ lacking }) => lacking.length === 0);
      for (const { declaration, lacking } of judged) {
        const name = lacking.find(({ isName }) => isName);
        if (hasOther && (name || !isLate(declaration))) continue;
        // Of a property that is not there at all its values are not told.
        for (const { feature, node } of name ? [name] : lacking) tell(feature.id, node, at, engine);
      }
    }
  }
}

/** Whether a value is only judged when it is used. */
function isLate({ property, value }: Declaration): boolean {
  return property.startsWith('--') || /\bvar\(/.test(generate(value));
}

/** @param isFlex whether gaps are taken for those of a flexible box, which is so where nothing tells otherwise */
function declarationUses(declaration: Declaration, isFlex = false): Use[] {
  const { property, value } = declaration;
  if (property.startsWith('--')) return valueUses(value, undefined);
  const feature =
    findFeature('css', 'properties', property) ?? findByName(['css', 'properties'], property);
  if (!feature) return [unknownUse(`css.properties.${property}`, declaration)];
  const prefix = property.slice(0, -withoutPrefix(property).length);
  const name: Use = { feature, used: property, prefix, node: declaration, isName: true };
  const shapes = shapesOf(declaration, isFlex).map((key) =>
    toUse(partNamed(feature, key), declaration),
  );
  // Which keywords a property had under a name with a prefix is hardly told anywhere.
  if (prefix !== '') return [name, ...valueUses(value, undefined)];
  return [name, ...valueUses(value, feature), ...shapes.filter((use) => use !== undefined)];
}

/** Features of a property that are neither a keyword nor a function. */
function shapesOf(declaration: Declaration, isFlex: boolean): string[] {
  const property = withoutPrefix(declaration.property);
  const text = generate(declaration.value);
  const words = text.split(' ');
  return [
    ...(/^(row-|column-)?gap$/.test(property) && isFlex ? ['flex_context'] : []),
    ...(property === 'content' && /["')]\/["']|["')] \/ ?["']/.test(text) ? ['alt_text'] : []),
    ...(property === 'display' && words.length > 1 ? ['multi-keyword_values'] : []),
    ...(property === 'overflow' && words.length > 1 ? ['multiple_keywords'] : []),
    ...(property === 'text-decoration' && words.length > 1 ? ['includes_color-and-style'] : []),
  ];
}

/** Keywords of the property, functions, units and forms of colours in a value. */
function valueUses(value: CssNode, property: Feature | undefined): Use[] {
  const uses: (Use | undefined)[] = [];
  walk(value, (node) => {
    if (node.type === 'Identifier' && property && !node.name.startsWith('--')) {
      const keyword =
        partNamed(property, node.name) ?? findFeature('css', 'types', 'global_keywords', node.name);
      if (keyword) uses.push({ feature: keyword, used: node.name, node });
    } else if (node.type === 'Function') {
      const feature =
        (property &&
          (partNamed(property, node.name) ?? partNamed(property, node.name, '_function'))) ??
        types().get(node.name);
      const used = feature?.name.endsWith('_function') ? feature.name : node.name;
      uses.push(
        feature ? { feature, used, node } : unknownUse(`css.types.${node.name}()`, node),
        ...formsOf(node.name, generate(node)).map((key) =>
          toUse(feature && partNamed(feature, key), node),
        ),
      );
    } else if (node.type === 'Dimension') uses.push(toUse(unitOf(node.unit), node));
    else if (node.type === 'Hash' && /^([\da-f]{4}|[\da-f]{8})$/i.test(node.value))
      uses.push(
        toUse(
          findFeature(
            'css',
            'types',
            'color',
            'rgb_hexadecimal_notation',
            'alpha_hexadecimal_notation',
          ),
          node,
        ),
      );
    else if (node.type === 'Raw')
      // Left as it stands by the parser: at least its functions are known.
      for (const [, name = ''] of node.value.matchAll(/([\w-]+)\(/g))
        uses.push(toUse(types().get(name), node));
  });
  return uses.filter((use) => use !== undefined);
}

/** Ways of writing a function that came later than the function. */
function formsOf(name: string, text: string): string[] {
  if (/^(rgb|hsl)a?$/.test(name))
    return [
      ...(text.includes(',') || text.includes('var(') ? [] : ['space_separated_parameters']),
      ...(/\(from /.test(text) ? ['relative_syntax'] : []),
    ];
  if (!name.endsWith('gradient')) return [];
  const stops = text.split(',');
  const hasDouble = stops.some((stop) => /[\d)](%|\w+)?\s+-?[\d.]+(%|\w+)$|\)calc\(/.test(stop));
  return [
    ...(/\bin (oklab|oklch|lab|lch|srgb|hsl|hwb)/.test(text) ? ['interpolation_color_space'] : []),
    ...(hasDouble ? ['doubleposition'] : []),
  ];
}

function unitOf(unit: string): Feature | undefined {
  const name = unit.toLowerCase();
  const length = (key: string) => findFeature('css', 'types', 'length', key);
  const [, kind] = /^([sld])v(?:[whib]|min|max)$/.exec(name) ?? [];
  const sizes = { s: 'small', l: 'large', d: 'dynamic' } as Record<string, string>;
  if (kind) return length(`viewport_percentage_units_${sizes[kind]}`);
  if (/^cq/.test(name)) return length('container_query_length_units');
  return name === 'q' ? length('Q') : length(name);
}

let knownTypes: Map<string, Feature> | undefined;

/** Every type and function of values by its name, the outermost of those with one name; then what single properties brought, as `minmax()`. */
function types(): Map<string, Feature> {
  if (knownTypes) return knownTypes;
  knownTypes = new Map();
  const properties = partsOf(findFeature('css', 'properties') as Feature);
  let level = partsOf(findFeature('css', 'types') as Feature);
  while (level.length > 0) {
    addNames(knownTypes, level);
    level = level.flatMap(partsOf);
  }
  addNames(knownTypes, properties.flatMap(partsOf));
  return knownTypes;
}

function addNames(known: Map<string, Feature>, features: Feature[]): void {
  for (const feature of features)
    for (const name of allNames(feature)) if (!known.has(name)) known.set(name, feature);
}

/** A part of a feature by a name under which some engine has had it. */
function partNamed(feature: Feature, name: string, end = ''): Feature | undefined {
  const direct = Object.hasOwn(feature.node, name + end);
  const parts = partsOf(feature);
  if (direct) return parts.find((part) => part.name === name + end);
  return end === '' && name.startsWith('-')
    ? parts.find((part) => allNames(part).includes(name))
    : undefined;
}

/** A feature by its name or by one with a prefix that some engine has had. */
function findByName(path: string[], name: string): Feature | undefined {
  const direct = findFeature(...path, name);
  if (direct) return direct;
  const bare = findFeature(...path, withoutPrefix(name));
  if (bare) return bare;
  const group = findFeature(...path);
  return group && partsOf(group).find((part) => allNames(part).includes(name));
}

function withoutPrefix(name: string): string {
  return name.startsWith('--') ? name : name.replace(/^-(webkit|moz|ms|o)-/, '');
}

function toUse(feature: Feature | undefined, node: CssNode): Use | undefined {
  return feature && { feature, used: feature.name, node };
}

/** The use of something that the data does not tell of; no engine is taken to have it. */
function unknownUse(id: string, node: CssNode): Use {
  return { feature: { id, name: '', compat: undefined, node: {} as never }, used: undefined, node };
}

function isLacking({ feature, used, prefix }: Use, engine: Engine): boolean {
  if (used === undefined) return true;
  if (isSupported(feature, engine, used)) return false;
  if (!prefix) return true;
  // Of a prefix may be told at what the property holds only, as at the style of `-webkit-text-decoration`.
  return ![feature, ...partsOf(feature)].some(
    (part) => part.compat && isSupported(part, engine, prefix + part.name),
  );
}

type Use = {
  feature: Feature;
  /** The name it is used by; nothing for what the data does not tell of. */
  used: string | undefined;
  /** Of the property that it is part of, such as `-webkit-`. */
  prefix?: string;
  node: CssNode;
  /** Whether it is the property itself, without which the whole declaration is not read. */
  isName?: boolean;
};

type Tell = (feature: string, node: CssNode, at: string, engine: Engine, isFatal?: string) => void;
