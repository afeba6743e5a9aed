import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { listen } from '../build/serve.ts';

// Ctrl-C must end the started programs too.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** Starts a program in its own process group, so that its child processes end with it, and all with this process. */
export function startGroup(
  program: string,
  values: readonly string[],
  options: SpawnOptions,
): ProcessGroup {
  const child = spawn(program, values, { ...options, detached: true });
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

/** Does nothing if the whole group has ended. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A port that is free now, for programs that take one as an argument. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server, 0);
  await new Promise((done) => server.close(done));
  return port;
}

/** A running program and its child processes. */
export type ProcessGroup = {
  child: ChildProcess;
  /** Sends SIGTERM to the group, and SIGKILL after five seconds. */
  stop: () => Promise<void>;
};
