/** Escapes a text so that Markdown shows its characters unchanged. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~]/g, '\\$&');
}
