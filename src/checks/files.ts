import { defineProblems, type Problem } from '#checks/problem.ts';

/** Kinds of problem with the files themselves. */
export const report = defineProblems({
  'unexpected-file': `
    这里不应有文件“{name}”
    请改名、移到正确的文件夹，或删去；这里可以有：{options}
    放错文件夹、写错扩展名的文件不会被读到，内容就无声地丢了。
    No file “{name}” belongs here
    rename it, move it to the right folder, or delete it; expected here: {options}
    A file in the wrong folder or with the wrong ending would be read by nobody, and its content lost without a word.`,
  'case-twins': `
    “{name}”与 {other} 只有大小写不同
    请删去或改名其中一个
    Windows 和 macOS 分不清这两个文件，会互相覆盖。
    “{name}” differs from {other} in upper and lower case only
    delete or rename one of them
    Windows and macOS cannot tell the two files apart; one overwrites the other.`,
  'missing-file': `
    缺少文件 {path}
    请补上这个文件（一般可从上一个版本恢复）
    这个文件是网站必需的。
    The file {path} is missing
    add it (it can usually be restored from the previous version)
    The site cannot do without this file.`,
});

/** Files whose paths differ in upper and lower case only. */
export function checkCase(paths: readonly string[]): Problem[] {
  const first = new Map<string, string>();
  return paths.flatMap((path) => {
    const other = first.get(path.toLowerCase());
    first.set(path.toLowerCase(), other ?? path);
    return other === undefined
      ? []
      : [report('case-twins', { file: path }, { name: path.split('/').at(-1) ?? '', other })];
  });
}
