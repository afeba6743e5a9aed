import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test.each(['package-lock.json', 'scripts/audit/package-lock.json'])(
  '%s has the hash of every package, and no address of a registry',
  (file) => {
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
      packages: Record<string, { integrity?: string; resolved?: string; link?: boolean }>;
    };
    const installed = Object.entries(packages).filter(([path, { link }]) => path !== '' && !link);
    expect(installed.length).toBeGreaterThan(200);
    expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved).map(([path]) => path)).toEqual([]);
  },
);
