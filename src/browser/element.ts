/** Creates an element with its children, of which texts are never markup, and its attributes. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  children: (string | Node)[] = [],
  attributes: Attributes = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** Sets the attributes that have a value. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) target.setAttribute(name, value);
}

/**
 * The first element that matches a selector.
 * @throws Error if there is none
 */
export function find<T extends Element = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): T {
  const found = within.querySelector<T>(selector);
  if (!found) throw new Error(`${selector} is missing`);
  return found;
}

type Attributes = Record<string, string | undefined>;
