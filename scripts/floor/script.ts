import { relative, resolve, sep } from 'node:path';
import ts from 'typescript';
import { excerptAt, type Finding, placeIn } from '#scripts/floor/finding.ts';
import { type Engine, floor } from '#scripts/floor/floor.ts';
import {
  type Feature,
  findFeature,
  isSupported,
  lackingEngines,
  partsOf,
} from '#scripts/floor/support.ts';

/**
 * What scripts use of the browser and of the language and engines of the floor do not have.
 * Every name is followed to the interface that declares it; where the type of an object is not known, as in finished
 * scripts, a method counts as lacking when no interface of the engine has one of that name.
 * @param entries files of the project, linted with all that they import
 * @param texts scripts that stand in no file of the project
 */
export function lintScripts(entries: readonly string[], texts: readonly ScriptText[]): Finding[] {
  const virtual = new Map<string, string>(
    texts.flatMap(({ code, ids }, index) => [
      [fileOf(index), `${code}\nexport {};`] as const,
      [fileOf(index).replace('.js', '.d.ts'), declareElements(ids, code)] as const,
    ]),
  );
  const options: ts.CompilerOptions = {
    allowJs: true,
    allowImportingTsExtensions: true,
    lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noEmit: true,
    noLib: false,
    strict: true,
    target: ts.ScriptTarget.ESNext,
    types: [],
  };
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => virtual.has(file) || fileExists.call(host, file);
  host.readFile = (file) => virtual.get(file) ?? readFile.call(host, file);
  host.getSourceFile = (file, language, ...rest) => {
    const code = virtual.get(file);
    if (code !== undefined) return ts.createSourceFile(file, code, language, true);
    const isLibrary = /\/lib\.[\w.]+\.d\.ts$/.test(file);
    const known = isLibrary ? libraries.get(file) : undefined;
    const source = known ?? getSourceFile.call(host, file, language, ...rest);
    if (source && isLibrary) libraries.set(file, source);
    return source;
  };
  const program = ts.createProgram([...entries, ...virtual.keys()], options, host);
  const files = [...loadedFiles(entries, program, host), ...texts.map((_, index) => fileOf(index))];
  return files.flatMap((file) => {
    const source = program.getSourceFile(file);
    const text = texts[indexOf(file)];
    const name = text?.file ?? relative(process.cwd(), file).split(sep).join('/');
    return source ? lintFile(source, program, name, text?.at ?? name) : [];
  });
}

/** The files with code that entries bring into the browser; what is imported as a type only stays at home. */
function loadedFiles(
  entries: readonly string[],
  program: ts.Program,
  host: ts.CompilerHost,
): Set<string> {
  const files = new Set(entries.map((entry) => resolve(entry)));
  for (const file of files) {
    const imports = program.getSourceFile(file)?.statements.filter(ts.isImportDeclaration) ?? [];
    for (const { importClause, moduleSpecifier } of imports) {
      if (importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) continue;
      const name = (moduleSpecifier as ts.StringLiteral).text;
      const options = program.getCompilerOptions();
      const { resolvedModule } = ts.resolveModuleName(name, file, options, host);
      if (resolvedModule && !resolvedModule.isExternalLibraryImport)
        files.add(resolve(resolvedModule.resolvedFileName));
    }
  }
  return files;
}

/** The libraries of the compiler, read once for all programs. */
const libraries = new Map<string, ts.SourceFile>();

function fileOf(index: number): string {
  return `/text-${index}.js`;
}

function indexOf(file: string): number {
  return Number(/^\/text-(\d+)\.js$/.exec(file)?.[1] ?? -1);
}

/** Elements with an id are variables of the page. */
function declareElements(ids: ReadonlyMap<string, string>, code: string): string {
  return [...ids]
    .filter(([id]) => /^[a-z_$][\w$]*$/i.test(id) && new RegExp(`\\b${id}\\b`).test(code))
    .map(([id, tag]) => `declare var ${id}: HTMLElementTagNameMap['${tag}'];`)
    .join('\n');
}

