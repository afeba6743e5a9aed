import { copyText } from '#browser/copy.ts';
import { element, find } from '#browser/element.ts';
import { composeLetters, type Letter, missingFields, plainLetter } from '#domain/letter.ts';
import { createDocx } from '#letter/docx.ts';
import { createForm, readAnswers, setAnswers } from '#letter/form.ts';
import type { LetterSettings } from '#views/letter.ts';

/** The script of the contact page: copies contacts, forwards the page, and writes the letter. Loaded at the first touch. */
const part = find('#acts');
const status = find('#letter-status');
const shown = find('#letters');

start();

function start(): void {
  part.addEventListener('click', ({ target }) => {
    const { copy, share, open } = (target as HTMLElement).dataset;
    const { previousElementSibling } = target as HTMLElement;
    if (copy !== undefined) sayCopied(copyText(copy, previousElementSibling ?? part));
    if (share !== undefined) forward(share);
    if (open !== undefined) openForm();
  });
  if (/[?&](member|place|task)=/.test(location.search)) openForm();
}

function say(text: string | undefined): void {
  status.textContent = text ?? '';
}

/** Hands the page to the system's sheet for sharing; without one its URL is copied. */
async function forward(url: string): Promise<void> {
  if ('share' in navigator)
    // The reader may close the sheet without choosing.
    await navigator.share({ title: document.title, url }).catch(() => {});
  else sayCopied(copyText(url, status));
}

async function sayCopied(copying: Promise<boolean>): Promise<void> {
  const isCopied = await copying;
  const { copied, selected } = part.dataset;
  say(isCopied ? copied : selected);
}

/** Puts the form in the place of the button that asked for it. */
async function openForm(): Promise<void> {
  const place = find('#write');
  if (place.querySelector('form')) return;
  try {
    const response = await fetch(part.dataset['words'] ?? '');
    if (!response.ok) throw response.status;
    const settings: LetterSettings = await response.json();
    const form = createForm(settings);
    place.querySelector('[data-open]')?.replaceWith(form);
    setAnswers(form, { ...settings.defaults, ...askedFor(settings) });
    bindForm(form, settings);
    form.querySelector('input')?.focus({ preventScroll: true });
  } catch {
    say(part.dataset['failed']);
  }
}

/** What the query asks for, such as a member. */
function askedFor({ asked }: LetterSettings): Record<string, string> {
  const query = new URLSearchParams(location.search);
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, [field = '', prefix = '']]) => {
      const value = query.get(name);
      return value === null ? [] : [[field, prefix + value]];
    }),
  );
}

function bindForm(form: HTMLFormElement, settings: LetterSettings): void {
  const { languages, words } = settings;
  let letters: Letter[] = [];
  const update = () => {
    const today = new Date();
    const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()].join('-');
    const answers = { ...readAnswers(form), date };
    letters = composeLetters(languages, answers);
    show(letters);
    const left = missingFields(answers).map(
      (name) => settings.form.find((field) => field.name === name)?.label,
    );
    form.lastElementChild?.replaceChildren(
      left.length > 0 ? words.left.replace('{{fields}}', left.join(words.comma)) : '',
    );
  };
  const plain = (chosen: Letter[]) => chosen.map(plainLetter).join('\n\n\n');
  const actions: Record<string, () => void> = {
    copy: () => sayCopied(copyText(plain(letters), shown)),
    copyOriginal: () =>
      sayCopied(copyText(plain(letters.slice(1)), shown.lastElementChild ?? shown)),
    // Windows knows UTF-8 by the mark at its beginning.
    text: () => save(`\ufeff${plain(letters).replace(/\n/g, '\r\n')}\r\n`, 'text/plain', 'txt'),
    document: () =>
      save(
        createDocx(
          letters,
          languages.map(({ lang }) => lang),
        ),
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'docx',
      ),
    print: printLetters,
    mail: () => {
      // What the reader is told to paste.
      void copyText(plain(letters), shown);
      say(words.mailed);
      location.href = mailOf(settings, letters);
    },
  };
  form.addEventListener('input', update);
  form.addEventListener('click', ({ target }) => {
    const action = actions[(target as HTMLElement).dataset['act'] ?? ''];
    if (!action) return;
    say('');
    action();
  });
  update();
}

/** Lets the browser save a file. */
function save(content: BlobPart, type: string, ending: string): void {
  const href = URL.createObjectURL(new Blob([content], { type }));
  element('a', [], { href, download: `letter.${ending}` }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

/** Shows the letters; what was typed is a text of its own direction, never markup. */
function show(letters: readonly Letter[]): void {
  letters.forEach(({ paragraphs }, index) => {
    shown.children[index]?.replaceChildren(
      ...paragraphs.map(({ lines, place }) => {
        const made = element('p', [], { class: place });
        lines.forEach((line, number) => {
          if (number > 0) made.append(element('br'));
          made.append(
            ...line.map(({ text, isTyped }) => (isTyped ? element('bdi', [text]) : text)),
          );
        });
        return made;
      }),
    );
  });
}

/** Prints the letters alone. */
function printLetters(): void {
  const { dataset } = document.documentElement;
  dataset['print'] = 'letters';
  addEventListener('afterprint', () => delete dataset['print'], { once: true });
  print();
}

/** A link to an e-mail with the Chinese subject and a line that the letter follows; the letter itself would be too long. */
function mailOf({ emails, mail }: LetterSettings, letters: readonly Letter[]): string {
  const subject = encodeURIComponent(letters[letters.length - 1]?.subject ?? '');
  const body = encodeURIComponent(`${mail.join('\r\n')}\r\n\r\n`);
  return `mailto:${emails.join(',')}?subject=${subject}&body=${body}`;
}
