import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

/** Compares a picture with its golden; writes it instead when ATLAS_GOLDENS is `write`. */
export function expectGolden(kind: string, name: string, svg: string): void {
  const folder = new URL(`../goldens/${kind}/`, import.meta.url);
  const file = new URL(`${name}.svg`, folder);
  if (process.env.ATLAS_GOLDENS === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, svg);
  }
  expect(existsSync(file), `${kind}/${name}.svg is missing; write it with ATLAS_GOLDENS=write and look at it`).toBe(
    true,
  );
  expect(svg).toBe(readFileSync(file, 'utf8'));
}
