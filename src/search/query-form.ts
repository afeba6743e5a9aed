import { onTyping } from '#search/typing.ts';

/**
 * Keeps a form and the query part of the URL in step: typing changes the current entry of the history,
 * a choice makes a new one, and Back and Forward set the form.
 * @param apply shows the results for the form's values; gets the values of the URL that no option has
 * @returns a function to call after a script has changed a value, which counts as a choice
 */
export function bindQueryForm(
  form: HTMLFormElement,
  isComposed: boolean,
  apply: (unknown: string[]) => void,
): () => void {
  const controls = [...form.querySelectorAll<Control>('[name]')];
  /** The query part of the URL whose results are shown. */
  let shown = location.search;
  /** Whether typing starts a new entry: after a choice, and after the reader has left the field. */
  let isSettled = true;
  const write = () => {
    const url = new URL(location.href);
    for (const { name, value } of controls)
      if (value.trim() === '') url.searchParams.delete(name);
      else url.searchParams.set(name, value);
    if (url.search !== shown) {
      history[isSettled ? 'pushState' : 'replaceState'](null, '', url);
      shown = location.search;
      isSettled = false;
    }
    apply([]);
  };
  const choose = () => {
    isSettled = true;
    write();
    isSettled = true;
  };
  const read = () => {
    isSettled = true;
    shown = location.search;
    apply(setControls(controls, new URLSearchParams(shown)));
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    choose();
  });
  // The fields are emptied after the event.
  form.addEventListener('reset', () => setTimeout(choose));
  for (const control of controls)
    if (control instanceof HTMLSelectElement) control.addEventListener('change', choose);
    else {
      control.addEventListener('blur', () => {
        isSettled = true;
      });
      onTyping(control, isComposed, write);
    }
  addEventListener('popstate', () => {
    // A jump inside the page does not change the query.
    if (location.search !== shown) read();
  });
  // What was entered while this script was loading takes precedence over the URL.
  if (controls.some(({ value }) => value.trim() !== '')) {
    const asked = new URLSearchParams(shown);
    for (const control of controls) control.value ||= valueIn(asked, control);
    choose();
  } else read();
  return choose;
}

/** Sets the controls and returns the values that are not among their options. */
function setControls(controls: Control[], asked: URLSearchParams): string[] {
  return controls.flatMap((control) => {
    const value = valueIn(asked, control);
    control.value = value;
    if (control.value === value || control instanceof HTMLInputElement) return [];
    control.value = '';
    return [value];
  });
}

/** The value of a control in a URL, as long as could be typed. */
function valueIn(asked: URLSearchParams, control: Control): string {
  const value = asked.get(control.name) ?? '';
  return control instanceof HTMLInputElement ? value.slice(0, control.maxLength) : value;
}

type Control = HTMLInputElement | HTMLSelectElement;
