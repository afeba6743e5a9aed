/**
 * What is used although some engine of the floor lacks it, and why its reader can do without.
 * Each is made for the places it names only, and one that is no longer needed is a fault.
 */
export const exceptions: readonly Exception[] = [
  // Colours and type.
  {
    feature: 'css.properties.color-scheme',
    at: [':root', '[data-scheme=light]', '[data-scheme=dark]'],
    why: 'The colours of the site follow the scheme by variables; only scroll bars stay light.',
  },
  {
    feature: 'html.elements.meta.name.color-scheme',
    at: ['meta'],
    why: 'Keeps the first moment of the chooser from being white; the styles do the rest.',
  },
  {
    feature: 'css.properties.text-wrap',
    at: ['h1,h2,h3'],
    why: 'Headings break where the line is full instead of in even lines.',
  },
  {
    feature: 'css.properties.text-size-adjust',
    at: ['html,.mark,ruby'],
    why: 'Only browsers on phones enlarge text by themselves, and each has it under some name.',
  },
  {
    feature: 'css.properties.text-autospace',
    at: [':lang(zh)'],
    why: 'Latin letters and digits stand close to Chinese, as in the original.',
  },
  {
    feature: 'css.properties.overflow-wrap.anywhere',
    at: ['.map a'],
    why: 'The break-word of the body takes its place, and tiles are as wide as the grid makes them.',
  },
  {
    feature: 'css.at-rules.media.prefers-contrast',
    at: ['@media (prefers-contrast:more)'],
    why: 'The colours without it have contrast enough; only a wish for more is not heard.',
  },
  {
    feature: 'css.at-rules.media.forced-colors',
    at: ['@media (forced-colors:active)'],
    why: 'The lines of the paper stay; texts stand on grounds of their own, and the current page is bold.',
  },
  {
    feature: 'css.properties.outline',
    at: ['body,.top,.sheet', '.sheet,.bare main', ':focus-visible', '[aria-selected=true]'],
    why: 'Told of as partly there for round corners; the site has none.',
  },
  // Moving about.
  {
    feature: 'css.selectors.focus-visible',
    at: [':focus-visible'],
    why: 'These engines draw a ring of their own around what is focused.',
  },
  {
    feature: 'css.properties.cursor',
    at: ['.find button', '.overview summary'],
    why: 'There is no pointer on a touch screen.',
  },
  {
    feature: 'css.properties.cursor.pointer',
    at: ['.find button', '.overview summary'],
    why: 'There is no pointer on a touch screen.',
  },
  {
    feature: 'css.properties.scroll-margin-top',
    at: ['.contents', '.document :target'],
    why: 'A jump ends at the edge of the window, which nothing covers there.',
  },
  {
    feature: 'css.at-rules.view-transition',
    at: ['@view-transition'],
    why: 'Pages change at once.',
  },
  {
    feature: 'css.properties.gap.flex_context',
    at: ['.title-block', '.initials ul', '.neighbours'],
    why: 'Boxes with lines of their own touch instead of standing one pixel apart.',
  },
  {
    feature: 'css.properties.content.alt_text',
    at: ['.find button:after'],
    why: 'The button does not show the key that stands for it; the key works.',
  },
  // The search box: without dialogs its button leads to the directory (Head.astro), and the box stays hidden (header.css).
  {
    feature: 'html.elements.dialog',
    at: ['dialog'],
    why: 'An element without meaning there, hidden by the styles; the button leads to the directory.',
  },
  {
    feature: 'css.selectors.backdrop',
    at: ['dialog::backdrop'],
    why: 'No dialog is ever shown there.',
  },
  {
    feature: 'api.HTMLDialogElement.showModal',
    at: ['inline script'],
    why: 'The listener stops at it before it keeps the button from sending its form, which leads to the directory; dialog.test.ts tries it.',
  },
  {
    feature: 'api.HTMLDialogElement.open',
    at: ['inline script'],
    why: 'Undefined there, as for a dialog that is not open, which is true.',
  },
  {
    feature: 'api.HTMLDialogElement.close',
    at: ['src/search/dialog.ts'],
    why: 'Only called by a click in the open dialog.',
  },
  {
    feature: 'html.global_attributes.enterkeyhint',
    at: ['input'],
    why: 'The key of the keyboard says Enter or Go instead of Search, and does the same.',
  },
  {
    feature: 'javascript.builtins.Intl.Segmenter',
    at: ['src/search/item.ts'],
    why: 'Asked for by `in Intl` in the line before; the mark on the opened page ends inside a word.',
  },
  {
    feature: 'javascript.builtins.Intl.Segmenter.Segmenter',
    at: ['src/search/item.ts'],
    why: 'Behind the same question.',
  },
  {
    feature: 'javascript.builtins.Intl.Segmenter.segment',
    at: ['src/search/item.ts'],
    why: 'Behind the same question.',
  },
  {
    feature: 'api.InputEvent.isComposing',
    at: ['src/search/typing.ts'],
    why: 'Undefined in Safari 14, so that answers come while a syllable is composed already.',
  },
  {
    feature: 'api.KeyboardEvent.isComposing',
    at: ['src/search/typing.ts'],
    why: 'Wrong in Safari for the last key, which is known there by its number, 229, in the same line.',
  },
  {
    feature: 'api.URL.URL',
    at: ['src/search/query-form.ts'],
    why: 'Safari 14 stumbles over a base that is undefined; none is given.',
  },
  {
    feature: 'api.Navigator.onLine',
    at: ['src/search/sources.ts'],
    why: 'May say in apps that the reader is online: pages that cannot be fetched are then not found.',
  },
  // Heads of pages, pictures.
  {
    feature: 'html.elements.meta.name.viewport',
    at: ['meta'],
    why: 'Windows of desktops need none.',
  },
  {
    feature: 'html.elements.link.rel.icon',
    at: ['link'],
    why: 'Safari on phones shows a letter of the title.',
  },
  {
    feature: 'html.elements.img.loading',
    at: ['img'],
    why: 'The hidden picture for chat apps is fetched once for nothing, after the page.',
  },
  {
    feature: 'html.global_attributes.translate',
    at: ['span', 'p', 'ruby', 'bdi'],
    why: 'Firefox translates nothing yet.',
  },
  // Paper.
  {
    feature: 'css.at-rules.page',
    at: ['@page'],
    why: 'Safari prints on the paper and with the margins that its reader chooses.',
  },
  {
    feature: 'css.at-rules.page.size',
    at: ['@page'],
    why: 'Firefox prints on the paper that its reader chooses.',
  },
  {
    feature: 'css.at-rules.page.at_bottom-right',
    at: ['@bottom-right'],
    why: 'Pages are not numbered, unless the browser does it.',
  },
  {
    feature: 'css.properties.break-after.avoid',
    at: ['h2,h3', '.block:first-child,.signature'],
    why: 'A heading may stand last on a sheet.',
  },
  {
    feature: 'css.selectors.has',
    at: ['h2:has(+.map)'],
    why: 'The heading of the map, which is not printed, stands on the paper alone.',
  },
];

/** A feature of the floor's findings, by its path in MDN's compatibility data, that may be used in some places. */
export type Exception = {
  feature: string;
  /** The selectors, elements or scripts it is made for. */
  at: readonly string[];
  /** What the reader of an engine without it sees instead, or where the guard stands. */
  why: string;
};
