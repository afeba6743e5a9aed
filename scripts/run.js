import { explainFolder, explainMissing, explainVersion } from './build/explain.js';

/**
 * `node scripts/run.js [command] […arguments]`: runs `scripts/<command>.ts`, or says in one sentence why it cannot
 * start. Without a command it only checks that tests can run. Plain JavaScript, because a Node that is too old gets here as well.
 */
const [command] = process.argv.splice(2, 1);
const reason =
  explainVersion(process.versions.node) ?? (command ? undefined : explainFolder(process.cwd()));
if (reason) fail(reason);
if (command !== undefined)
  await import(`./${command}.ts`).catch((error) => {
    fail(explainMissing(error) ?? error);
  });

/** @param {unknown} reason */
function fail(reason) {
  console.error(reason);
  process.exit(1);
}
