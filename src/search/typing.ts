/**
 * Calls back with the text of a field on every change, except while an input method is composing characters;
 * the end of composing counts as a change. Phone keyboards compose words of every language:
 * there, and in scripts that need no input method, text being composed counts as typed.
 * @param isComposed whether the language of the page is typed with an input method
 */
export function onTyping(
  field: HTMLInputElement,
  isComposed: boolean,
  take: (typed: string) => void,
): void {
  const direct = new RegExp(import.meta.env.DIRECT_LETTERS, 'u');
  const isPhone = !isComposed && matchMedia('(pointer: coarse)').matches;
  field.addEventListener('input', (event) => {
    const { isComposing: isOpen, data } = event as InputEvent;
    if (!isOpen || isPhone || direct.test(data ?? '')) take(field.value);
  });
  field.addEventListener('compositionend', () => take(field.value));
}

/** Whether a key belongs to the input method; Safari reports this by key code 229 only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
