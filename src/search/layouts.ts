/**
 * What was meant if the keyboard was left in another layout; nothing where a sign is in none of them.
 * @param layouts what each key gives, in the same order
 */
export function otherLayouts(typed: string, layouts: readonly string[]): string[] {
  const all = layouts.map((keys) => [...keys]);
  return all.flatMap((from) => {
    const keys = [...typed].map((sign) => (sign === ' ' ? -1 : from.indexOf(sign)));
    if (keys.some((key, index) => key < 0 && typed[index] !== ' ')) return [];
    return all.filter((to) => to !== from).map((to) => keys.map((key) => to[key] ?? ' ').join(''));
  });
}
