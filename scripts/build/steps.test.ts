import { expect, test } from 'vitest';
import { createSteps } from '#scripts/build/steps.ts';

test('a build prints its steps and warnings, and no other line of Astro', () => {
  const lines: string[] = [];
  const { readLine, finish } = createSteps((line) => lines.push(line));
  const log = `15:36:43 [content-check] 86 members, 8 pages checked
15:36:44 [WARN] [content-check] SITE_URL is not set
15:36:45 [content] Syncing content
15:36:45 [WARN] [content-check] A warning
  of two lines
15:36:47 [build] Rearranging server assets...

 generating static routes 
15:36:47   ├─ /404.html (+24ms) 
15:36:50 [pages] written
\u001b[2m15:36:51\u001b[22m \u001b[34m[share-images]\u001b[39m 24 pictures drawn`;
  for (const line of log.split('\n')) readLine(line);
  finish('dist');
  expect(lines.map((line) => line.replace(/\d+\.\d s$/, 'N s'))).toEqual([
    '内容 Content: 86 members, 8 pages checked, N s',
    '[WARN] SITE_URL is not set',
    '[WARN] A warning',
    '  of two lines',
    '页面 Pages: written, N s',
    '图片 Pictures: 24 pictures drawn, N s',
    '完成 Done: dist, N s',
  ]);
});
