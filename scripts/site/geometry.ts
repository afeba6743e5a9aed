import type { Page } from 'playwright-core';

/** From a small phone to a desk, in steps that meet each change of layout from both sides. */
const widths = [
  280, 320, 360, 414, 480, 560, 640, 720, 767, 768, 860, 940, 1023, 1024, 1160, 1280, 1440,
];

/** The same problems at every width, and with letters of twice the size. */
export async function findProblemsAtWidths(
  page: Page,
  at: readonly number[] = widths,
): Promise<string[]> {
  const problems: string[] = [];
  const findAt = async (width: number, size: string) => {
    await page.setViewportSize({ width, height: 800 });
    const found = await findProblems(page);
    problems.push(...found.map((problem) => `${width} px, ${size}: ${problem}`));
  };
  for (const width of at) await findAt(width, '100%');
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  for (const width of [320, 640, 1280]) await findAt(width, '200%');
  return problems;
}

/** What sticks out of the window, and lines of text of two elements that cover each other. */
export function findProblems(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const problems: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth)
      problems.push(`page is ${scrollWidth} px, wider than the window`);
    // Fixed, or cut to nothing; asked once of each element.
    const known = new Map<Element, boolean>();
    const isApart = (element: Element | null): boolean => {
      if (!element) return false;
      const before = known.get(element);
      if (before !== undefined) return before;
      const { position, clipPath } = getComputedStyle(element);
      const answer =
        /fixed|sticky/.test(position) || clipPath !== 'none' || isApart(element.parentElement);
      known.set(element, answer);
      return answer;
    };
    // Parked far to the left until it is focused.
    const isParked = (element: Element) =>
      element.getBoundingClientRect().right < -1000 ||
      element.getBoundingClientRect().bottom < -1000;
    const lines: { text: string; parent: Element; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (!parent || text === '' || !parent.checkVisibility() || isApart(parent)) continue;
      // Drawn behind the text on purpose, or kept for screen readers only.
      if (parent.closest('[aria-hidden=true], script, style, noscript')) continue;
      if (isParked(parent)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1 && box.height > 1) lines.push({ text: text.slice(0, 40), parent, box });
    }
    for (const { text, box } of lines)
      if (box.left < -1 || box.right > clientWidth + 1) problems.push(`“${text}” sticks out`);
    lines.sort((a, b) => a.box.top - b.box.top);
    for (const [index, a] of lines.entries())
      for (const b of lines.slice(index + 1)) {
        if (b.box.top > a.box.bottom) break;
        if (a.parent.contains(b.parent) || b.parent.contains(a.parent)) continue;
        const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
        // Boxes of lines are taller than their letters; a third of a line in common is no accident.
        if (across > 3 && down > Math.min(a.box.height, b.box.height) * 0.34)
          problems.push(`“${b.text}” lies on “${a.text}”`);
      }
    return [...new Set(problems)];
  });
}

/** Controls lower than a thumb needs; links inside running text are none. */
export function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary')]
      .filter((element) => element.checkVisibility() && !element.closest('.skip'))
      .filter((element) => getComputedStyle(element).display !== 'inline')
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.height < 43.5 || box.width < 43.5)
      .map(
        ({ element, box }) =>
          `${element.textContent?.trim() || element.getAttribute('aria-label')}: ${Math.round(box.width)} × ${Math.round(box.height)}`,
      ),
  );
}
