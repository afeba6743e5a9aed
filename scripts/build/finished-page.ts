import { readParts } from '#scripts/build/page-parts.ts';
import { withPolicy } from '#scripts/build/policy.ts';
import { usedStyles } from '#scripts/build/used-styles.ts';

/**
 * A page as it is published: with the styles that it uses, in fewer bytes that mean the same, and with its content
 * security policy.
 * @param readSheet gives the text of a linked stylesheet by its address; it becomes part of the page
 * @throws Error where a page has no place for its policy
 */
export function finishPage(html: string, readSheet: (address: string) => string): string {
  const parts = readParts(html);
  const isRtl = parts.names.has('[dir=rtl]');
  const styles: string[] = [];
  const toStyle = (css: string) => {
    const used = shorten(usedStyles(css, parts.names), isRtl);
    styles.push(used);
    return `<style>${used}</style>`;
  };
  let finished = html.replace(linkedSheets, (links) =>
    toStyle(Array.from(links.matchAll(address), ([, path = '']) => readSheet(path)).join('')),
  );
  for (const css of parts.styles)
    finished = finished.replace(`<style>${css}</style>`, () => toStyle(css));
  finished = finished
    .replace(spaceBefore, '')
    .replace(spaceAfter, '$1')
    .replaceAll(/><\/(?:path|use)>/g, '/>');
  return withPolicy(finished, { ...parts, styles });
}

/** The links to stylesheets, which stand together. */
const linkedSheets = /(?:<link rel="stylesheet" href="[^"]+">)+/;

const address = /href="([^"]+)"/g;

/** Styles in fewer bytes that mean the same on a page of one direction. */
function shorten(css: string, isRtl: boolean): string {
  const known = isRtl ? shortened.rtl : shortened.ltr;
  const short = known.get(css) ?? toShort(css, isRtl);
  known.set(css, short);
  return short;
}

/** Pages share most of their styles. */
const shortened = { ltr: new Map<string, string>(), rtl: new Map<string, string>() };

function toShort(css: string, isRtl: boolean): string {
  const [start, end] = isRtl ? ['right', 'left'] : ['left', 'right'];
  return (
    css
      // The compiler's names for the two colour schemes are long, and no browser knows these two prefixed properties.
      .replaceAll('--lightningcss-', '--')
      // It keeps the blanks in values of custom properties.
      .replaceAll(/("[^"]*")|\s*([,/])\s+/g, (_, quoted = '', sign = '') => quoted + sign)
      .replaceAll(/-moz-(?:text-size|print-color)-adjust:[^;}]*;?/g, '')
      .replaceAll(/(margin|padding|border)-inline-(start|end)/g, (_, property, side) => {
        return `${property}-${side === 'start' ? start : end}`;
      })
  );
}

const block =
  '</?(?:html|head|meta|title|link|script|style|body|header|nav|main|footer|section|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|figure|figcaption|form|dialog|details|summary|option)\\b';

/** White space that no page shows: lines begin and end with blocks. */
const spaceBefore = new RegExp(`\\s+(?=${block})`, 'g');
const spaceAfter = new RegExp(`(${block}[^>]*>)\\s+`, 'g');
