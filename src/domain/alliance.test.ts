import { describe, expect, test } from 'vitest';
import { allianceSchema, formatPhone } from '#domain/alliance.ts';
import { localeCodes, translationLocales } from '#domain/locale.ts';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';

describe('alliance', () => {
  test('gives a Chinese number to Chinese readers as they dial it', () => {
    expect(formatPhone('+8613717675431', 'zh')).toBe('13717675431');
  });

  test.each(translationLocales)(
    'gives a Chinese number to readers of %s with the country code, in groups',
    (locale) => {
      expect(formatPhone('+8613717675431', locale)).toBe('+86 137 1767 5431');
    },
  );

  test('gives a number of another country whole to everybody', () => {
    for (const locale of localeCodes)
      expect(formatPhone('+66812345678', locale)).toBe('+66812345678');
  });

  test('has telephone numbers with a country code and real e-mail addresses', async () => {
    const { alliance } = await sampleContent();
    const withContacts = (contacts: object) =>
      allianceSchema.safeParse({
        ...alliance,
        contacts: { ...alliance.contacts, ...contacts },
      }).success;
    expect(withContacts({})).toBe(true);
    expect(withContacts({ phones: ['13717675431'] })).toBe(false);
    expect(withContacts({ phones: [] })).toBe(false);
    expect(withContacts({ emails: ['564262102@'] })).toBe(false);
  });
});
