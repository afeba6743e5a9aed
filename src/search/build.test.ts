import { expect, test } from 'vitest';
import { toPublished } from '#search/build.ts';

const silent =
  'await load(()=>read(url,"load_index_chunk")).catch(()=>{});try{}catch(e){console.error(`Failed to load the meta index:`);}try{}catch(e){this.initError=new Error(String(e));throw e;}';

test("Pagefind's script reports what it cannot load, and carries its licence", () => {
  const script = toPublished(silent);
  expect(script).not.toMatch(/\.catch\(\(\)=>\{\}\)|console|throw e/);
  expect(script).toMatch(/^\/\*!.*MIT/);
  expect(() => new Function(`async () => {${script}}`)).not.toThrow();
});

test('a script of Pagefind that keeps silent in another way stops the build', () => {
  expect(() => toPublished('')).toThrow('no longer has');
});
