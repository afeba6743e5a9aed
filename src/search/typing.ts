/**
 * Calls back with what is typed, but not while a syllable or a tone is being composed;
 * the end of composing counts as typing.
 */
export function onTyping(field: HTMLInputElement, take: (typed: string) => void): void {
  field.addEventListener('input', (event) => {
    if (!(event as InputEvent).isComposing) take(field.value);
  });
  field.addEventListener('compositionend', () => take(field.value));
}

/** Whether a key belongs to the composing of a syllable; Safari tells by a number only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
