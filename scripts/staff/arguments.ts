import { type ParseArgsConfig, parseArgs } from 'node:util';

/**
 * Reads what was typed after a command.
 * @throws Error in Chinese and English for an option that there is not, or that lacks its value
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