function lintFile(source: ts.SourceFile, program: ts.Program, file: string, at: string): Finding[] {
  const checker = program.getTypeChecker();
  const findings: Finding[] = [];
  const tell = (feature: Feature | undefined, engines: readonly Engine[], node: ts.Node) => {
    if (!feature || engines.length === 0) return;
    const start = node.getStart(source);
    const place = placeIn(source.text, start);
    if (findings.some((known) => known.feature === feature.id && known.place === place)) return;
    findings.push({
      feature: feature.id,
      engines,
      file,
      place,
      excerpt: excerptAt(source.text, start, node.end - start),
      at,
    });
  };
  const tellMember = (type: ts.Type, name: string, node: ts.Node): Feature[] => {
    const features: Feature[] = [];
    for (const part of partsOfType(checker.getApparentType(type), checker)) {
      const property = checker.getPropertyOfType(part, name);
      if (property) {
        if (!isOfLibrary(property, program)) continue;
        const feature = findMember(ownersOf(part, property, checker), name);
        if (feature) features.push(feature);
        tell(feature, feature ? lackingEngines(feature) : [], node);
      } else if (isOpen(part, program) && isCalled(node)) {
        const others = namesakes().get(name) ?? [];
        tell(others[0], lackingAll(others), node);
      }
    }
    return features;
  };
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
      return;
    if (ts.isPropertyAccessExpression(node)) {
      const found = tellMember(
        checker.getTypeAtLocation(node.expression),
        node.name.text,
        node.name,
      );
      tellCall(node, found);
    } else if (ts.isElementAccessExpression(node)) {
      const key = checker.getTypeAtLocation(node.argumentExpression);
      for (const part of key.isUnion() ? key.types : [key])
        if (part.isStringLiteral())
          tellMember(
            checker.getTypeAtLocation(node.expression),
            part.value,
            node.argumentExpression,
          );
    } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name) && !node.dotDotDotToken)
        tellMember(checker.getTypeAtLocation(node.parent), name.text, name);
    } else if (ts.isIdentifier(node) && isFree(node, checker, program)) {
      const feature = findGlobal(node.text);
      tell(feature, feature ? lackingEngines(feature) : [], node);
      tellCall(node, feature ? [feature] : []);
    }
    ts.forEachChild(node, visit);
  };
  /** What a call says beside its name: the constructor, options, the event that is listened for. */
  const tellCall = (callee: ts.Expression, features: Feature[]) => {
    const call = callee.parent;
    if (!(ts.isCallExpression(call) || ts.isNewExpression(call)) || call.expression !== callee)
      return;
    for (const feature of features) {
      const made = ts.isNewExpression(call)
        ? partsOf(feature).find(({ name }) => name === feature.name)
        : feature;
      if (made !== feature) tell(made, made ? lackingEngines(made) : [], lastName(callee));
      for (const argument of call.arguments ?? []) {
        if (!ts.isObjectLiteralExpression(argument)) continue;
        for (const { name } of argument.properties) {
          if (!name || !ts.isIdentifier(name)) continue;
          const option = findOption(made ?? feature, name.text);
          tell(option, option ? lackingEngines(option) : [], name);
        }
      }
    }
    const [event] = call.arguments ?? [];
    const isListening = /(^|\.)addEventListener$/.test(callee.getText(source));
    if (!isListening || !event || !ts.isStringLiteralLike(event)) return;
    const object = ts.isPropertyAccessExpression(callee)
      ? ownersOf(
          checker.getApparentType(checker.getTypeAtLocation(callee.expression)),
          undefined,
          checker,
        )
      : ['Window'];
    const feature = findMember(object, `${event.text}_event`);
    const others = namesakes().get(`${event.text}_event`) ?? [];
    tell(feature ?? others[0], feature ? lackingEngines(feature) : lackingAll(others), event);
  };
  visit(source);
  return findings;
}

function lastName(node: ts.Expression): ts.Node {
  return ts.isPropertyAccessExpression(node) ? node.name : node;
}

/** The engines in which no feature of a name is there. */
function lackingAll(features: Feature[]): Engine[] {
  return features.length === 0
    ? []
    : floor.filter((engine) => !features.some((feature) => isSupported(feature, engine)));
}

/** The single types of a union or of what belongs together, without nothing. */
function partsOfType(type: ts.Type, checker: ts.TypeChecker): ts.Type[] {
  if (type.isUnionOrIntersection())
    return type.types.flatMap((part) => partsOfType(checker.getApparentType(part), checker));
  return type.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined) ? [] : [type];
}

/** Whether a type may have members that are not told: it is not known, or the browser's with more behind it. */
function isOpen(type: ts.Type, program: ts.Program): boolean {
  if (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return true;
  if (type.getStringIndexType()) return false;
  return type.symbol !== undefined && isOfLibrary(type.symbol, program);
}

/** Data may have any names; on an object that nothing is known of only a call says that a method is meant. */
function isCalled({ parent }: ts.Node): boolean {
  return (
    ts.isPropertyAccessExpression(parent) &&
    ts.isCallExpression(parent.parent) &&
    parent.parent.expression === parent
  );
}

function isOfLibrary(symbol: ts.Symbol, program: ts.Program): boolean {
  return (symbol.declarations ?? []).some((declaration) =>
    program.isSourceFileDefaultLibrary(declaration.getSourceFile()),
  );
}

/** Whether a word is a variable that the script itself does not make. */
function isFree(node: ts.Identifier, checker: ts.TypeChecker, program: ts.Program): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isBindingElement(parent) && parent.propertyName === node) return false;
  if (ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent)) return false;
  if (ts.isTypeParameterDeclaration(parent)) return false;
  const symbol = ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent)
    : checker.getSymbolAtLocation(node);
  if (symbol === undefined) return ts.isExpression(node) && !isDeclared(node);
  return (
    isOfLibrary(symbol, program) &&
    symbol.valueDeclaration?.parent.kind !== ts.SyntaxKind.InterfaceDeclaration
  );
}

