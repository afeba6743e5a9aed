import { type Document, LineCounter, parseDocument } from 'yaml';

/**
 * Parses a YAML text. Each step of reading begins with the text, which most often no step has changed; then it is
 * parsed once. Nobody may change the document.
 */
export function parseYaml(text: string): ParsedYaml {
  if (latest?.text === text) return latest;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  latest = { text, document, counter };
  return latest;
}

let latest: ParsedYaml | undefined;

/** A YAML text with its document and what tells lines and columns. */
type ParsedYaml = { text: string; document: Document.Parsed; counter: LineCounter };
