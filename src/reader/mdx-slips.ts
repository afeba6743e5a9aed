import type { Position, Problem, ProblemKind } from '#checks/problem.ts';

/**
 * Finds what an editor writes in good faith but MDX takes for program code, and hides it,
 * so that the rest of the text can be read all the same.
 * @param source a whole file; its frontmatter is left alone
 * @returns the text with every fault replaced by as many harmless characters, lines and columns unmoved
 */
export function hideFaults(source: string): { hidden: string; faults: TextFault[] } {
  const faults: TextFault[] = [];
  const start = frontmatterOf(source).length;
  const positionAt = placesIn(source);
  let hidden = source;
  for (const { kind, form, mask, isFault = () => true, ...tell } of rules) {
    // Code between backticks and in fences is shown as it stands.
    const seen = hidden.replace(/^(```|~~~)[^\n]*\n[\s\S]*?^\1[^\n]*$|`[^`\n]+`/gm, letters);
    const pieces: string[] = [];
    let end = 0;
    for (const match of seen.matchAll(form)) {
      if (match.index < start || !isFault(match, seen)) continue;
      const value = source.slice(match.index, match.index + match[0].length);
      faults.push({
        kind,
        value: shorten(value),
        values: tell.values?.(value) ?? {},
        position: positionAt(match.index),
        fix: tell.fix?.(value),
      });
      pieces.push(hidden.slice(end, match.index), mask(value));
      end = match.index + match[0].length;
    }
    hidden = pieces.join('') + hidden.slice(end);
  }
  return { hidden, faults };
}

/** The frontmatter with its marks, or nothing. */
export function frontmatterOf(source: string): string {
  return /^---[ \t]*\r?\n(?:[\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(source)?.[0] ?? '';
}

/**
 * The lines of a text as they are read: addresses of links, components, and code are blanked out,
 * columns unmoved.
 */
export function proseOf(source: string): ProseLine[] {
  const skipped = frontmatterOf(source);
  const first = skipped.split('\n').length;
  return source
    .slice(skipped.length)
    .split(/\r?\n/)
    .map((text, index) => ({
      line: first + index,
      text: text.replace(/(?<=\])\([^)]*\)|^\[[^\]]+\]:.*|<[A-Z][^>]*>|`[^`]+`/g, (part) =>
        ' '.repeat(part.length),
      ),
    }))
    .filter(({ text }) => text.trim() !== '');
}

const blank = (value: string) => value.replace(/[^\n]/g, ' ');
const letters = (value: string) => value.replace(/[^\n]/g, 'x');

/** In this order: what an earlier rule hides, a later one does not see. */
const rules: Rule[] = [
  { kind: 'mdx-comment', form: /<!--[\s\S]*?(?:-->|$(?![\s\S]))/g, mask: blank },
  {
    kind: 'mdx-autolink',
    form: /<(?:https?:\/\/|mailto:|www\.)[^>\s]*>|<[^\s<>@]+@[^\s<>@]+>/g,
    mask: letters,
    fix: (value) => {
      const address = value.slice(1, -1);
      const to = address.includes('@') && !address.includes(':') ? `mailto:${address}` : address;
      return { from: value, to: `[${address.replace(/^mailto:/, '')}](${to})` };
    },
  },
  {
    kind: 'mdx-html',
    form: /<\/?(?:a|b|br|center|code|div|em|font|h[1-6]|hr|i|img|li|ol|p|small|span|strong|sub|sup|table|td|th|tr|u|ul)\b[^<>]*>/gi,
    // Components begin with a capital letter.
    isFault: ([tag]) => !/^<\/?[A-Z][a-z]/.test(tag),
    mask: blank,
  },
  {
    kind: 'mdx-less-than',
    form: /(?<!\\)<(?![A-Za-z/\s])[^\s<。，；]{0,12}/g,
    mask: (value) => `x${value.slice(1).replace(/[{}<]/g, 'x')}`,
    fix: (value) => ({ from: value, to: `\\${value}` }),
  },
  {
    kind: 'mdx-code',
    form: /(?<!\\)\{[^}\n]*\}?/g,
    mask: letters,
    fix: (value) => ({
      from: value,
      to: value.replace(/^\{/, '\\{').replace(/(?<!\\)\}$/, '\\}'),
    }),
  },
  {
    kind: 'mdx-import',
    form: /^(?:import|export)\b[ \t].*$/gm,
    // In the middle of a paragraph they are words like any other.
    isFault: ({ index = 0 }, text) => /(?:^|\n[ \t]*)\n$/.test(`\n${text.slice(0, index)}`),
    mask: letters,
  },
  {
    kind: 'list-mark',
    form: /^[ \t]*(?:[\u2022\uff0d\u25cf\u00b7]|-(?=[\u3000\u00a0])).*$/gm,
    mask: (value) => value.replace(/\S/, '-').replace(/(?<=-)./, ' '),
    fix: (value) => ({
      from: value.trimStart(),
      to: value.replace(/^\s*\S[\s\u3000\u00a0]*/, '- '),
    }),
  },
  {
    kind: 'strike-sign',
    form: /(?<![\\~])~(?!~)/g,
    mask: letters,
    fix: () => ({ from: '~', to: '\\~' }),
  },
  { kind: 'no-table', form: /^[ \t]*\|.*\|[ \t]*$(?:\n[ \t]*\|.*$)*/gm, mask: letters },
  { kind: 'no-footnote', form: /\[\^[^\]\n]+\]:?/g, mask: letters },
  {
    kind: 'heading-space',
    form: /^(?:#{2,6}(?=[^\s#])|#(?=[^\s#\d])|#{1,6}(?=[\u3000\u00a0])|(?=#*\uff03)[#\uff03]{1,6}).*$/gm,
    mask: letters,
    values: (value) => ({ fixed: headingOf(value) }),
    fix: (value) => ({ from: value, to: headingOf(value) }),
  },
  {
    kind: 'bare-address',
    form: /(?<![\w(</:["'])(?:https?:\/\/|www\.)[!-~]+(?=[^\s!-~])[^\s]{0,6}/g,
    mask: (value) => value,
    values: (value) => {
      const [address = ''] = /^[!-~]+/.exec(value) ?? [];
      return { address, after: value.slice(address.length) };
    },
    fix: (value) => {
      const [address = ''] = /^[!-~]+/.exec(value) ?? [];
      const target = address.startsWith('www.') ? `https://${address}` : address;
      return { from: address, to: `[${address}](${target})` };
    },
  },
];

function headingOf(value: string): string {
  const [, signs = '', text = ''] = /^([#\uff03]+)[\s\u3000\u00a0]*(.*)$/.exec(value) ?? [];
  return `${'#'.repeat(signs.length)} ${text}`;
}

/** Finds line and column of a position in a text. */
function placesIn(source: string): (index: number) => Position {
  const starts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (index) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: index - (starts[low] ?? 0) + 1 };
  };
}

function shorten(value: string): string {
  const line = value.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** Something in a text that would stop the build or mislead a reader. */
export type TextFault = {
  kind: ProblemKind;
  value: string;
  /** What the sentence of the kind needs beside the value. */
  values: Problem['values'];
  position: Position;
  fix?: { from: string; to: string } | undefined;
};

/** One line of a text with its number in the file, from 1. */
export type ProseLine = { line: number; text: string };

type Rule = {
  kind: ProblemKind;
  form: RegExp;
  isFault?: (match: RegExpMatchArray, text: string) => boolean;
  /** As many characters as the value has. */
  mask: (value: string) => string;
  values?: (value: string) => Record<string, string>;
  fix?: (value: string) => { from: string; to: string };
};
