import { defineProblems, lineOf, type Place, type Problem } from '#checks/problem.ts';

/** Kinds of problem with text files. */
export const report = defineProblems(
  {
    'file-encoding': `
    文件是 {encoding} 编码，不是 UTF-8
    请用记事本打开您电脑上的这个文件，确认文字显示正常，点“另存为”，编码选 UTF-8，再在它的文件夹里点 Add file → Upload files 重新上传
    网站只读 UTF-8。用其他编码保存的中文、俄文、泰文会变成乱码。
    The file is encoded in {encoding}, not in UTF-8
    open your own copy in Notepad, see that the text looks right, choose Save as with Encoding: UTF-8, and upload it again in its folder (Add file → Upload files)
    The site reads UTF-8 only; text saved in another encoding becomes garbled.`,
    'file-empty': `
    文件是空的
    误删了内容的：点 History 打开以前的版本，复制全部内容，粘贴回来；本来不要这个文件的：打开它，点右上角 ⋯ → Delete file
    空文件多半是保存失败，或误删了全部内容。
    The file is empty
    if the content was deleted by mistake, open an earlier version under History, copy all of it, and paste it back; if the file is not wanted, open it and choose ⋯ → Delete file
    An empty file is most often a failed save, or a text deleted by mistake.`,
    'merge-conflict': `
    合并冲突没有解决：第 {first} 行到第 {last} 行是同一处的两种写法，中间以 ======= 隔开
    请留下对的一种，删去另一种，再把以 <<<<<<<、=======、>>>>>>> 开头的行整行删去
    两个人改了同一处，Git 把两种写法都放进了文件，等人选择。
    A merge conflict is not resolved: lines {first} to {last} are two versions of one passage, with ======= between them
    keep the right one, delete the other, and delete the lines that begin with <<<<<<<, =======, and >>>>>>>
    Two people changed the same place; Git put both versions into the file for someone to choose.`,
    'invisible-character': `
    有看不见的字符 {code}
    请删去它；看不出在哪里时，把“{value}”全部删去，再用键盘重新输入，不要复制粘贴
    零宽空格、软连字符等看不见，却会使搜索和比较失败。多半是从网页或 Word 里带来的。
    There is an invisible character {code}
    delete it; if you cannot see where, delete “{value}” and type it again, without copying and pasting
    Zero-width spaces, soft hyphens, and the like cannot be seen, but break search and comparison. They come along from web pages and Word.`,
    'not-normalised': `
    “{value}”的字符不是规范写法（NFC）
    请复制“{normal}”，换掉原来的（看起来一样，字符不同）
    同一个字可以由不同的字符拼成，看起来一样，搜索时却不同。
    “{value}” is not written in normalized characters (NFC)
    copy “{normal}” and put it in place of the other (it looks the same, but its characters differ)
    The same letter can be made of different characters; it looks the same but is not found by search.`,
    'lost-characters': `
    这里有字符已经丢失：“{value}”
    请在 GitHub 上打开这个文件，点 History 打开以前的版本，把这一段复制回来；不要只删去乱码
    文件用不合适的编码保存过，有些字变成问号或乱码，已无法还原。
    Characters are lost here: “{value}”
    open the file on GitHub, open an earlier version under History, and copy the passage back; do not merely delete the garbled characters
    A file once saved in an unsuitable encoding has question marks or garbled characters in place of letters; the letters cannot be recovered from it.`,
  },
  {
    'file-bom': `
    文件开头有不可见的 BOM 标记
    可以先上线，不影响网站；要改的，用记事本打开您电脑上的这个文件，点“另存为”，编码选 UTF-8（不选带 BOM 的那一项），再在它的文件夹里点 Add file → Upload files 重新上传
    有些编辑器会在文件开头加一个看不见的标记。网站会略过它，别的工具可能读错第一行。
    The file begins with an invisible byte order mark
    it may go online, the site is not affected; to mend it, open your own copy in Notepad, choose Save as with Encoding: UTF-8 (not UTF-8 with BOM), and upload it again in its folder (Add file → Upload files)
    Some editors put an invisible mark before the text. The site skips it; other tools may misread the first line.`,
    'file-crlf': `
    文件用的是 Windows 换行符（CRLF）
    可以先上线，不影响网站；要改的，用 VS Code 打开，点窗口右下角的 CRLF，选 LF，再保存（记事本改不了，可请技术同事改）
    同一文件换行符不同，会让每一行都显示为改动过，真正的改动就看不出来了。
    The file has Windows line ends (CRLF)
    it may go online, the site is not affected; to mend it, open the file in VS Code, click CRLF at the lower right, choose LF, and save (Notepad cannot do it; a technical colleague can)
    With other line ends every line looks changed, and the real change can no longer be seen.`,
  },
);

/**
 * Decodes a text file.
 * @param file its path from the project's root
 * @returns the text as UTF-8 without byte order mark and with LF line ends, and the problems of its encoding and characters
 */
