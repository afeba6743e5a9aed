import { describe, expect, test } from 'vitest';
import { sampleContent } from '#scripts/fixtures/sample-content.ts';
import { createTypesetter, wholeWords } from '#typesetting.ts';

const typeset = (html: string, words: string[], tag: string) => createTypesetter(words, tag)(html);

describe('typeset', () => {
  const whole = (word: string) => `<span class="whole">${word}</span>`;

  test('keeps listed words whole, the longest first', () => {
    expect(typeset('<p>สมาพันธ์ จ่าวจฺวาง ภาคีฯ</p>', ['ภาคี', 'ภาคีฯ', 'จ่าวจฺวาง'], 'th')).toBe(
      `<p>สมาพันธ์ ${whole('จ่าวจฺวาง')} ${whole('ภาคีฯ')}</p>`,
    );
  });

  test('keeps the marks around a word and the plus after it with the word', () => {
    const words = ['ภาคีฯ', 'จ่าวจฺวาง'];
    expect(typeset('<p>ด้าน “ภาคีฯ\u00a0+\u00a0ภาคีฯ” (จ่าวจฺวาง)</p>', words, 'th')).toBe(
      `<p>ด้าน ${whole('“ภาคีฯ\u00a0+')} ${whole('ภาคีฯ”')} ${whole('(จ่าวจฺวาง)')}</p>`,
    );
  });

  test('lets a line end after a plus, and none begin with it', () => {
    expect(typeset('<p>«язык\u00a0+\u00a0навыки»</p>', [], 'ru')).toBe(
      '<p>«язык\u00a0+ навыки»</p>',
    );
  });

  test('leaves a word alone that the dictionary keeps whole', () => {
    expect(typeset('<p>“โรงเรียน”</p>', ['โรงเรียน'], 'th')).toBe('<p>“โรงเรียน”</p>');
  });

  test.each([
    '<a title="ภาคีฯ > ภาคีฯ">x</a>',
    "<a title='ภาคีฯ'>x</a>",
    '<script>ภาคีฯ</script>',
    '<style>ภาคีฯ</style>',
    '<title>ภาคีฯ</title>',
    '<option>ภาคีฯ</option>',
    '<pre>ภาคีฯ</pre>',
    '<!-- ภาคีฯ -->',
  ])('leaves what is no running text: %s', (html) => {
    expect(typeset(html, ['ภาคีฯ'], 'th')).toBe(html);
  });

  test('keeps initials with the name', () => {
    expect(typeset('<p>имени Г. В. Плеханова</p>', [], 'ru')).toBe(
      '<p>имени Г.\u00a0В.\u00a0Плеханова</p>',
    );
    expect(typeset('<p>в МГУ. Там</p>', [], 'ru')).toBe('<p>в МГУ. Там</p>');
  });

  test('takes words of a glossary literally', () => {
    expect(typeset('<p>a. b axxb</p>', ['a. b'], 'en')).toBe(`<p>${whole('a. b')} axxb</p>`);
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
