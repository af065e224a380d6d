import { columnValue, type PracticeDataset } from '@practice-atlas/dataset';

const COUNTED = ['sites', 'teams', 'volunteers', 'projects'] as const;
const OF_ORDERS = ['orders_placed', 'completion_rate', 'satisfaction_rate'] as const;
const MOST = 4;

function words({ columns }: PracticeDataset['tables'][keyof PracticeDataset['tables']], name: string): Set<string> {
  const column = columns[name];
  if (column?.kind !== 'category') return new Set();
  return new Set(Array.from({ length: column.indices.length }, (_, row) => String(columnValue(column, row))));
}

/** Figures of a community or a town are not added up, and those of a kind are no total. */
function reportedMetrics({ rowCount, columns }: PracticeDataset['tables']['figures']): Set<string> {
  const { metric, dims, place_precision: precision } = columns;
  const found = new Set<string>();
  for (let row = 0; row < rowCount; row++) {
    const place = precision ? columnValue(precision, row) : null;
    const isPart = place === 'place' || place === 'township' || place === 'village' || place === 'none';
    if (metric && !isPart && (!dims || columnValue(dims, row) === null)) found.add(String(columnValue(metric, row)));
  }
  return found;
}

/** Chooses the numbers at the head of a data map: those that the dataset can give, at most four; the usual four when it gives none. */
export function headlineMetrics({ tables }: PracticeDataset): readonly string[] {
  const reported = reportedMetrics(tables.figures);
  const counted = COUNTED.flatMap((name): string[] => {
    if (reported.has(name)) return [name];
    if (name === 'volunteers') {
      const isRegistered = tables.volunteers.rowCount > 0 || reported.has('volunteers_registered');
      return isRegistered ? ['volunteers_registered'] : [];
    }
    return tables[name].rowCount > 0 ? [name] : [];
  });
  const ofOrders = words(tables.cases, 'lifecycle').has('order') ? OF_ORDERS : [];
  const found = [...counted, ...ofOrders].slice(0, MOST);
  return found.length > 0 ? found : COUNTED;
}
