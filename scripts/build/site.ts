import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { checkSettings, startBuild } from '#scripts/build/astro.ts';
import { explainBinding } from '#scripts/build/explain.js';
import { acquireLock, LockedError } from '#scripts/build/lock.ts';
import { isReplaceable, openOutput } from '#scripts/build/output.ts';
import { contentErrorCode, createSteps } from '#scripts/build/steps.ts';

/** The built site. */
const target = resolve(process.env['OUT_DIR'] || 'dist');
const isOutside = relative('', target).startsWith('..') || isAbsolute(relative('', target));
/** The name of the target in messages. */
const shown = isOutside ? target : relative('', target) || '.';

/** Everything that Astro printed in the last build. */
const logFile = join('.cache', 'build.log');

/** Why there is no new site, in Chinese and English; what was there is unchanged. */
class BuildError extends Error {
  constructor(chinese: string, english: string, before = '') {
    super(
      `${before}${chinese}${shown} 没有改动。\n${english}${english && ' '}${shown} is unchanged.`,
    );
  }
}

/** Stops Astro while it is running. */
let stop: (signal: NodeJS.Signals) => void = () => {};
let stopped: NodeJS.Signals | undefined;

/**
 * `npm run build`: builds the site in a folder beside `dist/` (or beside OUT_DIR) and renames it at the end, so that
 * a build that fails or is killed leaves the built site as it was.
 * @returns the exit code
 */
export async function buildSite(): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopped ??= signal;
      stop(signal);
    });
  if (!checkSettings([target])) return 1;
  try {
    await build();
    return 0;
  } catch (error) {
    console.error(explain(error as NodeJS.ErrnoException).message);
    return 1;
  }
}

async function build(): Promise<void> {
  if (existsSync(target)) accessSync(target, constants.W_OK);
  if (!isReplaceable(target, process.cwd(), target === resolve('dist')))
    throw new BuildError(
      `${shown} 里有别的东西，生成会把它们删掉。请在 OUT_DIR 里写一个空的或还没有的文件夹。`,
      `${shown} holds something other than a built site, which a build would remove. Name an empty or new folder in OUT_DIR.`,
    );
  const cache = resolve('.cache');
  const steps = createSteps(console.log);
  using releases = new DisposableStack();
  mkdirSync(cache, { recursive: true });
  // Builds of one project share Astro's cache, whatever their target.
  releases.defer(acquireLock(join(cache, 'build.lock')));
  const output = openOutput(target);
  releases.defer(output.close);
  // Astro renames files from the project into its output, which works on one disk only.
  const drafts = join(cache, 'drafts');
  const removeDrafts = () => rmSync(drafts, { recursive: true, force: true });
  removeDrafts();
  releases.defer(removeDrafts);
  // A new name for each build: processes that a killed build started may still write to the old one.
  const folder = isOutside ? join(drafts, basename(output.draft)) : output.draft;
  await runAstro(folder, steps.readLine);
  if (isOutside) await cp(folder, output.draft, { recursive: true });
  if (stopped) throw interrupted(stopped);
  output.publish();
  steps.finish(shown);
}

/**
 * Builds the site with Astro.
 * @param folder where to
 * @param onLine takes each line that Astro prints
 * @throws BuildError if the build fails
 */
async function runAstro(folder: string, onLine: (line: string) => void): Promise<void> {
  const child = startBuild(folder);
  stop = (signal) => child.kill(signal);
  const printed: string[] = [];
  let line = '';
  child.stdout.setEncoding('utf8').on('data', (output: string) => {
    printed.push(output);
    const lines = `${line}${output}`.split('\n');
    line = lines.pop() ?? '';
    lines.forEach(onLine);
  });
  const [errors, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  // Pages are written by the worker thread that finishes them, of which Astro does not know.
  const log = printed.join('').replaceAll(' (file not created, response body was empty)', '');
  writeFileSync(logFile, `${log}\n${errors}`);
  const reason = errors.trimEnd();
  if (stopped || signal) throw interrupted(stopped ?? signal);
  if (code === contentErrorCode) throw new BuildError('', '', `${reason}\n`);
  if (code !== 0 && isFull(errors)) throw diskFull();
  const missing = code === 0 ? undefined : explainBinding(errors);
  if (missing) throw new BuildError('', '', `${missing}\n`);
  if (code !== 0)
    throw new BuildError(
      `生成失败，原因见上；全部输出见 ${logFile}。`,
      `The build failed for the reason above; the whole output is in ${logFile}.`,
      `${reason}\n\n`,
    );
  process.stderr.write(errors);
}

/** The error as one that says what to do; any error but those of locks and the file system is thrown on. */
function explain(error: NodeJS.ErrnoException): Error {
  if (error instanceof BuildError) return error;
  if (error instanceof LockedError)
    return new BuildError(
      `另一个生成正在进行（进程 ${error.pid}），请等它结束再试。`,
      `Another build is running (process ${error.pid}); wait until it has ended and try again.`,
    );
  const { code, path = shown } = error;
  if (!code) throw error;
  if (isFull(code)) return diskFull();
  if (/^(?:EACCES|EPERM|EROFS)$/.test(code)) {
    // The draft beside the site means nothing to the reader of the message; its folder does.
    const place = existsSync(path) ? path : dirname(path);
    return new BuildError(
      `不能写入 ${place}（${code}）：请检查文件夹的权限；项目不归您写的，请用自己的副本；也可以在 OUT_DIR 里写另一个文件夹。`,
      `${place} cannot be written (${code}): check the permissions of the folder; where the project is not yours to write to, use a copy of your own; or name another folder in OUT_DIR.`,
    );
  }
  if (/^(?:EBUSY|EXDEV)$/.test(code))
    return new BuildError(
      `${shown} 不能整个替换（${code}）：它是挂载点，或正被别的程序使用。挂载点请在 OUT_DIR 里写它下面的文件夹，如 ${shown}/site。`,
      `${shown} cannot be replaced as a whole (${code}): it is a mount point, or another program is using it. For a mount point, name a folder inside it in OUT_DIR, such as ${shown}/site.`,
    );
  return new BuildError(
    `不能写入 ${shown}：${error.message}。`,
    `${shown} cannot be written: ${error.message}.`,
  );
}

function diskFull(): BuildError {
  return new BuildError(
    `磁盘已满（${dirname(target)}），网站没有写完；请腾出空间再试。`,
    `The disk is full (${dirname(target)}), and the site could not be written; make room and try again.`,
  );
}

function interrupted(signal: string): BuildError {
  return new BuildError(`生成被中断（${signal}）。`, `The build was interrupted (${signal}).`);
}

/** Whether a message of Node or Pagefind says that the disk, the quota or the file size is exhausted. */
function isFull(words: string): boolean {
  return /\b(?:ENOSPC|EDQUOT|EFBIG)\b|\bos error (?:28|122|27)\b/.test(words);
}
