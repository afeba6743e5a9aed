import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { explainFolder } from '#scripts/build/explain.js';
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
    // Astro imports it too, but would print a stack trace.
    await import('vite');
    await import(command.href);
  } else process.exitCode = 1;
}

/**
 * Checks the settings in the environment and the path of the project before Astro starts, which would report
 * a wrong setting with a stack trace.
 * @param paths absolute paths that Astro reads or writes, in addition to the project's
 * @returns whether they are right; prints the problem if not
 */
export function checkSettings(paths: readonly string[] = []): boolean {
  let problem = explainFolder(process.cwd(), ...paths);
  try {
    readSettings(process.env);
  } catch (error) {
    problem = (error as Error).message;
  }
  if (problem !== undefined) console.error(problem);
  return problem === undefined;
}
