import { createHash } from 'node:crypto';
import { type Block, charterSections } from '#domain/charter.ts';
import { listIds } from '#domain/ledger.ts';
import { isOriginal, locales } from '#domain/locale.ts';
import { homePage } from '#domain/page.ts';
import { routes } from '#routes.ts';
import { contactsView, signatureView } from '#views/contacts.ts';
import type { Context } from '#views/context.ts';
import { listView } from '#views/members.ts';
import { escapeHtml, piecesOf, type Text } from '#views/text.ts';

/** The document, both lists and the contacts of one language as one HTML file that needs nothing else, online or not. */
export function editionHtml(context: Context): string {
  const { content, ledger, locale, words } = context;
  const { alliance } = content;
  const name = alliance.names[locale].name;
  const charter = content.pages.get('charter')?.[locale];
  const home = routes.absolute(routes.page(locale, homePage));
  const asOf = words.text('footer.asOf', { date: words.date(ledger.date) });
  const notes = [
    ...(isOriginal(locale)
      ? []
      : [words.text('notice.translation', { date: words.date(alliance.documentDate) })]),
    asOf,
    words.text('footer.nature'),
    words.text('data.licence'),
  ];
  return `<!doctype html>
<html lang="${locales[locale].tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none';base-uri 'none';form-action 'none';style-src '${hashOf(style)}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${escapeHtml(name)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(charter?.title ?? name)}</h1>
<p class="soft">${escapeHtml(name)}</p>
${charterSections.map((section) => sectionHtml(context, section)).join('\n')}
${listIds.map((list) => listHtml(context, list)).join('\n')}
<footer>
${notes.map((note) => `<p>${escapeHtml(note)}</p>`).join('\n')}
<p>${escapeHtml(words.text('frame.online'))}: <a href="${home}">${home}</a></p>
</footer>
</body>
</html>
`;
}

function sectionHtml(context: Context, section: string): string {
  const blocks = context.content.charter.get(section)?.[context.locale].blocks ?? [];
  const html = blocks.map((block) => blockHtml(context, block)).join('\n');
  return `<section id="${section}">\n${html}\n</section>`;
}

function blockHtml(context: Context, { type, text }: Block): string {
  const [, level] = /^heading-(\d)$/.exec(type) ?? [];
  if (level) return `<h${level}>${escapeHtml(text)}</h${level}>`;
  if (type === '<Contacts>') return contactsHtml(context);
  if (type === '<Signature>') return signatureHtml(context);
  return `<p>${piecesOf(text, context.locale).map(textHtml).join('')}</p>`;
}

function contactsHtml(context: Context): string {
  const { lines, separator } = contactsView(context);
  return lines
    .map(({ label, items, note = '' }) => {
      const texts = items.map(({ original, ...item }) =>
        [item, original]
          .map((part) => part && textHtml(part))
          .filter(Boolean)
          .join(' '),
      );
      return `<p>${escapeHtml(label)}${texts.join(escapeHtml(separator))}${escapeHtml(note)}</p>`;
    })
    .join('\n');
}

function signatureHtml(context: Context): string {
  const { alliance, organizer, date } = signatureView(context);
  return `<p class="signature">${[alliance, organizer, date].map(escapeHtml).join('<br>')}</p>`;
}

function listHtml(context: Context, list: (typeof listIds)[number]): string {
  const { words } = context;
  const { rows, heads, count, asOf, legend } = listView(context, list);
  const row = ({ number, name, beside, note, later, place, kind }: (typeof rows)[number]) => {
    const small = [note, later].filter((text) => text !== undefined);
    const names = [
      textHtml(name),
      ...(beside ? [`<br>${textHtml(beside)}`] : []),
      ...small.map((text) => `<br><small>${escapeHtml(text)}</small>`),
    ].join('');
    return `<tr><td>${number}<td>${names}<td>${escapeHtml(place ?? '—')}<td>${escapeHtml(kind ?? '—')}`;
  };
  const head = [heads.number, heads.name, heads.place, heads.kind];
  return `<section id="${list}">
<h2>${escapeHtml(words.text(`members.${list}`))}</h2>
<p class="soft">${escapeHtml([count, asOf].join(words.text('frame.titleSeparator')))}${legend ? `<br>${escapeHtml(legend)}` : ''}</p>
<table>
<thead><tr>${head.map((text) => `<th scope="col">${escapeHtml(text)}`).join('')}</thead>
<tbody>
${rows.map(row).join('\n')}
</tbody>
</table>
</section>`;
}

function textHtml({ text, lang }: Text): string {
  return lang ? `<bdi lang="${lang}">${escapeHtml(text)}</bdi>` : escapeHtml(text);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

const style = `
body{max-width:46rem;margin:auto;padding:1.5rem;background:#fcf9f2;color:#211d18;font:100%/1.65 system-ui,"Microsoft YaHei","Noto Sans",sans-serif;overflow-wrap:break-word}
h1,h2,h3{line-height:1.35;margin:1.6em 0 .6em}
h1{font-size:1.6rem;margin-top:0}h2{font-size:1.3rem}h3{font-size:1.05rem}
table{width:100%;border-collapse:collapse;font-size:.9375rem}
th,td{padding:.4em .6em .4em 0;border-bottom:1px solid #d9b9ae;text-align:left;vertical-align:top}
small,.soft,footer{color:#5a5046;font-size:.875rem}
a{color:#17457a}
.signature{text-align:right}
:lang(th){line-height:1.8}
@media(prefers-color-scheme:dark){body{background:#0d2b3e;color:#eaf3f8}small,.soft,footer{color:#b4cbd9}a{color:#a9d7f5}th,td{border-color:#3f6f8b}}
@media print{body{max-width:none;padding:0;background:none;color:#000;font-size:10pt}tr{break-inside:avoid}}
`;
