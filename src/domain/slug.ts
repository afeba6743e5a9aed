/**
 * A name as one segment of a URL: lower-case Latin letters without their marks, digits, and hyphens.
 * @returns an empty string if the name has no such characters
 */
export function toSlug(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
