import type { RawCell, RawTable } from '../../read/raw-table.js';
import { headingForms } from '../headings/heading-forms.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import { isPersonHeading } from '../plans/plan-identity.js';
import type { TablePlan } from '../plans/table-plan.js';
import { hashText } from './hash-text.js';

/** What the rows of a table are whose ids may merely count them; nothing of it is kept in a dataset. */
export interface RowIdentities {
  /** What tells each row apart beside its number, as a hash: its name where there is one, else all its cells. */
  readonly hashes: readonly string[];
  readonly areNames: boolean;
}

/** Watches whether the ids of a table are 1, 2, 3 and so on in the order of its rows. */
export interface RowCount {
  /** Goes through a piece; false once some id was another one. */
  isCounting(raw: RawTable): boolean;
  readonly identities: RowIdentities;
}

const folded = (cell: RawCell): string =>
  String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toLowerCase();

/** The headings of names of rows: of persons, of things, of events. */
function nameIndices({ mapping, steps }: TablePlan): number[] {
  const persons = mapping.left.filter(({ heading }) => isPersonHeading(headingForms(heading)));
  const things = [...mapping.mapped, ...mapping.guessed].filter(({ column }) =>
    /^(?:name|title|started_at)$/.test(column),
  );
  const found = persons.length > 0 ? persons : things.some(({ column }) => column !== 'started_at') ? things : [];
  return [...found, ...(found.length > 0 ? steps.slice(0, 1) : [])].map(({ index }) => index);
}

/** Begins to watch the heading that holds the ids of rows. */
export function createRowCount(plan: TablePlan, key: HeadingMatch): RowCount {
  const names = nameIndices(plan);
  const hashes: string[] = [];
  let isCounting = true;
  const hashOf = (raw: RawTable, row: number): string => {
    const cells =
      names.length > 0
        ? names.map((index) => folded(raw.cell(row, index)))
        : raw.columns.map((_, index) => (index === key.index ? '' : folded(raw.cell(row, index))));
    return hashText(cells.join('\n'));
  };
  return {
    isCounting: (raw) => {
      for (let row = 0; isCounting && row < raw.rowCount; row++) {
        const text = folded(raw.cell(row, key.index)).replace(/^0+(?=\d)/, '');
        isCounting = text === String(hashes.length + 1);
        if (isCounting) hashes.push(hashOf(raw, row));
      }
      if (!isCounting) hashes.length = 0;
      return isCounting;
    },
    identities: { hashes, areNames: names.length > 0 },
  };
}
