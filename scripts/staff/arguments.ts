import { type ParseArgsConfig, parseArgs } from 'node:util';
import { formatFaults, Refusal } from '#scripts/staff/import/fault.ts';

/**
 * Reads the arguments of a command.
 * @throws Error in Chinese and English for an unknown option, or one without its value
 */
export function readArguments<T extends ParseArgsConfig>(config: T) {
  try {
    return parseArgs(config);
  } catch (error) {
    const [option = ''] = /-[^\s'"]*/.exec((error as Error).message) ?? [];
    const known = Object.keys(config.options ?? {}).map((name) => `--${name}`);
    throw new Error(
      `参数“${option}”不能这样用，可用的有：${known.join(' ')}。\nThe option “${option}” cannot be used like this; there are: ${known.join(' ')}.`,
    );
  }
}

/** Runs a command and prints what it returns; an error becomes its message and exit code 1. */
export async function runCommand(run: () => string | Promise<string>): Promise<void> {
  try {
    const report = await run();
    process.stdout.write(report === '' || report.endsWith('\n') ? report : `${report}\n`);
  } catch (error) {
    const { message } = error as Error;
    console.error(
      error instanceof Refusal
        ? `${formatFaults(error.faults, '')}\n${error.details}`.trim()
        : message,
    );
    process.exitCode = 1;
  }
}
