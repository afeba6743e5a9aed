import { defineProblems, type Problem } from '#checks/problem.ts';
import { words } from '#checks/words.ts';
import type { ContentFiles } from '#reader/raw.ts';

/** Kinds of problem with the files themselves. */
export const report = defineProblems({
  'unexpected-file': `
    这里不应有文件“{name}”
    {place}要改文件夹或文件名：打开它，点铅笔，把光标放在上方文件名框的最前面，按 Backspace 就退到上一级文件夹，再写对；不要的：打开它，点 ⋯ → Delete file。可用的文件夹和文件名是：{options}
    放错文件夹、写错扩展名的文件不会被读到，内容就无声地丢了。
    No file “{name}” belongs here
    {place}to change its folder or name, open it, click the pencil, put the cursor at the very front of the name box at the top, press Backspace to go up one folder, and write the right one; if it is not wanted, open it and choose ⋯ → Delete file; expected are {options}
    A file in the wrong folder or with the wrong ending would be read by nobody, and its content lost without a word.`,
  'wrong-ending': `
    文件“{name}”的扩展名不对
    请把文件名改为“{right}”（打开文件，点铅笔，在上方的文件名框里改）
    扩展名不对的文件不会被读到，内容就无声地丢了。
    The file “{name}” has the wrong ending
    rename it “{right}” (open it, click the pencil, and change the name in the box at the top)
    A file with another ending would be read by nobody, and its content lost without a word.`,
  'copied-file': `
    “{name}”看来是 {other} 的副本
    不要的，打开它，点右上角 ⋯ → Delete file；如果要用它新建内容，请点铅笔，在上方的文件名框里改成新的文件名
    复制文件时多出来的副本，会使同一内容出现两次。
    “{name}” seems to be a copy of {other}
    if it is not wanted, open it and choose ⋯ → Delete file; if it is meant as something new, click the pencil and give it a name of its own in the box at the top
    A copy left behind would show the same content twice.`,
  'case-twins': `
    “{name}”与 {other} 只有大小写不同
    请把这一个里新改的内容移到 {other}，再删去这一个（打开它，点右上角 ⋯ → Delete file）
    Windows 和 macOS 分不清这两个文件，会互相覆盖。
    “{name}” differs from {other} in upper and lower case only
    move what is new in this one to {other}, then delete this one (open it and choose ⋯ → Delete file)
    Windows and macOS cannot tell the two files apart; one overwrites the other.`,
  'missing-file': `
    缺少文件 {path}
    请恢复它：改了名的，改回来；删了的，关闭这个合并请求从头再改，或请同事恢复；新加的语言，照 content/ui/en.json 译出这个文件
    这个文件是网站必需的。
    The file {path} is missing
    restore it: rename it back; if it was deleted, close the pull request and start again, or ask a colleague to restore it; for a new language, make it by translating content/ui/en.json
    The site cannot do without this file.`,
});

/** Reports a file that nothing reads, with the folders and names that there are; of data it may be a member’s. */
export function reportUnexpected(file: string, options: readonly string[]): Problem {
  const member = `content/members/${file.split('/').at(-1)}`;
  const place = file.endsWith('.yaml')
    ? words(`是成员的文件，应为 ${member}。`, `a member’s file would be ${member}; `)
    : '';
  const values = { name: file, place, options: options.join(', ') };
  return report('unexpected-file', { file }, values);
}

/** Files whose paths differ in upper and lower case only, and copies; none of them is to be read. */
export function findTwins(files: ContentFiles): Problem[] {
  const copies = findCopies(files);
  const first = new Map<string, string>();
  // Names in small letters are the right ones.
  return [...files.keys()]
    .sort()
    .reverse()
    .flatMap((path) => {
      const [copied, twin] = [copies.get(path), first.get(path.toLowerCase())];
      first.set(path.toLowerCase(), twin ?? path);
      const name = path.split('/').at(-1) ?? '';
      if (copied !== undefined)
        return [report('copied-file', { file: path }, { name, other: copied })];
      return twin === undefined
        ? []
        : [report('case-twins', { file: path }, { name, other: twin })];
    });
}

/** Copies that file managers and editors make, by their names, each with the file that it is a copy of. */
function findCopies(files: ContentFiles): Map<string, string> {
  const copies = new Map<string, string>();
  for (const path of files.keys()) {
    const parts = path.split('/');
    const other = parts
      .flatMap((part, index) =>
        copyForms.map((form) => parts.with(index, part.replace(form, '')).join('/')),
      )
      .find((name) => name !== path && files.has(name));
    // A number at the end may be part of a name.
    if (other && (!/[-_ ]\d+\.\w+$/.test(path) || headOf(files, path) === headOf(files, other)))
      copies.set(path, other);
  }
  return copies;
}

/** What is added to the name of a copy: words and numbers before the ending, endings of backups. */
const copyForms = [
  /\s*[-\u2013\u2014]?\s*(?:\u526f\u672c|\u62f7\u8d1d|\u590d\u4ef6|copy)\s*[(\uff08]?\d*[)\uff09]?(?=\.\w+$|$)/i,
  /^(?:\u526f\u672c|\u62f7\u8d1d|\u590d\u4ef6|copy of|copy)[\s-]*|^~\$/i,
  /\s*[(\uff08]\d+[)\uff09](?=\.\w+$|$)/,
  /[-_ ]\d+(?=\.\w+$|$)/,
  /(?<=\.(?:yaml|mdx|json))(?:\.(?:bak|old|orig|txt)|~)$/i,
];

function headOf(files: ContentFiles, path: string): string | undefined {
  return new TextDecoder().decode(files.get(path)).split('\n')[0];
}
