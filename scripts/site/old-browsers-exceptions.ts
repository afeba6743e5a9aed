/**
 * What the site uses although some of the oldest browsers lack it, and why their readers can do without.
 * An exception covers the named places only; one that nothing needs any more is reported.
 */
export const exceptions: readonly Exception[] = [
  // Reported by the data, but not lacking.
  {
    feature: 'Property "outline"',
    at: ['body,.top,.sheet', '.sheet,.bare main', ':focus-visible', '[aria-selected=true]'],
    why: 'Only partly there because outlines do not follow round corners; the site has none.',
  },
  {
    feature: 'Property "appearance"',
    at: ['.search input'],
    why: 'Comes after its forms with -webkit- and -moz-, which these browsers have.',
  },
  {
    feature: 'Value "break-word" of property "word-break"',
    at: ['.qr', '.source'],
    why: 'All of them have it; the data leaves it out because it is deprecated.',
  },
  {
    feature: 'Property "text-size-adjust"',
    at: ['html,.mark,ruby'],
    why: 'Only browsers on phones enlarge text by themselves, and each has it under some prefix.',
  },
  // Colours and type.
  {
    feature: 'Property "color-scheme"',
    at: [':root', '[data-scheme=light]', '[data-scheme=dark]'],
    why: 'The colours of the site follow the scheme by variables; only scroll bars stay light.',
  },
  {
    feature: `Attribute 'name="color-scheme"' on '<meta>'`,
    at: ['meta'],
    why: 'The chooser may be white for a moment, until its styles are read.',
  },
  {
    feature: 'Property "text-wrap"',
    at: ['h1,h2,h3'],
    why: 'Headings break where the line is full instead of in even lines.',
  },
  {
    feature: 'Property "text-autospace"',
    at: [':lang(zh)'],
    why: 'Latin letters and digits stand close to Chinese, as in the original.',
  },
  {
    feature: 'Value "anywhere" of property "overflow-wrap"',
    at: ['.map a'],
    why: 'The break-word of the body applies, and tiles are as wide as the grid makes them.',
  },
  {
    feature: 'Media condition "prefers-contrast"',
    at: ['@media (prefers-contrast:more)'],
    why: 'The colours have enough contrast without it; a wish for more has no effect.',
  },
  {
    feature: 'Media condition "forced-colors"',
    at: ['@media (forced-colors:active)'],
    why: 'The lines of the paper stay; texts have a background of their own, and the current page is bold.',
  },
  // Moving about.
  {
    feature: 'Selector "focus-visible"',
    at: [':focus-visible'],
    why: 'These browsers draw a focus ring of their own.',
  },
  {
    feature: 'Property "scroll-margin-top"',
    at: ['.contents', '.document :target'],
    why: 'A jump ends at the edge of the window, which nothing covers there.',
  },
  {
    feature: 'At-rule "@view-transition"',
    at: ['@view-transition'],
    why: 'Pages change at once.',
  },
  {
    feature: 'feature "flexbox-gap"',
    at: ['.title-block', '.initials ul', '.neighbours'],
    why: 'Boxes with borders touch instead of being one pixel apart.',
  },
  // The search box: without dialogs its button leads to the directory (Head.astro), and the box stays hidden (header.css).
  {
    feature: "Element '<dialog>'",
    at: ['dialog'],
    why: 'An unknown element there, hidden by the styles; the button leads to the directory.',
  },
  {
    feature: 'Selector "backdrop"',
    at: ['dialog::backdrop'],
    why: 'No dialog is ever shown there.',
  },
  {
    feature: "Feature '<dialog>' (dialog)",
    at: ['src/search/dialog.ts'],
    why: 'close() is only called from the open dialog.',
  },
  {
    feature: "Attribute 'enterkeyhint'",
    at: ['input'],
    why: 'The key of the keyboard says Enter or Go instead of Search, and does the same.',
  },
  {
    feature: "Feature 'Intl.Segmenter' (intl-segmenter)",
    at: ['src/search/item.ts', '_astro/'],
    why: 'Behind a test for it in the line before; the mark on the opened page ends inside a word.',
  },
  // Pictures, translation.
  {
    feature: "Attribute 'loading' on '<img>'",
    at: ['img'],
    why: 'The hidden picture for chat apps is fetched once for nothing, after the page.',
  },
  {
    feature: "Attribute 'translate'",
    at: ['span', 'p', 'ruby', 'bdi'],
    why: 'Firefox 78 translates nothing.',
  },
  // Paper.
  {
    feature: 'At-rule "@page"',
    at: ['@page'],
    why: 'Safari and Firefox print on the paper that their reader chooses, Safari with its own margins; neither numbers the pages.',
  },
  {
    feature: 'Value "avoid" of property "break-after"',
    at: ['h2,h3', '.block:first-child,.signature'],
    why: 'A heading may be the last line of a sheet.',
  },
  {
    feature: 'Selector "has"',
    at: ['h2:has(+.map)'],
    why: 'The heading of the map, which is not printed, stays on the paper.',
  },
];

/** A feature that may be used in some places although some of the oldest browsers lack it. */
export type Exception = {
  /** As the linter's message names it. */
  feature: string;
  /** The selectors, elements or scripts that may use it. */
  at: readonly string[];
  /** What the reader of an old browser sees instead, or where the guard is. */
  why: string;
};
