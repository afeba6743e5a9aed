import {
  defineProblems,
  type Place,
  type Problem,
  replaceBy,
  type Words,
} from '#checks/problem.ts';
import { optionWords, words } from '#checks/words.ts';
import { toIsoDate } from '#domain/date.ts';
import { certainties, groundsOf, type Match } from '#domain/match.ts';
import { isSeen, isWebAddress, nameStatuses } from '#domain/name.ts';

/** Kinds of problem with the form of a value, and with what it rests on. */
export const report = defineProblems({
  'bad-format': `
    “{key}”的写法不对：“{value}”
    请照“{example}”的样子写
    这个字段有固定的写法。
    “{key}” is not written correctly: “{value}”
    write it in the form “{example}”
    This key is written in a fixed form.`,
  'bad-date': `
    “{value}”不是有效日期
    请照 2024-07-10、2024-07 或 2024 的格式写，并且确有这一天
    日期按 ISO 8601 写：年-月-日，月、日各两位。
    “{value}” is not a valid date
    write it in the form 2024-07-10, 2024-07, or 2024, and make sure that the day exists
    Dates are written after ISO 8601: year-month-day, month and day with two digits.`,
  'bad-address': `
    “{value}”不是 http 或 https 网址
    请从浏览器地址栏复制完整网址，以 https:// 或 http:// 开头
    来源和网站必须能点开核对。
    “{value}” is not an http or https address
    copy the whole address from the browser, beginning with https:// or http://
    Sources and websites must be there for anyone to look at.`,
  'status-without-source': `
    状态“{value}”必须写明来源 source
    请在这一行下面加一行“{line}”，写上看到它的实际网址；没有网址的，请把状态改为 {unsourced}
    official（机构自用）和 attested（见于公开资料）都表示有人看到过网页，所以要写出是哪一页。
    Status “{value}” needs a source
    below this line add “{line}” with the real address; if there is none, change the status to {unsourced}
    official (the organization’s own) and attested (found in public material) say that somebody has seen a page; so the page must be named.`,
  'match-without-ground': `
    {cause}
    {cure}
    名单所指机构有多确定，要有相应的根据。
    {cause}
    {cure}
    How sure it is which organization is meant must rest on something.`,
});

/** A problem with the form of a text; the schemas of `domain/` name its kind in their message. */
export function reportForm(
  message: string,
  place: Place,
  { key, value }: { key: Words | string; value: string },
  nameOf: NameOf,
): Problem {
  const [kind, ...example] = message.split(' ');
  switch (kind) {
    case 'bad-date': {
      const right = toIsoDate(value);
      return report('bad-date', place, { value }, replaceBy(value, right));
    }
    case 'bad-address': {
      const typed = value
        .normalize('NFKC')
        .replace(/\s+|^["'\u201c\u2018<]+|["'\u201d\u2019>\u3002]+$/g, '')
        .replace(/^h?t+ps?:?\/+/i, (start) => (/ps/i.test(start) ? 'https://' : 'http://'));
      const right = typed !== value && isWebAddress(typed) ? typed : undefined;
      return report('bad-address', place, { value }, replaceBy(value, right));
    }
    case 'status-without-source': {
      const unsourced = optionWords(
        nameStatuses.filter((status) => !isSeen(status)),
        (option) => nameOf('status', option),
      );
      const indent = ' '.repeat(Math.max((place.position?.column ?? 1) - 'status: '.length - 1, 0));
      return report('status-without-source', place, {
        value,
        line: `${indent}source: https://…`,
        unsourced,
      });
    }
    default:
      return reportFormat(place, key, value, example.join(' ') || '—');
  }
}

/** Reports a value of another form, with the right one where full-width signs, blanks, or +86 are all that is wrong. */
function reportFormat(place: Place, key: Words | string, value: string, example: string): Problem {
  const typed = value.normalize('NFKC').replace(/[\s()-]+/g, '');
  const right = example.startsWith('+') ? typed.replace(/^(?:\+?86)?(?=1\d{10}$)/, '+86') : typed;
  const isRight =
    right !== value && (/^\+\d{11,}$/.test(right) || /^[\w.+-]+@[\w.-]+$/.test(right));
  const fix = isRight ? { from: value, to: right } : undefined;
  return report('bad-format', place, { key, value, example }, fix);
}

/** Reports how sure a match is said to be, and on what it rests, where the two do not go together. */
export function reportGround(place: Place, { certainty, basis, source }: Match): Problem {
  const fitting = groundsOf[certainty];
  const fittingBasis = certainties.filter((other) => groundsOf[other].includes(basis));
  const others = basisWords(fitting.filter((other) => other !== 'page'));
  const say = (cause: Words, cure: Words) => report('match-without-ground', place, { cause, cure });
  if (!fitting.includes(basis))
    return say(
      words(
        `把握 certainty 写的是“${certainty}”，根据 basis 不能是“${basis}”`,
        `with the certainty “${certainty}” the basis cannot be “${basis}”`,
      ),
      words(
        `根据是什么，basis 就写什么：${basisWords(fitting).zh}；basis 本来就对的，不改它，把 certainty 改为“${fittingBasis.join('”或“')}”`,
        `write the basis that there is: ${basisWords(fitting).en}; if the basis is right as it is, leave it and change the certainty to “${fittingBasis.join('” or “')}”`,
      ),
    );
  return source === undefined
    ? say(
        words('根据 basis 写的是“page”，却没有来源', 'the basis is “page”, but there is no source'),
        words(
          `请在 basis 的下面加一行“  source: https://…”，写上那个网页的网址；没有网页的，basis 就写 ${others.zh}；都不是的，certainty 写 unknown，basis 写 none`,
          `below basis add a line “  source: https://…” with the address of that page; if there is no page, write as the basis ${others.en}; if it is none of these, write the certainty unknown and the basis none`,
        ),
      )
    : say(
        words(
          `根据 basis 写的是“${basis}”，却有来源`,
          `the basis is “${basis}”, but there is a source`,
        ),
        words(
          '在那个网页上看到的，请把 basis 改为“page”；不是的，请删去 source 一行',
          'if it was seen on that page, change the basis to “page”; if not, delete the line of the source',
        ),
      );
}

/** What a match can rest on, each with when it applies. */
function basisWords(bases: readonly Match['basis'][]): Words {
  return words(
    bases.map((basis) => `${basis}（${basisMeanings[basis][0]}）`).join('、'),
    bases.map((basis) => `${basis} (${basisMeanings[basis][1]})`).join(', '),
  );
}

const basisMeanings: Record<Match['basis'], readonly [string, string]> = {
  'own-name': ['名单上的名称就是它自己用的', 'the name on the list is the one it uses itself'],
  page: [
    '有网页这样称呼它，下面加一行“  source: 网址”',
    'a web page calls it so; add a line “  source: address” below',
  ],
  name: ['只是名称的意思相符', 'only the meaning of the name fits'],
  sound: ['只是名称的读音相符', 'only the sound of the name fits'],
  none: ['没有根据', 'there is nothing'],
};

/** What the site calls a value that a key may have, such as a kind of organisation. */
export type NameOf = (key: string, option: string) => Words | undefined;
