import { element, find } from '#browser/element.ts';

/**
 * The script of the introduction: gives the paragraph that the URL leads to a button that copies it as a quotation.
 * Loaded when the link of a paragraph is pressed, which leads to it.
 */
const words = find('[data-source]').dataset;

offerQuotation();
addEventListener('hashchange', offerQuotation);

/** Puts the button beside the link of the paragraph, once. */
function offerQuotation(): void {
  const block = document.querySelector(':target');
  const link = block?.querySelector<HTMLAnchorElement>('.self');
  if (!block || !link || block.querySelector('button')) return;
  const { copy = '', done = '' } = words;
  const button = element('button', [copy], { type: 'button' });
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(quotationOf(block, link.href));
      button.textContent = done;
    } catch {
      // The reader copies it by hand.
      getSelection()?.selectAllChildren(block);
    }
  });
  link.after(button);
}

/** The paragraph with its source, beside the original that too, and the link. */
function quotationOf(block: Element, link: string): string {
  const { source = '', original } = words;
  const [own = block, other] = block.matches('.pair') ? block.children : [];
  // The first row of the title block names the document; a note may follow.
  const title = [...find('.title-block dd').childNodes]
    .filter(({ nodeName }) => nodeName !== 'SMALL')
    .map(({ textContent }) => textContent);
  return [
    textOf(own),
    `\u2014 ${title.join('')}`,
    source,
    ...(other ? [textOf(other), original] : []),
    link,
  ].join('\n');
}

/** The text of a column, without the links and notes that the site adds. */
function textOf(column: Element): string {
  return (
    [...column.children]
      .filter((child) => !child.matches('.tools, .outdated'))
      // biome-ignore lint/performance/useDomNodeTextContent: lines as they are shown
      .map((child) => (child as HTMLElement).innerText.trim())
      .join('\n')
  );
}
