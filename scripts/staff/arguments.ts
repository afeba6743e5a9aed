import { type ParseArgsConfig, parseArgs } from 'node:util';
import { defineProblems } from '#checks/problem.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'bad-option': `
    参数“{option}”不能这样用
    可用的有：{options}
    The option “{option}” cannot be used like this
    the options are: {options}`,
  disk: `
    读写文件时出错：{detail}
    请排除原因后再运行一次
    A file could not be read or written: {detail}
    remove the cause and run the command again`,
});

/**
 * Reads the arguments of a command.
 * @throws Refusal for an unknown option, or one without its value
 */
export function readArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    const [option = ''] = /-[^\s'"]*/.exec((error as Error).message) ?? [];
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    const options = known.join(' ') || '—';
    throw new Refusal(report('bad-option', { file: option }, { option, options }));
  }
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
