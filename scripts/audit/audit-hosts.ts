import { type Abilities, auditLanguage, auditServer } from '#scripts/audit/hosts/audit.ts';
import { gradeHeaders } from '#scripts/audit/hosts/observatory.ts';
import {
  type HostServer,
  startCaddy,
  startNginx,
  startPages,
  startPlain,
} from '#scripts/audit/hosts/servers.ts';
import { reportFaults } from '#scripts/audit/report-faults.ts';
import { auditedSites, type BuiltSite, buildSite } from '#scripts/site/build.ts';

/**
 * `npm run audit:hosts`: builds the site for a root and for a path, serves both with real servers, and asks each for
 * everything. Prints the faults of every server and the grade of its headers; exit code 1 when there is a fault or a
 * grade below the top. A server that is not there is an error that says how to get it.
 */
const own: Abilities = {
  headers: true,
  types: true,
  compression: ['br', 'gzip'],
  hidesInternal: true,
  isEdge: false,
  movesNoRoot: false,
};
const servers: { start: Start; can: Abilities }[] = [
  { start: startNginx, can: own },
  { start: startCaddy, can: own },
  { start: startPages, can: { ...own, hidesInternal: false, isEdge: true } },
  {
    start: startPlain,
    can: {
      headers: false,
      types: false,
      compression: [],
      hidesInternal: false,
      isEdge: false,
      movesNoRoot: true,
    },
  },
];

for (const site of auditedSites) {
  await buildSite(site);
  for (const { start, can } of servers) {
    const server = await start(site);
    try {
      const { answers, faults } = await auditServer(site, server, can);
      reportFaults(`${server.name} at ${site.base}`, `${answers} answers`, faults);
      if (can.headers) {
        const { grade, score, remarks } = await gradeHeaders(site, server);
        reportFaults(
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
      reportFaults(
        `${server.name} choosing a language at ${site.base}`,
        '',
        await auditLanguage(site, server),
      );
    } finally {
      await server.stop();
    }
  }
}

type Start = (site: BuiltSite) => Promise<HostServer>;
