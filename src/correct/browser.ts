import { copyText } from '#browser/copy.ts';
import { find } from '#browser/element.ts';
import {
  cleanText,
  type Entry,
  hashText,
  seenEnding,
  writeCorrection,
} from '#domain/correction.ts';
import type { CorrectableView } from '#views/correct.ts';

/**
 * The form for corrections in the browser: shows what the site has of a member, and writes the letter while the reader
 * types. The letter is shown, copied and mailed by the reader; nothing is sent or stored here.
 */
const form = find<HTMLFormElement>('form[data-entry]');
const letter = find('#letter');
const mail = find<HTMLAnchorElement>('#mail');
/** The letter for readers without a script, which stands until something is filled in. */
const blank = { text: letter.textContent, href: mail.href };
const fields = [...form.querySelectorAll<HTMLInputElement>('input, textarea')];
const renaming = fields.filter(({ name }) => name.startsWith('renamed.'));

/** What mail programs take of a link, characters. */
const longestLink = 2000;

if (location.search) void open();
find('.copy button').addEventListener('click', async ({ target }) => {
  const button = target as HTMLElement;
  if (await copyText(letter.textContent ?? '', letter))
    button.textContent = button.dataset['done'] ?? '';
});

async function open(): Promise<void> {
  const id = new URLSearchParams(location.search).get('member') ?? '';
  const member = await load(id).catch(() => undefined);
  if (!member) {
    find('main [role=status]').textContent = form.dataset['unknown'] ?? '';
    return;
  }
  find('p', form).textContent = member.name;
  for (const output of form.querySelectorAll('output'))
    output.textContent = member.now[output.dataset['now'] ?? ''] ?? '—';
  form.hidden = false;
  form.addEventListener('input', () => write(member));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    mail.click();
  });
  mail.addEventListener('click', (event) => {
    if (!form.reportValidity()) event.preventDefault();
  });
  // The browser may have kept what was filled in.
  write(member);
}

/** What the site has of a member; throws if there is none or it cannot be loaded. */
async function load(id: string): Promise<CorrectableView | undefined> {
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const response = await fetch((form.dataset['entry'] ?? '').replace('{{id}}', id));
  return response.ok ? ((await response.json()) as CorrectableView) : undefined;
}

/** Writes the letter from what is filled in. */
function write({ name: member, entries, now }: CorrectableView): void {
  const isRenamed = renaming.some(({ value }) => cleanText(value) !== '');
  for (const field of renaming) field.required = isRenamed;
  const filled = fields.flatMap(({ name, value }): Entry[] => {
    const entry: Entry = [name, cleanText(value)];
    if (entry[1] === '') return [];
    const isCorrected = form.querySelector(`[data-now="${name}"]`) !== null;
    return isCorrected ? [entry, [name + seenEnding, hashText(now[name] ?? '')]] : [entry];
  });
  const isBlank = filled.length === 0;
  const { mail: address = '', subject = '' } = form.dataset;
  const title = `${subject}: ${member}`;
  const text = `${title}\n\n${writeCorrection([...entries, ...filled])}\n`;
  const body = encodeURIComponent(text.replaceAll('\n', '\r\n'));
  letter.textContent = isBlank ? blank.text : text;
  const begun = address.replace(/subject=[^&]*/, () => `subject=${encodeURIComponent(title)}`);
  // A letter too long for a link is copied into the mail by its sender.
  const isLong = begun.length + body.length > longestLink;
  mail.href = isBlank ? blank.href : begun + (isLong ? '' : body);
}
