import { readFile } from 'node:fs/promises';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

/**
 * Makes `import code from './x.ts?inline-script'` the compiled text of a script for use inline.
 * @param target browsers the script must run in, as Vite names them
 */
export function inlineScripts(target: readonly string[]): Plugin {
  return {
    name: 'inline-scripts',
    async load(id) {
      const [, file] = /^(.+\.ts)\?inline-script$/.exec(id) ?? [];
      if (file === undefined) return undefined;
      this.addWatchFile(file);
      return `export default ${JSON.stringify(await compileScript(file, target))}`;
    },
  };
}

/** Compiles and minifies a TypeScript file without imports and exports. */
export async function compileScript(file: string, target: readonly string[]): Promise<string> {
  const source = await readFile(file, 'utf8');
  const { code } = await transformWithOxc(source, file, { target: [...target] });
  return minifySync(file, code, { module: true }).code.replace(/;$/, '');
}
