import { checkContent } from '#domain/content.ts';
import { formatProblems } from '#domain/problem.ts';
import { readContent } from '#scripts/content.ts';

/** `npm run check:content`: tells every problem under content/; exit code 1 when there is one. */
const { problems, content } = checkContent(await readContent(process.cwd()));
if (problems.length > 0) {
  console.error(formatProblems(problems));
  console.error(
    `\n内容有 ${problems.length} 个问题。\n${problems.length} problem(s) in the content.`,
  );
  process.exitCode = 1;
} else {
  console.log(
    `内容无误：${content?.members.size} 个成员，${content?.pages.size} 个页面。\nThe content is right: ${content?.members.size} members, ${content?.pages.size} pages.`,
  );
}
