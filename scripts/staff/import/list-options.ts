import { defineProblems } from '#checks/problem.ts';
import { isRealDate } from '#domain/date.ts';
import { listIds } from '#domain/ledger.ts';
import type { ListOptions } from '#scripts/staff/import/list-import.ts';
import { Refusal } from '#scripts/staff/refusal.ts';

const report = defineProblems({
  'list-option': `
    没有名单“{value}”
    请写 --list china（中方）或 --list abroad（外方）
    There is no list “{value}”
    write --list china or --list abroad`,
  'date-option': `
    “{value}”不是名单的日期
    请写成 --date {example}
    “{value}” is not the date of a list
    write it like --date {example}`,
  'pair-option': `
    “{value}”写法不对
    请写成 {example}
    “{value}” is not written correctly
    write it like {example}`,
  'option-twice': `
    “{value}”在参数里用了两次
    请只写一次
    “{value}” is used twice in the options
    write it once`,
});

/**
 * Reads the options that describe a list.
 * @param stated the date that the document states, to be offered to the user
 * @throws Refusal if one is missing or wrong
 */
export function readListOptions(options: GivenOptions, stated = '2025-07-10'): ListOptions {
  const { date = '—' } = options;
  const list = listIds.find((id) => id === options.list);
  if (!list)
    throw new Refusal(report('list-option', { file: '--list' }, { value: options.list ?? '—' }));
  if (!isRealDate(date) || date.length !== 'YYYY-MM-DD'.length)
    throw new Refusal(report('date-option', { file: '--date' }, { value: date, example: stated }));
  return { list, date, renames: readPairs('rename', options), ids: readPairs('id', options) };
}

/** Options of the form `key=value`; each key and each value only once. */
function readPairs(option: 'rename' | 'id', { [option]: texts = [] }: GivenOptions) {
  const place = { file: `--${option}` };
  const example = option === 'id' ? '--id 某某学院=some-college' : '--rename some-college=某某学院';
  const pairs = new Map<string, string>();
  for (const text of texts) {
    const [, key = '', value = ''] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
    if (key === '' || value === '')
      throw new Refusal(report('pair-option', place, { value: text, example }));
    if (pairs.has(key) || [...pairs.values()].includes(value))
      throw new Refusal(report('option-twice', place, { value: text }));
    pairs.set(key, value);
  }
  return pairs;
}

/** The options as the user typed them. */
type GivenOptions = {
  list?: string | undefined;
  date?: string | undefined;
  rename?: string[] | undefined;
  id?: string[] | undefined;
};
