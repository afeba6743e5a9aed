// biome-ignore-all lint/suspicious/noGlobalAssign: shorter than setting the handlers through `window`
// biome-ignore-all lint/style/useConst: one declaration is shorter than two
// biome-ignore-all lint/complexity/noCommaOperator: shorter than a block with a condition
// biome-ignore-all lint/suspicious/noAssignInExpressions: shorter than a block with a condition
// biome-ignore-all lint/suspicious/noDoubleEquals: shorter, and an element equals only itself
/**
 * Everything a page runs before the reader does anything. It is inline in the head of every page, so each byte counts.
 * The controls are read as globals, by their ids.
 */
declare const scheme: HTMLSelectElement;
declare const ask: HTMLButtonElement;
declare const seek: HTMLDialogElement;
declare const lost: HTMLElement;

// The reader's colour scheme, set before the first paint and stored only in the browser, if it allows that.
let storage: Record<string, string> = {};
let page = document.documentElement.dataset;
let applyScheme = () => (page['scheme'] = storage['scheme'] || '');
try {
  storage = localStorage;
} catch {}
applyScheme();

// Runs also when the reader goes back to a page that the browser has kept.
onpageshow = () => {
  scheme.value = applyScheme();
  scheme.oninput = () => (page['scheme'] = storage['scheme'] = scheme.value);
};

onclick = ({ target }) =>
  (
    // A link to another language keeps the query and the place in the page.
    (target as HTMLAnchorElement).hreflang &&
      ({ search: (target as HTMLAnchorElement).search, hash: (target as HTMLAnchorElement).hash } =
        location),
    // The search button opens the box and loads its script. Without dialogs this throws and the form leads to the
    // directory. If the script is out of reach, the box says so, and its form leads to the search page.
    target != ask || !import((seek.showModal(), ask.value)).catch(() => (lost.hidden = false))
  );

// The slash key presses the search button, except in a field.
onkeydown = (event) =>
  event.key !== '/' ||
  (event.target as HTMLInputElement).form ||
  seek.open ||
  !!(ask.click() as unknown);
