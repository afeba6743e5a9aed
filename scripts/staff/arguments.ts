import { type ParseArgsConfig, parseArgs } from 'node:util';
import { defineProblems } from '#checks/problem.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'bad-option': `
    参数“{option}”不能这样用
    可用的有：{options}
    The option “{option}” cannot be used like this
    the options are: {options}`,
  'wrong-dash': `
    “{option}”前面应是两个减号 --，这里却是别的横线（Word 会把 -- 变成破折号）
    请用下面的命令
    Before “{option}” there should be two hyphens --, but here is another dash (Word turns -- into one)
    use the command below`,
  'options-taken': `
    npm 拿走了 {options}，命令没有收到：少写了单独的 --，或 PowerShell 把它吃掉了
    请用下面的命令
    The options {options} stayed with npm and never reached the command: the separate -- is missing, or PowerShell swallowed it
    use the command below`,
  disk: `
    读写文件时出错：{detail}
    请排除原因后再运行一次
    A file could not be read or written: {detail}
    remove the cause and run the command again`,
});

/**
 * Reads the arguments of a command.
 * @param command its name after `npm run`
 * @throws Refusal for an unknown option, one without its value, or one that never reached the command
 */
export function readArguments<T extends ParseArgsConfig>(command: string, config: T) {
  const { args = process.argv.slice(2), options = {} } = config;
  const names = Object.keys(options);
  const place = { file: `npm run ${command}` };
  const dashed = new RegExp(`^[-‐-―−－﹣]+(?=(?:${names.join('|') || '(?!)'})(?:=|$))`);
  const repaired = args.map((arg) => arg.replace(dashed, '--'));
  const wrong = args.find((arg, index) => arg !== repaired[index]);
  if (wrong !== undefined)
    throw new Refusal(report('wrong-dash', place, { option: wrong })).next(
      nextCommand(command, repaired),
    );
  const taken = names.filter((name) => readTaken(name) !== undefined);
  if (taken.length > 0) {
    const values = { options: taken.map((name) => `--${name}`).join(' ') };
    const restored = restoreTaken(args, taken, options);
    throw new Refusal(report('options-taken', place, values)).next(nextCommand(command, restored));
  }
  try {
    return parseArgs(config);
  } catch (error) {
    const [option = ''] = /-[^\s'"]*/.exec((error as Error).message) ?? [];
    const known = names.map((name) => `--${name}`).join(' ') || '—';
    throw new Refusal(report('bad-option', { file: option }, { option, options: known }));
  }
}

/** What npm keeps for itself of an option that stood before `--`. */
function readTaken(name: string): string | undefined {
  return process.env[`npm_config_${name.replaceAll('-', '_')}`];
}

/** The arguments with the options that npm took; their values are left among the other words, in their order. */
function restoreTaken(
  args: readonly string[],
  taken: readonly string[],
  options: NonNullable<ParseArgsConfig['options']>,
): string[] {
  const rest = [...args];
  const wanting = taken.flatMap((name) =>
    (readTaken(name) ?? '').split('\n\n').map((value) => ({ name, value })),
  );
  const valued = wanting.filter(
    ({ name, value }) => options[name]?.type === 'string' && value === 'true',
  );
  const files = rest.splice(0, Math.max(rest.length - valued.length, 0));
  return [
    ...files,
    ...wanting.flatMap(({ name, value }) =>
      options[name]?.type === 'boolean'
        ? [`--${name}`]
        : [`--${name}`, value === 'true' ? (rest.shift() ?? '…') : value],
    ),
  ];
}

/**
 * A whole command, ready to copy. On Windows it names `npm.cmd`, because PowerShell may forbid `npm.ps1`,
 * and takes the first `--` away from it.
 */
export function nextCommand(command: string, args: readonly string[] = []): string {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return [npm, 'run', command, ...(args.length > 0 ? ['--'] : []), ...args.map(quoteArgument)].join(
    ' ',
  );
}

/** An argument as it is typed, in quotes where the terminal would take it apart. */
export function quoteArgument(argument: string): string {
  const isWindows = process.platform === 'win32';
  if (
    /^[\p{L}\p{M}\p{N}_.,:/@+=…（）-]+$/u.test(isWindows ? argument.replaceAll('\\', '') : argument)
  )
    return argument;
  return isWindows
    ? `"${argument.replaceAll('"', '\\"')}"`
    : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** Runs a command and prints what it returns; an error becomes its message and exit code 1. */
export async function runCommand(run: () => string | Promise<string>): Promise<void> {
  try {
    const text = await run();
    process.stdout.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
  } catch (error) {
    console.error(describeError(error as NodeJS.ErrnoException));
    process.exitCode = 1;
  }
}

/** What an error says to the user, in Chinese and English. */
export function describeError({ message, syscall, path = '' }: NodeJS.ErrnoException): string {
  if (syscall === undefined) return message;
  return new Refusal(report('disk', { file: path }, { detail: message })).message;
}
