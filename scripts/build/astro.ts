import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readSettings } from '#scripts/build/settings.ts';

/**
 * Starts Astro without telemetry and in the foreground, whatever the machine's own settings are.
 * @param env variables beside those of this process
 * @param stderr where its errors go
 */
export function startAstro(
  args: readonly string[],
  env: Record<string, string> = {},
  stderr: 'inherit' | 'pipe' = 'inherit',
): ChildProcess {
  const require = createRequire(import.meta.url);
  const home = dirname(require.resolve('astro/package.json'));
  return spawn(process.execPath, [join(home, 'bin/astro.mjs'), ...args], {
    stdio: ['inherit', 'inherit', stderr],
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
 * The settings in the environment, looked at before Astro is, which would tell a wrong one with a stack trace.
 * @returns whether they are right; what is wrong has been told
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

/** Runs an Astro command in the foreground and passes its exit code on. */
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
