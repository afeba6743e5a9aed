// biome-ignore-all lint/suspicious/noGlobalAssign: shorter than setting the handlers through `window`
// biome-ignore-all lint/complexity/noCommaOperator: shorter than a block with a condition
// biome-ignore-all lint/style/useConst: one declaration is shorter than two
// biome-ignore-all lint/suspicious/noAssignInExpressions: shorter than a block with a condition
// biome-ignore-all lint/suspicious/noDoubleEquals: shorter, and an element equals only itself
/**
 * Everything a page runs before the reader does anything. It is inline in the head of every page, so each byte counts.
 * The controls are read as globals, by their ids.
 */
declare const look: HTMLSelectElement;
declare const ask: HTMLButtonElement;
declare const seek: { showModal: () => undefined; open: Flag };
declare const lost: { hidden: Flag };

/** A truth value; with `|` it is shorter than with `||`. */
type Flag = number;

// The reader's color scheme, set before the first paint and stored only in the browser, if it allows that. An array
// makes an empty text of a scheme that is not stored.
let storage: Record<string, unknown> = {};
let applyLook = (_stored?: unknown) =>
  ((document.all[0] as HTMLElement).dataset['scheme'] = [storage['look']] as unknown as string);
try {
  storage = localStorage;
} catch {}
applyLook();

// Runs also when the reader goes back to a page that the browser has kept.
onpageshow = () => {
  look.value = applyLook();
  look.oninput = () => applyLook((storage['look'] = look.value));
};

onclick = ({ target }) =>
  (
    // A link to another language keeps the query and the place in the page.
    (target as HTMLAnchorElement).hreflang &&
      ({ search: (target as HTMLAnchorElement).search, hash: (target as HTMLAnchorElement).hash } =
        location),
    // The search button opens the box and loads its script. Without dialogs this throws and the form leads to the
    // directory. If the script is out of reach, the box says so, and its form leads to the search page.
    target != ask || !import(seek.showModal() || ask.value).catch(() => (lost.hidden = 0))
  );

// The slash key, wherever the layout has its sign, presses the search button: but in a field, with another key held, or
// where the reader has turned it off in the box. This event does not come with Ctrl and Meta.
onkeypress = (event: unknown) =>
  (((event as KeyPress).code != 'Slash') as unknown as Flag) |
    (event as KeyPress).altKey |
    (event as KeyPress).shiftKey |
    seek.open |
    (storage['off'] as Flag) ||
  (event as KeyPress).target.select ||
  !!(ask.click() as unknown);

type KeyPress = { code: string; altKey: Flag; shiftKey: Flag; target: HTMLInputElement };
