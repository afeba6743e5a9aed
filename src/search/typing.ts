/**
 * Calls back with what is typed, but not while a syllable or a tone is being composed;
 * the end of composing counts as typing. Keyboards of phones compose every word of any language:
 * there, and in scripts that stand for themselves, what is composed is what is meant.
 */
export function onTyping(field: HTMLInputElement, take: (typed: string) => void): void {
  field.addEventListener('input', (event) => {
    const { isComposing: isOpen, data } = event as InputEvent;
    if (!isOpen || isPhone || /[\u0400-\u04ff\u0e00-\u0e7f]/.test(data ?? '')) take(field.value);
  });
  field.addEventListener('compositionend', () => take(field.value));
}

/** A keyboard on glass, on a page whose language is not written by composing. */
const isPhone =
  matchMedia('(pointer: coarse)').matches && !document.documentElement.lang.startsWith('zh');

/** Whether a key belongs to the composing of a syllable; Safari tells by a number only. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}
