import { stripVTControlCharacters } from 'node:util';
import type { AstroIntegration } from 'astro';

/** The steps of a build, in order, by the integration that reports the end of each. */
const titles = new Map([
  ['content-check', '内容 Content'],
  ['pages', '页面 Pages'],
  ['finish-pages', '搜索索引 Search index'],
  ['share-images', '图片 Pictures'],
  ['hosting', '托管文件 Host files'],
]);

/** The exit code of Astro's process if the content has errors; their report is on stderr. */
export const contentErrorCode = 65;

/** A line of Astro's log, such as `15:36:51 [WARN] [finish-pages] 513 pages`. */
const logLine = /^\d\d:\d\d:\d\d (\[WARN\] )?(?:\[([\w-]+)\] )?(.*)$/;

/** Reports when Astro has written all pages. */
export function reportPages(): AstroIntegration {
  return {
    name: 'pages',
    hooks: { 'astro:build:generated': ({ logger }) => logger.info('written') },
  };
}

/**
 * Prints the steps of a build with the seconds each took.
 * @param print takes one line
 */
export function createSteps(print: (line: string) => void) {
  const begin = performance.now();
  let since = begin;
  let isWarning = false;
  return {
    /** Prints a line of Astro's log if it ends a step or belongs to a warning. */
    readLine(line: string) {
      // Nearly all lines are about one page, and none of those is about anything else.
      if (!line.includes('[') && (line.includes('─ /') || line.startsWith(' (+'))) {
        isWarning = false;
        return;
      }
      const [matched, warning, name = '', words = ''] =
        logLine.exec(stripVTControlCharacters(line)) ?? [];
      // A warning may have several lines; only its first has the time of day.
      if (matched !== undefined) isWarning = warning !== undefined;
      if (isWarning) print(matched ? `[WARN] ${words}` : line);
      const title = titles.get(name);
      if (!title || isWarning) return;
      print(`${title}: ${words}, ${seconds(since)} s`);
      since = performance.now();
    },
    /** Prints the time of the whole build. */
    finish: (result: string) => print(`完成 Done: ${result}, ${seconds(begin)} s`),
  };
}

function seconds(from: number): string {
  return ((performance.now() - from) / 1000).toFixed(1);
}
