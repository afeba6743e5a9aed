import { describe, expect, test } from 'vitest';
import { lintScripts, type ScriptText } from '#scripts/floor/script.ts';

/** A script of a page, with the elements that have an id there. */
const text = (code: string, ids: [string, string][] = []): ScriptText => ({
  code,
  file: 'x.html',
  at: 'inline script',
  ids: new Map(ids),
});

const planted: [name: string, code: string, feature: string][] = [
  ['a method of arrays', 'const a = [1]; a.at(-1);', 'javascript.builtins.Array.at'],
  ['a sorted copy', '[2, 1].toSorted();', 'javascript.builtins.Array.toSorted'],
  ['a method of the iterator', 'new Map().keys().map(String);', 'javascript.builtins.Iterator.map'],
  ['a function of objects', 'Object.hasOwn({}, "a");', 'javascript.builtins.Object.hasOwn'],
  ['groups', 'Object.groupBy([], String);', 'javascript.builtins.Object.groupBy'],
  ['a function of the browser', 'structuredClone({});', 'api.structuredClone'],
  ['a static method', 'URL.canParse("a");', 'api.URL.canParse_static'],
  ['the size of a query', 'new URLSearchParams("").size;', 'api.URLSearchParams.size'],
  ['words of a language', 'new Intl.Segmenter("th");', 'javascript.builtins.Intl.Segmenter'],
  ['a dialog by its id', 'box.showModal();', 'api.HTMLDialogElement.showModal'],
  [
    'a dialog that is looked for',
    'document.querySelector("dialog").showModal();',
    'api.HTMLDialogElement.showModal',
  ],
  [
    'a property that is taken out',
    'const { open } = document.querySelector("dialog");',
    'api.HTMLDialogElement.open',
  ],
  [
    'a method by its name as a string',
    'document.querySelector("dialog")["close"]();',
    'api.HTMLDialogElement.close',
  ],
  [
    'a method of an object that nothing is known of',
    'export const f = (a) => a.toReversed();',
    'javascript.builtins.Array.toReversed',
  ],
  [
    'an option',
    'addEventListener("click", f, { signal: undefined }); function f() {}',
    'api.EventTarget.addEventListener.options_parameter.options_signal_parameter',
  ],
  ['an event', 'addEventListener("scrollend", () => {});', 'api.Document.scrollend_event'],
  ['a style', 'document.body.style.aspectRatio = "1";', 'css.properties.aspect-ratio'],
];

describe('in scripts the floor finds', () => {
  // All in one program: reading the compiler's libraries takes longer than all the rest.
  const findings = lintScripts(
    [],
    planted
      .map(([, code]) => text(code, [['box', 'dialog']]))
      .map((script, index) => ({
        ...script,
        file: `${index}`,
      })),
  );

  test.each(planted.map(([name, , feature], index) => [name, feature, index] as const))(
    '%s',
    (_, feature, index) => {
      const found = findings.filter(({ file }) => file === `${index}`);
      expect(found.map((finding) => finding.feature)).toContain(feature);
    },
  );

  test('nothing in what every engine of it has, nor in names that data may have', () => {
    const code = `document.querySelector('a')?.closest('b')?.append(...new Set([1].flatMap(String)));
      const f = ({ at, first, size }) => [at, first, size].map((hit) => hit.segment);
      'a'.replaceAll('a', 'b').matchAll(/a/g); Object.entries(document.body.dataset); document.body.dataset.at;
      addEventListener('popstate', f, { once: true }); class A { at() { return this.at(); } } new A().at();`;
    expect(lintScripts([], [text(code)])).toEqual([]);
  });

  test('where it stands and which engines lack it', () => {
    const [finding] = lintScripts([], [text('let a;\na = [1];\na.at(0);')]);
    expect(finding).toMatchObject({ place: '3:3', file: 'x.html', at: 'inline script' });
    expect(finding?.engines.map(({ name }) => name)).toContain('chrome');
  });

  test('what files of the project use, through their imports but not through their types', () => {
    const files = new Set(lintScripts(['src/search/browser.ts'], []).map(({ file }) => file));
    expect(files).toContain('src/search/dialog.ts');
    expect([...files].filter((file) => !file.startsWith('src/search/'))).toEqual([]);
  });
});
