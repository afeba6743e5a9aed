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

/**
 * Checks the settings in the environment before Astro starts, which would report a wrong one with a stack trace.
 * @returns whether they are right; prints the problem if not
 */
export function checkSettings(): boolean {
  try {
    readSettings(process.env);
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
