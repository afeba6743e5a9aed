import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { readSettings } from '#scripts/build/settings.ts';

/** The file of Astro's command, a URL. */
const command = new URL('bin/astro.mjs', import.meta.resolve('astro/package.json'));

/** Astro without telemetry and in the foreground, whatever the settings of the machine. */
const variables = {
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DEV_BACKGROUND: '0',
  ASTRO_PREVIEW_BACKGROUND: '0',
};

/**
 * Starts `astro build` in a process of its own.
 * @param folder where to build, an absolute path
 */
export function startBuild(folder: string): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, [fileURLToPath(command), 'build'], {
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...variables, OUT_DIR: folder },
  });
}

/** Runs the Astro command that this process was given as arguments. */
export async function runAstro(): Promise<void> {
  if (checkSettings()) {
    Object.assign(process.env, variables);
    process.once('SIGINT', () => process.exit(0));
    await import(command.href);
  } else process.exitCode = 1;
}

/** Characters of a path that Astro and Vite take for part of a URL: scripts get lost, or nothing is built. */
const unsafeCharacters = /[%#?]/;

/**
 * Checks the settings in the environment and the path of the project before Astro starts, which would report
 * a wrong setting with a stack trace.
 * @param paths absolute paths that Astro reads or writes, in addition to the project's
 * @returns whether they are right; prints the problem if not
 */
export function checkSettings(paths: readonly string[] = []): boolean {
  const unsafe = [process.cwd(), ...paths].find((path) => unsafeCharacters.test(path));
  try {
    readSettings(process.env);
    if (unsafe)
      throw new Error(
        `文件夹的名称里不能有 %、# 或 ?，否则网站不能生成：${unsafe}。请改名或移到别处。\nThe site cannot be built where the name of a folder contains %, # or ?: ${unsafe}. Rename or move the folder.`,
      );
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}
