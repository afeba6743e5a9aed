import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

// A key press that ends the command must not leave anything behind.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Starts a program in a group of its own, so that what it starts ends with it, and all of it with this process. */
export function startGroup(
  program: string,
  given: readonly string[],
  options: SpawnOptions,
): ProcessGroup {
  const child = spawn(program, given, { ...options, detached: true });
  const kill = () => signalGroup(child, 'SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  const ended = new Promise((done) => child.once('exit', done));
  return {
    child,
    async stop() {
      signalGroup(child, 'SIGTERM');
      if (child.exitCode === null)
        await Promise.race([ended, wait(5000, undefined, { ref: false })]);
      signalGroup(child, 'SIGKILL');
    },
  };
}

/** Nothing where all of a group has ended already. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A program that runs with all that it starts. */
export type ProcessGroup = {
  child: ChildProcess;
  /** Asks all of it to end, and after five seconds does not ask. */
  stop: () => Promise<void>;
};
