import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { hasErrors } from '#checks/problem.ts';
import { reporters, summarize } from '#checks/reporters.ts';
import { checkSettings, startAstro } from '#scripts/build/astro.ts';
import { acquireLock, LockedError } from '#scripts/build/lock.ts';
import { isReplaceable, openOutput } from '#scripts/build/output.ts';
import { createSteps, type Steps } from '#scripts/build/steps.ts';
import { checkProject, linesIn } from '#scripts/staff/project.ts';

/** The built site. */
const target = resolve(process.env['OUT_DIR'] || 'dist');
const isOutside = relative('', target).startsWith('..') || isAbsolute(relative('', target));
/** The name of the target in messages. */
const shown = isOutside ? target : relative('', target) || '.';

/** Everything that Astro printed in the last build. */
const logFile = join('.cache', 'build.log');

/** The end of every message about a failed build. */
const state = {
  zh: `${shown} 没有改动。`,
  en: `${shown} is unchanged.`,
};

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
    if (!checkContent(steps)) return 1;
    // Astro renames files from the project into its output, which works on one disk only.
    const drafts = join(cache, 'drafts');
    rmSync(drafts, { recursive: true, force: true });
    // A new name for each build: processes that a killed build started may still write to the old one.
    const folder = isOutside ? join(drafts, basename(output.draft)) : output.draft;
    if (isOutside) releases.push(() => rmSync(drafts, { recursive: true, force: true }));
    const failure = await runAstro(folder, steps);
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

/** @returns why the build failed, `undefined` if it did not */
async function runAstro(folder: string, steps: Steps): Promise<string | undefined> {
  const child = startAstro(['build'], { OUT_DIR: folder }, 'pipe');
  stop = (signal) => child.kill(signal);
  const ended = new Promise<[code: number | null, signal: NodeJS.Signals | null]>((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code, signal) => done([code, signal]));
  });
  const readOutput = async () => {
    const lines: string[] = [];
    if (child.stdout)
      for await (const line of createInterface(child.stdout)) {
        lines.push(line);
        steps.readLine(line);
      }
    return lines.join('\n');
  };
  const [[code, signal], output, errors] = await Promise.all([
    ended,
    readOutput(),
    child.stderr ? text(child.stderr) : '',
  ]);
  writeFileSync(logFile, `${output}\n${errors}`);
  if (stopped || signal) return describeStop(stopped ?? signal ?? '');
  if (code === 0) {
    process.stderr.write(errors);
    return undefined;
  }
  return isFull(errors) ? describeFull() : describeFailure(errors);
}

/** Whether the build may replace the target; prints the reason if not. */
function checkTarget(): boolean {
  const isOwn = target === resolve('dist');
  if (!isReplaceable(target, process.cwd(), isOwn)) {
    console.error(
      `${shown} 里有别的东西，生成会把它们删掉，所以没有生成。请在 OUT_DIR 里写一个空的或还没有的文件夹。\n${shown} holds something other than a built site, which a build would remove; nothing was built. Name an empty or new folder in OUT_DIR.`,
    );
    return false;
  }
  try {
    if (existsSync(target)) accessSync(target, constants.W_OK);
    return true;
  } catch (error) {
    console.error(describeError(error as NodeJS.ErrnoException));
    return false;
  }
}

/** Whether the content has no error; prints all of them, as `npm run check` does, if it has. */
function checkContent(steps: Steps): boolean {
  const root = process.cwd();
  const { problems, content } = checkProject(root);
  if (!hasErrors(problems)) {
    steps.step(
      '内容 Content',
      `${content?.members.size} members, ${content?.pages.size} pages checked`,
    );
    return true;
  }
  console.error(reporters.terminal(problems, linesIn(root)));
  console.error(`${summarize(problems, content)}\n${state.zh}\n${state.en}`);
  return false;
}

function describeError(error: NodeJS.ErrnoException): string {
  if (error instanceof LockedError)
    return `另一个生成正在进行（进程 ${error.pid}），请等它结束再试。${state.zh}\nAnother build is running (process ${error.pid}); wait until it has ended and try again. ${state.en}`;
  if (isFull(error.code ?? '')) return describeFull();
  if (/^(?:EACCES|EPERM|EROFS)$/.test(error.code ?? '')) {
    const path = error.path ?? shown;
    if (!relative(resolve('.cache'), path).startsWith('..'))
      return `不能写入 ${path}（${error.code}）：这个项目文件夹不归您写，请用自己的项目副本。${state.zh}\n${path} cannot be written (${error.code}): this copy of the project is not yours to write to; use one of your own. ${state.en}`;
    // The draft beside the site means nothing to the reader of the message; its folder does.
    const isDraft = basename(path).startsWith(`.${basename(target)}.`) && !existsSync(path);
    const place = isDraft ? dirname(path) : path;
    return `不能写入 ${place}（${error.code}）：请检查文件夹的权限，或在 OUT_DIR 里写另一个文件夹。${state.zh}\n${place} cannot be written (${error.code}): check the permissions of the folder, or name another one in OUT_DIR. ${state.en}`;
  }
  if (/^(?:EBUSY|EXDEV)$/.test(error.code ?? ''))
    return `${shown} 不能整个替换（${error.code}）：它是挂载点，或正被别的程序使用。挂载点请在 OUT_DIR 里写它下面的文件夹，如 ${shown}/site。${state.zh}\n${shown} cannot be replaced as a whole (${error.code}): it is a mount point, or another program is using it. For a mount point, name a folder inside it in OUT_DIR, such as ${shown}/site. ${state.en}`;
  if (error.code)
    return `不能写入 ${shown}：${error.message}。${state.zh}\n${shown} cannot be written: ${error.message}. ${state.en}`;
  throw error;
}

/** @param errors what Astro wrote to stderr */
function describeFailure(errors: string): string {
  return `${errors.trimEnd()}\n\n生成失败，原因见上；全部输出见 ${logFile}。${state.zh}\nThe build failed for the reason above; the whole output is in ${logFile}. ${state.en}`;
}

function describeFull(): string {
  return `磁盘已满（${dirname(target)}），网站没有写完；请腾出空间再试。${state.zh}\nThe disk is full (${dirname(target)}), and the site could not be written; make room and try again. ${state.en}`;
}

function describeStop(signal: string): string {
  return `生成被中断（${signal}）。${state.zh}\nThe build was interrupted (${signal}). ${state.en}`;
}

/** Whether a message of Node or Pagefind says that the disk, the quota or the file size is exhausted. */
function isFull(words: string): boolean {
  return /\b(?:ENOSPC|EDQUOT|EFBIG)\b|\bos error (?:28|122|27)\b/.test(words);
}
