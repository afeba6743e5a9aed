import { openDialog } from '#search/dialog.ts';
import { element, find } from '#search/item.ts';
import { openResultsPage } from '#search/results-page.ts';
import { createSources, fetchJson } from '#search/sources.ts';
import type { SearchSettings } from '#views/search.ts';

/** Search in the browser. Loaded only when somebody searches; its words and addresses come as a file of the reader's language. */
const dialog = find<HTMLDialogElement>('#seek');
const form = document.querySelector<HTMLFormElement>('main form.search');

fetchJson<SearchSettings>(dialog.dataset['words'] ?? '').then(
  (settings) => {
    const styles = element('link', []);
    styles.rel = 'stylesheet';
    styles.href = settings.styles;
    document.head.append(styles);
    const sources = createSources(settings);
    sources.prepare();
    openDialog(dialog, sources, settings);
    if (form) openResultsPage(form, sources, settings);
  },
  () => {
    const status = document.getElementById('search-status');
    if (status) status.textContent = form?.dataset['failed'] ?? '';
  },
);
