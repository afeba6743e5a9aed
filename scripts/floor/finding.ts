import type { Engine } from '#scripts/floor/floor.ts';

/** Line and column of a place in a text, both from 1. */
export function placeIn(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `${line}:${offset - before.lastIndexOf('\n')}`;
}

/** The words about a place, on one line; built files have few lines, so a place is known by its words. */
export function excerptAt(text: string, offset: number, length: number): string {
  const excerpt = text.slice(Math.max(0, offset - 20), offset + Math.min(length, 60) + 20);
  return excerpt.replace(/\s+/g, ' ').trim();
}

/** What is used and some engines of the floor do not have, in one line. */
export function describeFinding(finding: Finding): string {
  const { feature, engines, file, place, excerpt, at, isFatal } = finding;
  const names = engines.map(({ name, version }) => `${name} ${version}`).join(', ');
  const consequence = isFatal ? ` (${isFatal})` : '';
  return `${file}:${place} ${feature} [${at}] — ${names}${consequence}: … ${excerpt} …`;
}

/** The use of a feature that engines of the floor do not have. */
export type Finding = {
  /** Its path in MDN's compatibility data. */
  feature: string;
  engines: readonly Engine[];
  file: string;
  /** Line and column. */
  place: string;
  excerpt: string;
  /** What it belongs to: a selector, the kind of script, an element; exceptions are made for it. */
  at: string;
  /** Why no exception can be made: something else goes with it. */
  isFatal?: string;
};
