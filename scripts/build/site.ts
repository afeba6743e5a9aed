import { once } from 'node:events';
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { checkSettings, startBuild } from '#scripts/build/astro.ts';
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

/** The end of every message about a failed build, in Chinese and English. */
const unchanged = [`${shown} 没有改动。`, `${shown} is unchanged.`] as const;

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
  return checkSettings([target]) && checkTarget() ? await build() : 1;
}

/** @returns the exit code */
async function build(): Promise<number> {
  const cache = resolve('.cache');
  const steps = createSteps(console.log);
  const releases: (() => void)[] = [];
  try {
    mkdirSync(cache, { recursive: true });
    // Builds of one project share Astro's cache, whatever their target.
    releases.push(acquireLock(join(cache, 'build.lock')));
    const output = openOutput(target);
    releases.push(output.close);
    // Astro renames files from the project into its output, which works on one disk only.
    const drafts = join(cache, 'drafts');
    rmSync(drafts, { recursive: true, force: true });
    // A new name for each build: processes that a killed build started may still write to the old one.
    const folder = isOutside ? join(drafts, basename(output.draft)) : output.draft;
    if (isOutside) releases.push(() => rmSync(drafts, { recursive: true, force: true }));
    const failure = await runAstro(folder, steps.readLine);
    if (failure === undefined && isOutside) await cp(folder, output.draft, { recursive: true });
    if (failure !== undefined || stopped) {
      console.error(failure ?? describeStop(stopped ?? ''));
      return 1;
    }
    output.publish();
    steps.finish(shown);
    return 0;
  } catch (error) {
    console.error(describeError(error as NodeJS.ErrnoException));
    return 1;
  } finally {
    for (const release of releases.reverse()) release();
  }
}

/**
 * Builds the site with Astro.
 * @param folder where to
 * @param onLine takes each line that Astro prints
 * @returns why the build failed, `undefined` if it did not
 */
async function runAstro(
  folder: string,
  onLine: (line: string) => void,
): Promise<string | undefined> {
  const child = startBuild(folder);
  stop = (signal) => child.kill(signal);
  const lines: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    onLine(line);
  });
  const [errors, [code, signal]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  writeFileSync(logFile, `${lines.join('\n')}\n${errors}`);
  if (stopped || signal) return describeStop(stopped ?? signal);
  if (code === contentErrorCode) return [errors.trimEnd(), ...unchanged].join('\n');
  if (code !== 0) return isFull(errors) ? describeFull() : describeFailure(errors);
  process.stderr.write(errors);
  return undefined;
}

/** Whether the build may replace the target; prints the reason if not. */
function checkTarget(): boolean {
  try {
    const isOwn = target === resolve('dist');
    if (isReplaceable(target, process.cwd(), isOwn)) {
      if (existsSync(target)) accessSync(target, constants.W_OK);
      return true;
    }
    console.error(
      `${shown} 里有别的东西，生成会把它们删掉，所以没有生成。请在 OUT_DIR 里写一个空的或还没有的文件夹。\n${shown} holds something other than a built site, which a build would remove; nothing was built. Name an empty or new folder in OUT_DIR.`,
    );
  } catch (error) {
    console.error(describeError(error as NodeJS.ErrnoException));
  }
  return false;
}

function describeError(error: NodeJS.ErrnoException): string {
  if (error instanceof LockedError)
    return describe(
      `另一个生成正在进行（进程 ${error.pid}），请等它结束再试。`,
      `Another build is running (process ${error.pid}); wait until it has ended and try again.`,
    );
  const { code = '', path = shown } = error;
  if (code === '') throw error;
  if (isFull(code)) return describeFull();
  if (/^(?:EACCES|EPERM|EROFS)$/.test(code)) {
    if (!relative(resolve('.cache'), path).startsWith('..'))
      return describe(
        `不能写入 ${path}（${code}）：这个项目文件夹不归您写，请用自己的项目副本。`,
        `${path} cannot be written (${code}): this copy of the project is not yours to write to; use one of your own.`,
      );
    // The draft beside the site means nothing to the reader of the message; its folder does.
    const isDraft = basename(path).startsWith(`.${basename(target)}.`) && !existsSync(path);
    const place = isDraft ? dirname(path) : path;
    return describe(
      `不能写入 ${place}（${code}）：请检查文件夹的权限，或在 OUT_DIR 里写另一个文件夹。`,
      `${place} cannot be written (${code}): check the permissions of the folder, or name another one in OUT_DIR.`,
    );
  }
  if (/^(?:EBUSY|EXDEV)$/.test(code))
    return describe(
      `${shown} 不能整个替换（${code}）：它是挂载点，或正被别的程序使用。挂载点请在 OUT_DIR 里写它下面的文件夹，如 ${shown}/site。`,
      `${shown} cannot be replaced as a whole (${code}): it is a mount point, or another program is using it. For a mount point, name a folder inside it in OUT_DIR, such as ${shown}/site.`,
    );
  return describe(
    `不能写入 ${shown}：${error.message}。`,
    `${shown} cannot be written: ${error.message}.`,
  );
}

/** @param errors what Astro wrote to stderr */
function describeFailure(errors: string): string {
  const message = describe(
    `生成失败，原因见上；全部输出见 ${logFile}。`,
    `The build failed for the reason above; the whole output is in ${logFile}.`,
  );
  return `${errors.trimEnd()}\n\n${message}`;
}

function describeFull(): string {
  return describe(
    `磁盘已满（${dirname(target)}），网站没有写完；请腾出空间再试。`,
    `The disk is full (${dirname(target)}), and the site could not be written; make room and try again.`,
  );
}

function describeStop(signal: string): string {
  return describe(`生成被中断（${signal}）。`, `The build was interrupted (${signal}).`);
}

/** A message about a failed build, which ends by saying that the built site is unchanged. */
function describe(chinese: string, english: string): string {
  return `${chinese}${unchanged[0]}\n${english} ${unchanged[1]}`;
}

/** Whether a message of Node or Pagefind says that the disk, the quota or the file size is exhausted. */
function isFull(words: string): boolean {
  return /\b(?:ENOSPC|EDQUOT|EFBIG)\b|\bos error (?:28|122|27)\b/.test(words);
}
