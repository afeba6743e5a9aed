import { defineProblems, type Fix, lineOf, type Problem } from '#checks/problem.ts';
import { type ReadYaml, readYaml } from '#reader/yaml.ts';

/** Kinds of problem with JSON. */
export const report = defineProblems({
  'json-syntax': `
    这一行的标点不对，文件读不出来：“{value}”
    每条写作 "键": "文字",（引号、冒号、逗号都是半角），只有一组里的最后一条后面没有逗号；文字里的英文双引号写成 \\"；请对照上下几行改正
    界面用语的文件是 JSON，引号、冒号、逗号都是半角。
    The punctuation of this line is wrong, and the file cannot be read: “{value}”
    each entry is "key": "text", (with half-width quotes, colon, and comma), and only the last of a group has no comma after it; write \\" for a double quote inside a text; compare the lines around it
    Interface texts are kept in JSON, with half-width quotes, colons, and commas.`,
});

/**
 * Reads a JSON text.
 * @param file path from the project's root
 */
export function readJson(source: string, file: string): ReadYaml {
  try {
    JSON.parse(source);
  } catch (error) {
    const at = errorIndex(source, (error as Error).message);
    // A comma after the last entry is noticed only at the bracket.
    const isComma = /[}\]]/.test(source[at] ?? '') && /,\s*$/.test(source.slice(0, at));
    const index = isComma ? source.lastIndexOf(',', at) : at;
    const before = source.slice(0, index).split('\n');
    const place = lineOf({ file }, before.length, (before.at(-1)?.length ?? 0) + 1);
    const value = source.split('\n')[before.length - 1]?.trim() ?? '';
    const fix = findFix(source, before.length - 1);
    const problems = [report('json-syntax', place, { value }, fix)];
    return { data: undefined, problems, isReadable: false, locate: () => undefined };
  }
  // JSON is YAML; the YAML reader also knows positions and duplicate keys.
  const { data, problems, locate } = readYaml(source, file, undefined);
  const found = problems.filter(({ kind }: Problem) => /^(?:duplicate|invisible)-/.test(kind));
  const isReadable = !found.some(({ kind }) => kind.startsWith('duplicate'));
  return { data: data ?? JSON.parse(source), problems: found, isReadable, locate };
}

/** The line with its quotes, colon, and comma put right, where that makes the whole text readable. */
function findFix(source: string, index: number): Fix | undefined {
  const lines = source.split('\n');
  const from = lines[index]?.trimEnd() ?? '';
  const [, start = '', key = '', text = ''] =
    /^(\s*)["\u201c\u201d']([^"\u201c\u201d']+)["\u201c\u201d']\s*[:\uff1a]\s*["\u201c\u201d'](.*?)["\u201c\u201d']?\s*[,\uff0c;\uff1b]?$/.exec(
      from,
    ) ?? [];
  const entry =
    key === '' ? from.replace(/,$/, '') : `${start}"${key}": "${text.replace(/(?<!\\)"/g, '\\"')}"`;
  const to = [`${entry},`, entry].find((line) => isJson(lines.with(index, line).join('\n')));
  return to === undefined ? undefined : { from, to };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Where in a JSON text its parser stopped, from 0, as far as V8's message says. */
function errorIndex(source: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  // The message quotes the text around the unexpected character.
  const [, sign = '', around = ''] =
    /^Unexpected token '(.)', (?:\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid/u.exec(message) ?? [];
  const index =
    position === undefined
      ? source.indexOf(around) + Math.max(around.indexOf(sign), 0)
      : Number(position);
  // A missing comma is noticed only where the next line begins.
  return message.includes("Expected ','")
    ? source.slice(0, index).trimEnd().length
    : Math.max(index, 0);
}
