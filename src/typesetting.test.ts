import { describe, expect, test } from 'vitest';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { typeset, wholeWords } from '#typesetting.ts';

describe('typeset', () => {
  const whole = (word: string) => `<span class="whole">${word}</span>`;

  test('keeps listed words whole, the longest first', () => {
    expect(typeset('<p>สมาพันธ์ภาคี ภาคีฯ</p>', ['ภาคี', 'ภาคีฯ'])).toBe(
      `<p>สมาพันธ์${whole('ภาคี')} ${whole('ภาคีฯ')}</p>`,
    );
  });

  test.each([
    '<a title="ภาคี > ภาคี">x</a>',
    "<a title='ภาคี'>x</a>",
    '<script>ภาคี</script>',
    '<style>ภาคี</style>',
    '<title>ภาคี</title>',
    '<option>ภาคี</option>',
    '<!-- ภาคี -->',
  ])('leaves what is no running text: %s', (html) => {
    expect(typeset(html, ['ภาคี'])).toBe(html);
  });

  test('keeps initials with the name', () => {
    expect(typeset('<p>имени Г. В. Плеханова</p>', [])).toBe(
      '<p>имени Г.\u00a0В.\u00a0Плеханова</p>',
    );
    expect(typeset('<p>в МГУ. Там</p>', [])).toBe('<p>в МГУ. Там</p>');
  });

  test('takes words of a glossary literally', () => {
    expect(typeset('<p>a.b axb</p>', ['a.b'])).toBe(`<p>${whole('a.b')} axb</p>`);
  });
});

describe('wholeWords', () => {
  test('are those of the glossary, and the names of persons and places', async () => {
    const content = await sampleContent();
    content.glossary.whole = { th: ['ภาคีฯ'] };
    const words = wholeWords(content, 'th');
    expect(words).toContain('ภาคีฯ');
    expect(words).toContain(content.places.countries['EG']?.th);
    expect(words).toContain(content.alliance.contacts.people[0]?.th);
    expect(wholeWords(content, 'ru')).toEqual([]);
  });
});
