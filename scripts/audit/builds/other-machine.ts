import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { isMainThread } from 'node:worker_threads';

/**
 * Loaded before a build by `npm run audit:builds` to simulate another machine: folders list their files in another
 * order, the date differs, and a network request ends the build.
 */
const { readdir, readdirSync } = fs;
const { readdir: readdirLater } = fs.promises;
Object.assign(fs, {
  readdirSync: (...values: Parameters<typeof readdirSync>) => shuffle(readdirSync(...values)),
  readdir: (...values: unknown[]) => {
    const done = values.pop() as (error: unknown, names: unknown) => void;
    Reflect.apply(readdir, fs, [
      ...values,
      (error: unknown, names: unknown) => done(error, shuffle(names)),
    ]);
  },
});
Object.assign(fs.promises, {
  readdir: async (...values: Parameters<typeof readdirLater>) =>
    shuffle(await readdirLater(...values)),
});
syncBuiltinESMExports();

// Threads have that of their process.
if (isMainThread) process.umask(0o077);

const ahead = 500 * 86_400_000;
const now = Date.now.bind(Date);
Date.now = () => now() + ahead;
globalThis.Date = new Proxy(Date, {
  construct: (date, values, self) =>
    Reflect.construct(date, values.length === 0 ? [Date.now()] : values, self),
});

Socket.prototype.connect = function connect(...values: unknown[]): never {
  console.error(`A build requested the network: ${JSON.stringify(values.slice(0, 1))}`);
  process.exit(1);
};

/** Reorders a list, the same way each time. */
function shuffle<T>(names: T): T {
  if (!Array.isArray(names)) return names;
  for (let index = names.length - 1; index > 0; index--) {
    const other = (index * 7919 + 5) % (index + 1);
    [names[index], names[other]] = [names[other], names[index]];
  }
  return names;
}
