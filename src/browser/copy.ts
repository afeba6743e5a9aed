/**
 * Puts a text on the clipboard. Where the browser does not allow that, the same text on the page is selected, for the
 * reader to copy it.
 * @param shown the element that shows the text
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string, shown: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyShown(shown);
  }
}

/**
 * Selects the text of an element and copies it, for which no permission is needed.
 * @returns whether it is on the clipboard; if not, it stays selected
 */
function copyShown(shown: Element): boolean {
  (getSelection() as Selection).selectAllChildren(shown);
  // Deprecated, but all there is in old browsers and on pages without TLS.
  return document.execCommand('copy');
}
