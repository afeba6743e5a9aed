import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyProject } from '#scripts/fixtures/project-copy.ts';

const folder = resolve('.cache/dev-test');
const file = join(folder, 'content/members/siam-university.yaml');
let stop = () => {};
let address = '';

/** A page of the development server. */
async function read(path: string): Promise<string> {
  return (await fetch(address + path)).text();
}

beforeAll(async () => {
  copyProject(folder);
  const server = spawn(process.execPath, ['scripts/run.js', 'astro', 'dev', '--port', '0'], {
    cwd: folder,
    // Under Vitest Astro watches no files.
    env: { ...process.env, NODE_ENV: 'development', BASE_PATH: '/', VITEST: undefined },
  });
  stop = () => server.kill();
  address = await new Promise((done) => {
    server.stdout.setEncoding('utf8').on('data', (output: string) => {
      const [found] = /http:\/\/localhost:\d+/.exec(output) ?? [];
      if (found) done(found);
    });
  });
  // The watcher tells of changes once a page was made.
  await read('/en/members/siam-university/');
}, 60_000);
afterAll(() => {
  stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a page shows what is saved while developing, and what is wrong with it', async () => {
  const text = readFileSync(file, 'utf8');
  const isShown = (words: string) =>
    expect.poll(() => read('/en/members/siam-university/'), { timeout: 20_000 }).toContain(words);
  writeFileSync(file, text.replace('name: Siam University', 'name: Siam University One'));
  await isShown('Siam University One');
  // Editors empty a file before they write it.
  for (const name of ['Two', 'Three', 'Four', 'Five', 'Six']) {
    const half = openSync(file, 'w');
    await new Promise((done) => setTimeout(done, 40));
    writeSync(half, text.replace('name: Siam University', `name: Siam University ${name}`));
    closeSync(half);
    await isShown(`Siam University ${name}`);
  }
  writeFileSync(file, text.replace(/^kind: .*$/m, 'kind: universty'));
  await expect.poll(async () => (await fetch(`${address}/en/charter/`)).status).toBe(500);
  writeFileSync(file, text);
  await isShown('<h1>Siam University</h1>');
  expect((await fetch(`${address}/en/charter/`)).status).toBe(200);
}, 90_000);
