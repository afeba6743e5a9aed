import { element } from '#browser/element.ts';
import type { LetterAnswers } from '#domain/letter.ts';
import type { LetterSettings } from '#views/letter.ts';

/** The form of the letter: a labelled control for each answer, and the buttons that take the letter away. */
export function createForm({ form, languages, buttons }: LetterSettings): HTMLFormElement {
  const countries = element('datalist', [], { id: 'countries' });
  countries.append(
    ...(languages[0]?.countries ?? []).map(([value]) => element('option', [], { value })),
  );
  const made = element('form', [], { autocomplete: 'on' });
  made.append(
    ...form.map((field) => {
      const label = element('label', [field.label]);
      label.append('groups' in field ? choice(field) : entry(field));
      return label;
    }),
    countries,
    ...buttons.map(({ action, text }) =>
      element('button', [text], { type: 'button', 'data-act': action }),
    ),
    // For what is still to be filled in.
    element('p'),
  );
  // An Enter in a field does not leave the page.
  made.addEventListener('submit', (event) => event.preventDefault());
  return made;
}

/** What stands in the form now. */
export function readAnswers(form: HTMLFormElement): LetterAnswers {
  return Object.fromEntries(controlsOf(form).map(({ name, value }) => [name, value]));
}

/** Sets the controls of some fields; an option that does not exist is not set. */
export function setAnswers(form: HTMLFormElement, answers: Record<string, string>): void {
  for (const control of controlsOf(form)) {
    const value = answers[control.name];
    if (value === undefined) continue;
    const before = control.value;
    control.value = value;
    if (control.value !== value) control.value = before;
  }
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.querySelectorAll<Control>('[name]')];
}

function entry({ name, autocomplete }: Entry): HTMLElement {
  if (name === 'text') return element('textarea', [], { name, rows: '5', dir: 'auto' });
  const list = name === 'country' ? 'countries' : undefined;
  return element('input', [], { name, autocomplete, list, dir: 'auto' });
}

function choice({ name, groups }: Choice): HTMLElement {
  const made = element('select', [], { name });
  for (const { label, options } of groups) {
    const parent = label === undefined ? made : element('optgroup', [], { label });
    parent.append(...options.map(({ value, text }) => element('option', [text], { value })));
    if (parent !== made) made.append(parent);
  }
  return made;
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

type Field = LetterSettings['form'][number];
type Choice = Extract<Field, { groups: unknown }>;
type Entry = Exclude<Field, Choice>;