export function readTextFile(
  bytes: Uint8Array,
  file: string,
): { text: string; problems: Problem[] } {
  const problems: Problem[] = [];
  const top = lineOf({ file }, 1);
  const { encoding, text: decoded } = decodeText(bytes);
  if (encoding !== 'UTF-8') problems.push(report('file-encoding', top, { encoding }));
  if (encoding !== 'UTF-8') return { text: decoded, problems };
  if (decoded.startsWith('\ufeff')) problems.push(report('file-bom', top));
  const content = decoded.replace(/^\ufeff/, '');
  if (content.trim() === '') problems.push(report('file-empty', top));
  const end = content.indexOf('\r');
  if (end >= 0)
    problems.push(report('file-crlf', lineOf({ file }, content.slice(0, end).split('\n').length)));
  const text = content.replace(/\r+\n?/g, '\n');
  const lines = text.split('\n').map((line, index) => ({ line, number: index + 1 }));
  for (const { line, number } of lines)
    problems.push(...findInvisible(file, line, number), ...findUnnormalized(file, line, number));
  problems.push(...findConflicts(file, lines));
  // Once per file: the whole file was damaged at one time.
  const lost = lines.find(({ line }) => lostCharacters.test(line));
  if (lost) {
    const place = lineOf({ file }, lost.number, lost.line.search(lostCharacters) + 1);
    problems.push(report('lost-characters', place, { value: lost.line.trim().slice(0, 60) }));
  }
  return { text, problems };
}

/** Passages that Git left in two versions; a mark without its other ones is a passage too. */
function findConflicts(file: string, lines: { line: string; number: number }[]): Problem[] {
  const marks = lines.filter(({ line }) => /^(<{7}|={7}|>{7})(\s|$)/.test(line));
  if (!marks.some(({ line }) => /^[<>]/.test(line))) return [];
  const starts = marks.filter(({ line }, index) => index === 0 || line.startsWith('<'));
  return starts.map(({ number: first }, index) => {
    const next = starts[index + 1]?.number ?? Number.POSITIVE_INFINITY;
    const last = marks.findLast(({ number }) => number < next)?.number ?? first;
    return report('merge-conflict', lineOf({ file }, first), { first, last });
  });
}

function findInvisible(file: string, line: string, number: number): Problem[] {
  return [...line.matchAll(invisible)]
    .filter(({ index }) => !isJoiner(line, index))
    .map(({ 0: sign, index }) => {
      const around = line.slice(Math.max(index - 6, 0), index + 7);
      return reportHidden(lineOf({ file }, number, index + 1), sign, sign, around);
    });
}

/** Whether a character cannot be seen and does not belong in a text. */
export function isHidden(sign: string): boolean {
  return sign === '\t' || sign.search(invisible) >= 0;
}

/**
 * Reports a character that cannot be seen.
 * @param written how it stands in the file
 * @param around what stands around it
 */
export function reportHidden(place: Place, sign: string, written: string, around: string): Problem {
  const code = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const value = around.replace(written, '').replace(invisible, '');
  // A line separator may have parted two words.
  const to = /[\v\f\u0085\u2028\u2029]/.test(sign) ? ' ' : '';
  return report('invisible-character', place, { code, value }, { from: written, to });
}

function findUnnormalized(file: string, line: string, number: number): Problem[] {
  return [...line.matchAll(/\S+/g)].flatMap(({ 0: value, index }) => {
    const normal = normalize(value);
    const fix = { from: value, to: normal };
    return normal === value
      ? []
      : [report('not-normalised', lineOf({ file }, number, index + 1), { value, normal }, fix)];
  });
}

/** Mojibake of UTF-8 read as GBK, Windows-1251, or Windows-1252, runs of question marks, the replacement character, and private-use characters. */
const lostCharacters =
  /\u951f\u65a4\u62f7|\?{4,}|[\ufffd\ue000-\uf8ff]|(?:[\u0420\u0421][^\s\w,.;:!?()\u0410-\u044f]){3}|(?:[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2}/;

/** NFC, with Kangxi radicals replaced by characters and Thai vowels typed as two signs by one. */
function normalize(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2e80-\u2fdf]/gu, (sign) => sign.normalize('NFKC'))
    .replaceAll('\u0e40\u0e40', '\u0e41')
    .replaceAll('\u0e4d\u0e32', '\u0e33');
}

/** Control characters but for tabs, and everything that Unicode does not show, such as zero-width and directional signs. */
const invisible = /(?!\t)[\p{Cc}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800\ufff9-\ufffc]/gu;

/** Whether a zero-width (non-)joiner is needed: in Sinhala, Persian and others it shapes the letters around it. */
function isJoiner(line: string, index: number): boolean {
  const around = `${line[index - 1] ?? ''}${line[index + 1] ?? ''}`;
  return (
    /[\u180b-\u180e\u200c\u200d]/.test(line[index] ?? '') &&
    /^[\p{L}\p{M}]{2}$/u.test(around) &&
    !/[\p{sc=Latin}\p{sc=Han}\p{sc=Cyrillic}\p{sc=Thai}]/u.test(around)
  );
}

/**
 * Decodes UTF-8, UTF-16 or GB 18030, of which GBK is a part; a byte order mark stays.
 * @returns `—` as the encoding where it is none of these
 */
export function decodeText(bytes: Uint8Array): { encoding: string; text: string } {
  const decode = (encoding: string, fatal: boolean) =>
    new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes);
  const zeros = bytes.subarray(0, 200).filter((byte) => byte === 0).length;
  const [first, second] = bytes;
  // Not fatal: a file that was cut short still has its encoding.
  if ((first === 0xff && second === 0xfe) || (zeros > 20 && first !== 0 && first !== 0xfe))
    return { encoding: 'UTF-16', text: decode('utf-16le', false) };
  if ((first === 0xfe && second === 0xff) || zeros > 20)
    return { encoding: 'UTF-16', text: decode('utf-16be', false) };
  for (const [encoding, label] of [
    ['UTF-8', 'utf-8'],
    ['GBK', 'gb18030'],
  ] as const)
    try {
      return { encoding, text: decode(label, true) };
    } catch {
      // The next one.
    }
  return { encoding: unknownEncoding, text: decode('utf-8', false) };
}

const unknownEncoding = '—';
