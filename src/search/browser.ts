import { find } from '#browser/element.ts';
import { openDialog } from '#search/dialog.ts';
import { addStyles } from '#search/item.ts';
import { openResultsPage } from '#search/results-page.ts';
import { createSources, fetchJson } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

/** Search in the browser. Loaded when the reader searches; its settings are a file in the reader's language. */
const dialog = find<HTMLDialogElement>('#seek');
const form = document.querySelector<HTMLFormElement>('main form.search');
const failed = find('#lost').textContent;
const notes = document.querySelectorAll('#seek [role=status], #search-status');

start();

function start(): void {
  fetchJson<SearchSettings>(dialog.dataset['words'] ?? '').then((settings) => {
    for (const note of notes) note.textContent = '';
    // Results without styles are better than none.
    addStyles(settings.styles).catch(() => {});
    const sources = createSources(settings);
    // Starts loading the index of members.
    void sources.findMembers('', true);
    openDialog(dialog, sources, settings);
    if (form) openResultsPage(form, sources, settings);
  }, fail);
}

/** Reports that search could not be loaded, and tries again on the next input. */
function fail(): void {
  for (const note of notes) note.textContent = failed;
  const field = form?.querySelector('input');
  if (field) field.value ||= new URLSearchParams(location.search).get(field.name) ?? '';
  addEventListener('input', start, { once: true });
}
