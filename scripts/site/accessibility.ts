import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What a page is opened in. */
export type Scheme = 'light' | 'dark';

/**
 * Faults that axe finds on a page, one line each.
 * @param scheme the colors that it is shown in; in dark ones only contrast is looked at, since all else is as in light ones
 */
export async function findFaults(page: Page, scheme: Scheme = 'light'): Promise<string[]> {
  const axe = new AxeBuilder({ page });
  if (scheme === 'dark') axe.withRules(['color-contrast']);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
