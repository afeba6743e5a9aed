import { find } from '#browser/element.ts';
import { openDialog } from '#search/dialog.ts';
import { addStyles } from '#search/item.ts';
import { openResultsPage } from '#search/results-page.ts';
import { createSources, type Published } from '#search/sources.ts';

/**
 * Search in the browser, loaded when the reader searches. The build puts before it what it needs first, so that one
 * file answers a reader who types a name.
 */
declare const published: Published;

const { settings, names } = published;
const sources = createSources(settings, names);
published.sources = sources;
// Results without styles are better than none.
addStyles(settings.styles).catch(() => {});
// After a failure it may be loaded under two URLs.
if (!document.querySelector('#seek-list')) {
  openDialog(find<HTMLDialogElement>('#seek'), sources, settings);
  const form = document.querySelector<HTMLFormElement>('main form.search');
  if (form) openResultsPage(form, sources, settings);
}
