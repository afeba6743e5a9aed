import { readParts } from '#scripts/build/page-parts.ts';
import { withPolicy } from '#scripts/build/policy.ts';
import { usedStyles } from '#scripts/build/used-styles.ts';

/**
 * A page as it is published: without the styles that it does not use and the white space around blocks, and with its
 * content security policy.
 * @throws Error where a page has no place for its policy
 */
export function finishPage(html: string): string {
  const parts = readParts(html);
  let finished = html;
  const isRtl = parts.names.has('[dir=rtl]');
  const styles = parts.styles.map((css) => {
    const used = shorten(usedStyles(css, parts.names), isRtl);
    finished = finished.replace(`<style>${css}</style>`, () => `<style>${used}</style>`);
    return used;
  });
  return withPolicy(finished.replaceAll(spaceAroundBlocks, '$1'), { ...parts, styles });
}

/** Styles in fewer bytes that mean the same on a page of one direction. */
function shorten(css: string, isRtl: boolean): string {
  const [start, end] = isRtl ? ['right', 'left'] : ['left', 'right'];
  return (
    css
      // The compiler's names for the two colour schemes are long, and no browser knows these two prefixed properties.
      .replaceAll('--lightningcss-', '--')
      .replaceAll(/-moz-(?:text-size|print-color)-adjust:[^;}]*;?/g, '')
      .replaceAll(/(margin|padding|border)-inline-(start|end)/g, (_, property, side) => {
        return `${property}-${side === 'start' ? start : end}`;
      })
  );
}

const block =
  '</?(?:html|head|meta|title|link|script|style|body|header|nav|main|footer|section|div|p|h[1-6]|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|th|td|figure|figcaption|form|dialog|details|summary|option)\\b[^>]*>';

/** White space that no page shows: lines begin and end with blocks. */
const spaceAroundBlocks = new RegExp(`\\s*(${block})\\s*`, 'g');
