import { glob, readFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { load } from 'cheerio';
import { headerPolicy } from '../../build/policy.ts';
import { createSiteServer, listen } from '../../build/serve.ts';
import type { BuiltSite } from '../../site/build.ts';

/**
 * Serves a built site and records what goes wrong: engines report violations of the policy to the server, because
 * each page's policy is also sent as a header with a report URI; answers from 400 on are recorded. Two more pages
 * break the rules on purpose, to prove that this is noticed.
 * @param sendsErrors whether pages get a script that sends their errors to the server, for drivers that do not report them
 */
export async function watchSite(site: BuiltSite, sendsErrors: boolean): Promise<WatchedSite> {
  const { base } = site;
  const pages = new Map([...(await readPages(site)), ...traps(base)]);
  const seen: Seen = { violations: [], missing: [], errors: [] };
  const server = createSiteServer(site.folder, base);
  const [serve] = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', async (request, response) => {
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    response.once('finish', () => {
      if (response.statusCode >= 400) seen.missing.push(`${response.statusCode} ${pathname}`);
    });
    if (pathname === base + reports) {
      seen.violations.push(describeReport(await text(request)));
      response.writeHead(204).end();
    } else if (pathname === base + picture) {
      seen.errors.push(decodeURIComponent(search.slice(1)));
      response.writeHead(204).end();
    } else if (pathname === base + script) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(errorScript(base));
    } else {
      const page = pages.get(pathname);
      if (!page) return serve?.(request, response);
      const policy = page.policy && [page.policy, headerPolicy];
      if (policy)
        response.setHeader(
          'Content-Security-Policy',
          policy.map((rules) => `${rules};report-uri ${base}${reports}`),
        );
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(sendsErrors ? withScript(page.html, base + script) : page.html);
    }
  });
  const port = await listen(server, 0);
  return {
    home: `http://localhost:${port}${base}`,
    seen,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** The page that breaks its policy, and the page that breaks every other rule, as paths below the base. */
export const trapPaths = { policy: 'trap/policy/', rules: 'trap/rules/' };

const [reports, picture, script] = ['watch/policy', 'watch/error.png', 'watch/errors.js'];

function traps(base: string): [path: string, page: ServedPage][] {
  const head = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Trap</title>';
  return [
    [
      base + trapPaths.policy,
      {
        policy: "default-src 'none';script-src 'self';img-src 'self'",
        html: `${head}<p style="color:red">A style of its own.</p></html>`,
      },
    ],
    [
      base + trapPaths.rules,
      {
        policy: undefined,
        html: `${head}<img alt="" src="http://stray.invalid/picture.png"><img alt="" src="missing.png"><script>console.error("trapped");document.cookie="trap=1";localStorage.trap=1</script></html>`,
      },
    ],
  ];
}

/** All pages of the site by path. */
async function readPages({ folder, base }: BuiltSite): Promise<Map<string, ServedPage>> {
  const pages = new Map<string, ServedPage>();
  for await (const file of glob('**/*.html', { cwd: folder, exclude: ['data/**'] })) {
    const html = await readFile(join(folder, file), 'utf8');
    const policy = load(html)('meta[http-equiv="content-security-policy"]').attr('content');
    if (!policy) throw new Error(`${file} has no policy`);
    pages.set(base + file.replaceAll('\\', '/').replace(/index\.html$/, ''), { policy, html });
  }
  return pages;
}

function withScript(html: string, url: string): string {
  return html.replace(
    '<meta charset="utf-8">',
    (encoding) => `${encoding}<script src="${url}"></script>`,
  );
}

/** A script that sends errors as requests of a picture, which every policy of the site allows. */
function errorScript(base: string): string {
  return `{
  const send = (what) => { new Image().src = ${JSON.stringify(base + picture)} + '?' + encodeURIComponent(what); };
  const { error } = console;
  console.error = (...words) => { error.apply(console, words); send(words.join(' ')); };
  addEventListener('error', ({ message, target }) => send(message ?? 'not loaded: ' + (target.src ?? target.href)), true);
  addEventListener('unhandledrejection', ({ reason }) => send(String(reason)));
}`;
}

function describeReport(body: string): string {
  const { 'csp-report': report } = JSON.parse(body) as { 'csp-report': Record<string, string> };
  return `${report['document-uri']}: ${report['violated-directive']} forbids ${report['blocked-uri']}`;
}

type ServedPage = { policy: string | undefined; html: string };

type Seen = {
  /** Violations of a page's policy. */
  violations: string[];
  /** Status and path of answers from 400 on. */
  missing: string[];
  /** Errors that pages sent. */
  errors: string[];
};

/** A built site while it is served, and the problems so far. */
export type WatchedSite = {
  /** Its local URL, with the base path. */
  home: string;
  seen: Readonly<Seen>;
  close: () => void;
};
