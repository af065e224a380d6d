import type { Finding } from '@practice-atlas/dataset';
import { withoutBeside } from '../layout/beside-tables.js';
import type { RawTable } from '../raw-table.js';
import { type PartPlace, partTable } from './part-table.js';
import type { Part } from './sheet-parts.js';

/**
 * Makes the tables of the parts of a sheet, and then of what stands beside these: that bears the name of the sheet and its columns,
 * `台账 F:H`, or its columns alone where a file has no sheets. `findings` are told before those of the first.
 */
export function partTables(parts: readonly Part[], findings: readonly Finding[], place: PartPlace): RawTable[] {
  const { file, sheet } = place;
  const where = { ...(file === '' ? {} : { file }), ...(sheet === null ? {} : { sheet }) };
  const apart = parts.map((part) => withoutBeside(part, where));
  const first = apart.map(({ part, findings: own }, at) =>
    partTable(part, [...(at === 0 ? findings : []), ...own], place),
  );
  const beside = apart.flatMap((one) => one.beside);
  return [
    ...first,
    ...beside.map(({ range, ...part }) => ({
      ...partTable(part, [], { ...place, sheet: sheet === null ? range : `${sheet} ${range}` }),
      isBeside: true,
    })),
  ];
}
