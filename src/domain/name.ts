import { z } from 'zod';
import { pattern, text } from '#domain/localized.ts';

/**
 * How well a name is known:
 * `official` seen on the organisation's own page, `attested` seen on another public page,
 * `unverified` believed to be in use but not seen, `translated` made for this site,
 * `romanized` made from the sound of the Chinese name because the organisation's own is not known.
 */
export const nameStatuses = [
  'official',
  'attested',
  'unverified',
  'translated',
  'romanized',
] as const;

const webAddressForm =
  /^https?:\/\/[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+(:\d+)?([/?#][\p{L}\p{M}\p{N}!-~]*)?$/u;

/** A whole http or https URL. */
const webAddress = z
  .string()
  .regex(webAddressForm, { error: 'bad-address', abort: true })
  .refine(URL.canParse, 'bad-address');

/** Where a fact was seen: an http(s) URL, or `document` for the alliance's own document. */
export const source = z
  .string()
  .regex(new RegExp(`^document$|${webAddressForm.source}`, 'u'), {
    error: 'bad-address',
    abort: true,
  })
  .refine((value) => value === 'document' || URL.canParse(value), 'bad-address');

const statusAndSource = { status: z.enum(nameStatuses), source: source.optional() };

/** A name with its status; a status that claims a sighting must give its source. */
export const statedName = z
  .strictObject({ name: text, ...statusAndSource })
  .superRefine(requireSource);

/** A BCP 47 language tag such as `ar`. */
export const languageTag = pattern(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'si');

/** A name in a language that need not be one of the site's, as its BCP 47 tag. */
export const nativeName = z
  .strictObject({
    lang: languageTag,
    name: text,
    ...statusAndSource,
  })
  .superRefine(requireSource);

/** A website; it is shown to readers only when its status claims a sighting. */
export const website = z
  .strictObject({
    url: webAddress,
    status: z.enum(['official', 'attested', 'unverified']),
    source: source.optional(),
  })
  .superRefine(requireSource);

/** Whether the status rests on a page that was seen. */
export function isSeen(status: NameStatus): boolean {
  return status === 'official' || status === 'attested';
}

function requireSource(
  value: { status: NameStatus; source?: string | undefined },
  context: z.RefinementCtx,
): void {
  if (isSeen(value.status) && value.source === undefined)
    context.addIssue({ code: 'custom', path: ['status'], message: 'status-without-source' });
}

/** Whether a text is a whole http or https URL with a host name; its letters may be of any script. */
export function isWebAddress(address: string): boolean {
  return webAddress.safeParse(address).success;
}

/** A name with its status, and where it was seen. */
export type StatedName = z.infer<typeof statedName>;

/** One of the name statuses. */
export type NameStatus = (typeof nameStatuses)[number];
