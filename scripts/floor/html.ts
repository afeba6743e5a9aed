import type { CheerioAPI } from 'cheerio';
import { excerptAt, type Finding, placeIn } from '#scripts/floor/finding.ts';
import { type Feature, findFeature, lackingEngines } from '#scripts/floor/support.ts';

/** Elements, attributes and their values that engines of the floor do not have, each where it is first met. */
export function lintElements(pages: readonly ParsedPage[]): Finding[] {
  const seen = new Set<string>();
  const findings = new Map<string, Finding>();
  for (const { $, html, file } of pages)
    for (const element of $('*').toArray()) {
      if (!('attribs' in element) || element.namespace?.endsWith('/svg')) continue;
      const { tagName: tag, attribs } = element;
      for (const [name, value] of [['', ''], ...Object.entries(attribs)] as [string, string][]) {
        if (/^(data|aria)-/.test(name)) continue;
        const isFree = /^(href|src|id|class|content|alt|title|placeholder|action|datetime)$/.test(
          name,
        );
        const key = `${tag} ${name} ${isFree ? '' : value}`;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const feature of featuresOf(tag, name, isFree ? '' : value)) {
          const engines = lackingEngines(feature);
          if (engines.length === 0 || findings.has(`${tag} ${feature.id}`)) continue;
          const offset = Math.max(0, html.search(new RegExp(`<${tag}\\b[^>]*${name}`)));
          findings.set(`${tag} ${feature.id}`, {
            feature: feature.id,
            engines,
            file,
            place: placeIn(html, offset),
            excerpt: excerptAt(html, offset, 80),
            at: tag,
          });
        }
      }
    }
  return [...findings.values()];
}

function featuresOf(tag: string, name: string, value: string): Feature[] {
  if (name === '') return [findFeature('html', 'elements', tag) ?? []].flat();
  const path = findFeature('html', 'elements', tag, name)
    ? ['html', 'elements', tag]
    : ['html', 'global_attributes'];
  const words = value.toLowerCase().split(/\s+/).filter(Boolean);
  return [
    findFeature(...path, name),
    ...words.map((word) => findFeature(...path, name, word)),
    ...words.map((word) => findFeature(...path, `${name}_${word}`)),
  ].filter((feature) => feature !== undefined);
}

/** A page of the built site. */
export type ParsedPage = { $: CheerioAPI; html: string; file: string };
