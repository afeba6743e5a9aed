import { defineProblems, lineOf, type Problem } from '#checks/problem.ts';
import { type ReadYaml, readYaml } from '#reader/yaml.ts';

/** Kinds of problem with JSON. */
export const report = defineProblems({
  'json-syntax': `
    这里不是正确的 JSON：“{value}”
    请检查这一行和上一行：每条写作 "键": "文字"，各条之间用半角逗号，最后一条后面没有逗号；文字里的英文双引号写成 \\"
    界面用语的文件是 JSON，引号、冒号、逗号都是半角。
    This is not valid JSON: “{value}”
    look at this line and the one before: each entry is "key": "text", with half-width commas between entries and none after the last; write \\" for a double quote inside a text
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
    const fix = isComma ? { from: value, to: value.replace(/,$/, '') } : undefined;
    const problems = [report('json-syntax', place, { value }, fix)];
    return { data: undefined, problems, isReadable: false, locate: () => undefined };
  }
  // JSON is YAML; the YAML reader also knows positions and duplicate keys.
  const { data, problems, locate } = readYaml(source, file, undefined);
  const found = problems.filter(({ kind }: Problem) => /^(?:duplicate|invisible)-/.test(kind));
  const isReadable = !found.some(({ kind }) => kind.startsWith('duplicate'));
  return { data: data ?? JSON.parse(source), problems: found, isReadable, locate };
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
