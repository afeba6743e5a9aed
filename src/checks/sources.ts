import { defineProblems, type Path, type Problem, placeOf } from '#checks/problem.ts';
import type { Member } from '#domain/member.ts';
import { type Publishers, publisherOf } from '#domain/publisher.ts';
import type { Checked } from '#reader/raw.ts';

/** Kinds of problem with the sources of facts. */
export const report = defineProblems(
  {},
  {
    'unknown-publisher': `
    没有写明“{host}”是谁的网站
    请在 content/sources.yaml 中加一行“{host}: 网站主办者的名称”；看不出是谁办的网站，不能算来源：请删去这一行，并把同一组的状态 status 改为 unverified
    读者看到来源，要知道是谁说的。
    It is not said whose site “{host}” is
    add a line “{host}: name of who publishes it” to content/sources.yaml; a site of which that cannot be told is no source: delete this line, and change the status beside it to unverified
    Readers who see a source want to know who says so.`,
  },
);

/** Sources whose publisher is not named; pages of the organisation itself need none. */
export function checkSources(members: Checked<Member>[], publishers: Publishers): Problem[] {
  return members.flatMap(({ entry, value }) =>
    sourcesOf(value, [])
      .filter(({ source }) => publisherOf(publishers, source) === undefined)
      .map(({ source, path }) =>
        report('unknown-publisher', placeOf(entry, path), { host: new URL(source).host }),
      ),
  );
}

/** Every URL under a key `source` whose status is not the organisation's own word, with its path. */
function sourcesOf(data: unknown, path: Path): { source: string; path: Path }[] {
  if (typeof data !== 'object' || data === null) return [];
  const { source, status } = data as { source?: unknown; status?: unknown };
  const own =
    typeof source === 'string' && source !== 'document' && status !== 'official'
      ? [{ source, path: [...path, 'source'] }]
      : [];
  const inner = Object.entries(data).flatMap(([key, value]) =>
    sourcesOf(value, [...path, Array.isArray(data) ? Number(key) : key]),
  );
  return [...own, ...inner];
}
