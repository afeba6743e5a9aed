import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Runs a command to its end and measures it with everything it starts, on Linux.
 * @throws Error with what it printed if it fails
 */
export async function measureCommand(
  command: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Measure> {
  const begin = performance.now();
  // The shell waits for the command and prints the processor time of everything below it.
  const child = spawn('bash', ['-c', 'TIMEFORMAT="cpu %U %S"; time "$@"', 'bash', ...command], {
    cwd,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', ...env },
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  let memory = 0;
  const timer = setInterval(() => {
    memory = Math.max(memory, groupMemory(child.pid ?? 0));
  }, 200);
  const code = await new Promise((done) => child.once('close', done));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command.join(' ')} failed:\n${output.slice(-4000)}`);
  const [, user = '', system = ''] = /cpu ([\d.]+) ([\d.]+)\s*$/.exec(output) ?? [];
  return {
    wall: (performance.now() - begin) / 1000,
    cpu: Number(user) + Number(system),
    memory: memory / 1e6,
    output,
  };
}

/** The resident memory of a process group, in bytes; pages that processes share count in each. */
function groupMemory(group: number): number {
  let pages = 0;
  for (const name of readdirSync('/proc'))
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /, '')
        .split(' ');
      if (Number(fields[2]) === group) pages += Number(fields[21]);
    } catch {
      // It is no process, or has ended.
    }
  return pages * 4096;
}

/** The middle of some figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? Number.NaN;
}

/** Seconds, seconds of processor time, megabytes at most, and what was printed. */
export type Measure = { wall: number; cpu: number; memory: number; output: string };
