import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { lintStyles } from '#scripts/floor/css.ts';
import type { Exception } from '#scripts/floor/exceptions.ts';
import { describeFinding, type Finding } from '#scripts/floor/finding.ts';
import { lintElements, type ParsedPage } from '#scripts/floor/html.ts';
import { lintScripts, type ScriptText } from '#scripts/floor/script.ts';
import { lintSyntax } from '#scripts/floor/syntax.ts';

/** The scripts in `src/` that readers' browsers run, with all that they import. */
const entries = ['src/search/browser.ts', 'src/search/directory.ts'];

/** Where the scripts that the compiler has finished lie. */
const builtScripts = '_astro/';

/**
 * Everything that a built site uses and engines of the floor lack.
 * Pagefind is another's work and only asked whether it can be read; of its scripts the site loads this one.
 * @returns what was found, and how many different texts of each kind were looked at
 */
export async function lintSite(folder: string, pages: readonly ParsedPage[]): Promise<SiteLint> {
  const files = (
    await Array.fromAsync(glob('{_astro/*.{css,js},pagefind/pagefind.js}', { cwd: folder }))
  )
    .map((file) => file.split(sep).join('/'))
    .sort();
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const filesOf = (end: RegExp) => files.filter((file) => end.test(file));
  const styles = [
    ...inlineTexts(pages, 'style'),
    ...filesOf(/\.css$/).map((file) => ({ file, code: read(file), ids: new Map() })),
  ];
  const scripts: ScriptText[] = [
    ...inlineTexts(pages, 'script').map((text) => ({ ...text, at: 'inline script' })),
    ...filesOf(/^_astro\/.*\.js$/).map((file) => ({
      file,
      code: read(file),
      at: builtScripts,
      ids: new Map(),
    })),
  ];
  const bundles = filesOf(/^pagefind\//);
  const findings = [
    ...styles.flatMap(({ code, file }) => lintStyles(code, file)),
    ...withoutEchoes(lintScripts(entries, scripts)),
    ...scripts.flatMap(({ code, file, at }) => lintSyntax(code, file, at)),
    ...bundles.flatMap((file) => lintSyntax(read(file), file, 'pagefind')),
    ...lintElements(pages),
  ];
  const counts = { styles: styles.length, scripts: scripts.length, bundles: bundles.length };
  return { findings, counts };
}

/** What of the findings no exception is made for, and the exceptions that nothing needs, each in a line with its cure. */
export function judgeFindings(
  findings: readonly Finding[],
  exceptions: readonly Exception[],
): string[] {
  const used = new Set<string>();
  const keyOf = (feature: string, at: string) => `${feature} [${at}]`;
  const made = new Set(
    exceptions.flatMap(({ feature, at }) => at.map((place) => keyOf(feature, place))),
  );
  const faults = findings.filter(({ feature, at, isFatal }) => {
    const key = keyOf(feature, at);
    if (isFatal || !made.has(key)) return true;
    used.add(key);
    return false;
  });
  return [
    ...[...Map.groupBy(faults, describePlaceless).values()].map(([first, ...others]) => {
      const more = others.length === 0 ? '' : ` (+ ${others.length})`;
      return `${describeFinding(first as Finding)}${more} ${cure}`;
    }),
    ...[...made]
      .filter((key) => !used.has(key))
      .map(
        (key) =>
          `scripts/floor/exceptions.ts: ${key} — 用不到了，删去 | no longer needed, remove it`,
      ),
  ];
}

/** What pages that share a style or a script have in common. */
function describePlaceless({ feature, at, isFatal = '' }: Finding): string {
  return `${feature} ${at} ${isFatal}`;
}

const cure =
  '| 改法：换成这些浏览器也有的写法，或在同处先写旧写法，或用 @supports 或条件包住；读者确实不受影响时，在 scripts/floor/exceptions.ts 说明理由' +
  ' | Cure: write what these engines know, or an older form beside it, or ask for it first by @supports or a condition; where a reader truly loses nothing, say why in scripts/floor/exceptions.ts';

/** The different texts of styles or scripts that stand in pages, each where it is first met; data is no script. */
function inlineTexts(pages: readonly ParsedPage[], tag: 'style' | 'script') {
  const texts = new Map<string, Omit<ScriptText, 'at'>>();
  for (const { $, file } of pages)
    for (const element of $(tag).toArray()) {
      const code = $(element).text();
      const { type = 'module', src } = element.attribs;
      if (texts.has(code) || src !== undefined || (tag === 'script' && type !== 'module')) continue;
      const ids = new Map(
        $('[id]')
          .toArray()
          .map((element) => [element.attribs['id'] ?? '', element.tagName]),
      );
      texts.set(code, { code, file, ids });
    }
  return [...texts.values()];
}

/** A finished script repeats what its source, where types are known, says better. */
function withoutEchoes(findings: Finding[]): Finding[] {
  const known = new Set(
    findings.filter(({ at }) => at !== builtScripts).map(({ feature }) => feature),
  );
  return findings.filter(({ at, feature }) => at !== builtScripts || !known.has(feature));
}

/** What was found in a built site. */
export type SiteLint = {
  findings: Finding[];
  /** How many different texts were looked at. */
  counts: { styles: number; scripts: number; bundles: number };
};
