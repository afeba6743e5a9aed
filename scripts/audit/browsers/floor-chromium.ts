import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** An npm package with Chromium 87 for Linux x64, and the hash of its file. */
const archive = {
  name: 'chrome-aws-lambda@5.4.0',
  file: 'chrome-aws-lambda-5.4.0.tgz',
  sha512:
    'edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==',
};

/**
 * Downloads the oldest Chromium that the site supports, once, with npm, and unpacks it.
 * @returns the path of its program
 * @throws Error on another system, or if the hash differs
 */
export function unpackFloorChromium(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('只有 Linux x64 上能运行 Chromium 87。\nChromium 87 runs on Linux x64 only.');
  const folder = resolve('.cache/chromium-87');
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', '--silent', archive.name, '--pack-destination', folder]);
  const packed = join(folder, archive.file);
  const hash = createHash('sha512').update(readFileSync(packed)).digest('base64');
  if (hash !== archive.sha512) throw new Error(`${packed} has another hash (sha512 ${hash})`);
  execFileSync('tar', ['-xzf', packed, '-C', folder, 'package/bin/chromium.br']);
  const draft = `${program}.draft`;
  const bytes = brotliDecompressSync(readFileSync(join(folder, 'package/bin/chromium.br')));
  writeFileSync(draft, bytes, { mode: 0o755 });
  renameSync(draft, program);
  return program;
}
