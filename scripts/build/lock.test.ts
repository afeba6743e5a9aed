import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { acquireLock, LockedError } from '#scripts/build/lock.ts';

function makeLock(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'lock'), text);
  return join(folder, 'lock');
}

/** Runs a shell; it prints the number of a process. */
async function start(script: string): Promise<string> {
  const shell = spawn('sh', ['-c', script]);
  onTestFinished(() => {
    shell.kill('SIGKILL');
  });
  const [printed] = await once(shell.stdout, 'data');
  return `${printed}`.trim();
}

describe.runIf(process.platform === 'linux')('a lock', () => {
  test('of a living process is respected', async () => {
    const pid = await start('echo $$; sleep 9');
    expect(() => acquireLock(makeLock(`${pid}\n`))).toThrow(LockedError);
  });

  test('of a dead process whose parent has not looked at it is taken over', async () => {
    // The shell becomes a program that never looks at its children.
    const pid = await start('sleep 0.3 & echo $!; exec sleep 9');
    await expect
      .poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), { timeout: 10_000 })
      .toContain(') Z ');
    const lock = makeLock(`${pid}\n`);
    const release = acquireLock(lock);
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`);
    release();
    expect(existsSync(lock)).toBe(false);
  });

  test('of a process that is about to die is waited for', async () => {
    const pid = await start('echo $$; exec sleep 0.3');
    acquireLock(makeLock(`${pid}\n`))();
  });
});
