import type { BuiltSite } from '../site/build.ts';
import { auditLanguage } from './hosts/language-audit.ts';
import { gradeHeaders } from './hosts/observatory.ts';
import { startPages } from './hosts/pages-server.ts';
import { type Abilities, auditServer } from './hosts/server-audit.ts';
import { type HostServer, startCaddy, startNginx, startPlain } from './hosts/servers.ts';
import { reportProblems } from './report.ts';
import { auditedSites, buildCompressed } from './sites.ts';

/**
 * `npm run audit:hosts`: builds the site at the root and under a path, serves both with real servers, and requests
 * everything. Prints the problems of every server and the grade of its headers; exit code 1 when there is a problem
 * or a grade below A+.
 * @throws Error that says how to install a missing server
 */
const allAbilities: Abilities = {
  headers: true,
  types: true,
  compression: ['br', 'gzip'],
  hidesInternal: true,
  isEdge: false,
  ignoresSlashlessRoot: false,
};
const servers: { start: Start; can: Abilities }[] = [
  { start: startNginx, can: allAbilities },
  { start: startCaddy, can: allAbilities },
  { start: startPages, can: { ...allAbilities, hidesInternal: false, isEdge: true } },
  {
    start: startPlain,
    can: {
      headers: false,
      types: false,
      compression: [],
      hidesInternal: false,
      isEdge: false,
      ignoresSlashlessRoot: true,
    },
  },
];

for (const site of auditedSites) {
  await buildCompressed(site);
  for (const { start, can } of servers) {
    const server = await start(site);
    try {
      const { answers, problems } = await auditServer(site, server, can);
      reportProblems(`${server.name} at ${site.base}`, `${answers} answers`, problems);
      if (can.headers) {
        const { grade, score, remarks } = await gradeHeaders(site, server);
        reportProblems(
          `  observatory for ${server.name}`,
          `${grade}, ${score} points`,
          grade === 'A+' ? [] : remarks,
        );
      }
    } finally {
      await server.stop();
    }
  }
  for (const start of [startNginx, startCaddy]) {
    const server = await start(site, true);
    try {
      reportProblems(
        `${server.name} with the choice of a language at ${site.base}`,
        '',
        await auditLanguage(site, server),
      );
    } finally {
      await server.stop();
    }
  }
}

type Start = (site: BuiltSite) => Promise<HostServer>;
