/** Copies the text before a button that says so when it is done. It is inline, so it is the short way to copy. */
document.onclick = ({ target }) => {
  const button = target as HTMLElement;
  const { done } = button.dataset;
  if (!done) return;
  getSelection()?.selectAllChildren(button.previousElementSibling as Element);
  // Deprecated, but all there is in old browsers and on pages without TLS.
  if (document.execCommand('copy')) button.textContent = done;
};
