import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readSettings } from '#scripts/build/settings.ts';

/**
 * Starts Astro without telemetry and in the foreground, whatever the settings of the machine.
 * @param env variables in addition to those of this process
 * @param output whether its output goes to the terminal or to the caller
 */
export function startAstro(
  args: readonly string[],
  env: Record<string, string> = {},
  output: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const require = createRequire(import.meta.url);
  const home = dirname(require.resolve('astro/package.json'));
  return spawn(process.execPath, [join(home, 'bin/astro.mjs'), ...args], {
    stdio: ['inherit', output, output],
    env: {
      ...process.env,
      ...env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ASTRO_DEV_BACKGROUND: '0',
      ASTRO_PREVIEW_BACKGROUND: '0',
    },
  });
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

/** Runs an Astro command in the foreground and exits with its code. */
export function runAstro(args: readonly string[]): void {
  if (checkSettings()) {
    const child = startAstro(args);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 0 : 1);
    });
  } else process.exitCode = 1;
}