/** Whether a word names what is declared by it. */
function isDeclared({ parent }: ts.Identifier): boolean {
  return (
    ts.isDeclarationStatement(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isLabeledStatement(parent)
  );
}

/** The names, as MDN has them, of the interfaces through which an object has a member; its own first. */
function ownersOf(
  type: ts.Type,
  property: ts.Symbol | undefined,
  checker: ts.TypeChecker,
): string[] {
  const names: string[] = [];
  const queue = [type];
  for (const next of queue) {
    const name = nameOf(next.symbol);
    if (name !== undefined) names.push(name);
    const target = (next as ts.TypeReference).target ?? next;
    if (target.isClassOrInterface()) queue.push(...checker.getBaseTypes(target));
  }
  for (const { parent } of property?.declarations ?? []) {
    const owner = ts.isTypeLiteralNode(parent) ? parent.parent : parent;
    if (
      (ts.isInterfaceDeclaration(owner) || ts.isVariableDeclaration(owner)) &&
      ts.isIdentifier(owner.name)
    )
      names.push(owner.name.text);
  }
  return [...new Set(names.map(toDataName))];
}

function nameOf(symbol: ts.Symbol | undefined): string | undefined {
  const [declaration] = symbol?.declarations ?? [];
  if (declaration && ts.isTypeLiteralNode(declaration)) {
    const { parent } = declaration;
    return ts.isVariableDeclaration(parent) ? parent.name.getText() : undefined;
  }
  return symbol?.name;
}

/** The compiler's libraries have names of their own for some kinds of objects. */
function toDataName(name: string): string {
  if (/^(Iterable|Array|Map|Set|RegExpString|String)?Iterator(Object)?$/.test(name))
    return 'Iterator';
  if (/^RegExp(Match|Exec)Array$|^ConcatArray$/.test(name)) return 'Array';
  return name.replace(/^Readonly(?=Array|Map|Set)/, '').replace(/(?<=.)(Constructor|Of|Like)$/, '');
}

function findMember(owners: readonly string[], name: string): Feature | undefined {
  const event = /^on(\w+)$/.exec(name)?.[1];
  for (const owner of owners) {
    const found =
      findTold('api', owner, name) ??
      findTold('api', owner, `${name}_static`) ??
      findTold('javascript', 'builtins', owner, name) ??
      findTold('javascript', 'builtins', 'Intl', owner, name) ??
      (event ? findTold('api', owner, `${event}_event`) : undefined);
    if (found) return found;
    if (owner === 'CSSStyleDeclaration') {
      const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const style = findTold('css', 'properties', property);
      if (style) return style;
    }
  }
  return undefined;
}

function findGlobal(name: string): Feature | undefined {
  return (
    findTold('javascript', 'builtins', name) ??
    findTold('api', name) ??
    findMember(['Window', 'EventTarget'], name)
  );
}

function findTold(...path: string[]): Feature | undefined {
  const feature = findFeature(...path);
  return feature?.compat && feature;
}

/** An option of a call by its name, wherever it stands among the parts of what is called. */
function findOption(feature: Feature, name: string): Feature | undefined {
  const pattern = new RegExp(`^(options?_)?${name}_(parameter|option|value)$`);
  const parts = partsOf(feature).filter((part) => /option|parameter|value/.test(part.name));
  return (
    parts.find((part) => pattern.test(part.name)) ??
    parts.map((part) => findOption(part, name)).find((found) => found !== undefined)
  );
}

let knownNamesakes: Map<string, Feature[]> | undefined;

/** All members of all interfaces by their names. */
function namesakes(): Map<string, Feature[]> {
  if (knownNamesakes) return knownNamesakes;
  const groups = ['javascript.builtins', 'javascript.builtins.Intl', 'api'].flatMap((id) =>
    partsOf(findFeature(...id.split('.')) as Feature),
  );
  const members = groups
    .flatMap(partsOf)
    .filter(({ compat, name }) => compat && !/_parameter|^@@/.test(name));
  knownNamesakes = Map.groupBy(members, ({ name }) => name.replace(/_static$/, ''));
  return knownNamesakes;
}

/** A script that stands in a page or in a built file. */
export type ScriptText = {
  code: string;
  file: string;
  /** What kind of script it is. */
  at: string;
  /** The elements with an id that stand beside it, by their ids: the name of the tag. */
  ids: ReadonlyMap<string, string>;
};
