import { z } from 'zod';
import { pattern } from '#domain/localized.ts';

/**
 * The registrations of the site, all optional; only those that are given are shown. Escapes stand for the
 * Chinese signs of the numbers, whose first sign is that of a province.
 */
export const recordsSchema = z.strictObject({
  /** The filing with the Ministry of Industry and Information Technology, shown at the foot of every page. */
  icp: pattern(
    /^\p{Script=Han}ICP\u5907\d{8,10}\u53f7(?:-\d{1,3})?$/u,
    '\u4eacICP\u590712345678\u53f7-1',
  ).optional(),
  /** The filing with the Ministry of Public Security, shown beside it. */
  police: pattern(
    /^\p{Script=Han}\u516c\u7f51\u5b89\u5907 ?\d{14}\u53f7$/u,
    '\u4eac\u516c\u7f51\u5b89\u590711010502000001\u53f7',
  ).optional(),
  /** By search engine: what proves to it that the site is ours, as it stands in `content` of the tag it gives. */
  verification: z
    .strictObject({
      baidu: pattern(/^(?:codeva-)?[A-Za-z0-9]{10,32}$/, 'codeva-AbCdEfGhIj').optional(),
      yandex: pattern(/^[0-9a-f]{14,16}$/, '0123456789abcdef').optional(),
      google: pattern(/^[\w-]{43}=?$/, 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE').optional(),
      bing: pattern(/^[0-9A-F]{32}$/, '0123456789ABCDEF0123456789ABCDEF').optional(),
    })
    .optional(),
  /** The key that proves a notice of changed pages to be ours (indexnow.org). */
  indexNow: pattern(/^[A-Za-z0-9-]{8,128}$/, '0123456789abcdef0123456789abcdef').optional(),
});

/** What the site is registered under. */
export type Records = z.infer<typeof recordsSchema>;

/** A search engine that asks for a proof. */
export type SearchEngine = keyof NonNullable<Records['verification']>;
