import { resolve } from 'node:path';
import { type BuiltSite, describeSite } from '../site/build.ts';

const folder = resolve('.cache/audit');

/** The site of audits at the root of an origin. */
export const rootSite = describeSite('root', '/', folder);

/** The sites of audits: at the root of an origin, and under a path. */
export const auditedSites: readonly BuiltSite[] = [
  rootSite,
  describeSite('path', '/sub/path/', folder),
];
