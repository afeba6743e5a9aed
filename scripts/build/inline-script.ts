import { readFile } from 'node:fs/promises';
import { minifySync, type Plugin, transformWithOxc } from 'vite';
import { targets } from '#scripts/build/targets.ts';

/** Makes `import code from './x.ts?inline-script'` the compiled text of a script for use inline. */
export function inlineScripts(): Plugin {
  return {
    name: 'inline-scripts',
    async load(id) {
      const [, file] = /^(.+\.ts)\?inline-script$/.exec(id) ?? [];
      if (file === undefined) return undefined;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(await compileScript(file))}`;
    },
  };
}

/** Compiles a TypeScript file without imports and exports for the oldest browsers, and minifies it. */
export async function compileScript(file: string): Promise<string> {
  const source = await readFile(file, 'utf8');
  const { code } = await transformWithOxc(source, file, { target: [...targets] });
  return minifySync(file, code, { module: true }).code.replace(/;$/, '');
}
