import type { TableName } from '@practice-atlas/dataset';

/** Rows whose number a reported figure may state. */
export interface CountedTable {
  readonly table: TableName;
  /** `stock`: rows that stand on a day, from `from` to `until`. `flow`: rows whose `from` lies in a period. */
  readonly kind: 'stock' | 'flow';
  readonly from: string;
  readonly until: string | null;
  readonly unit: string;
  /** Columns by the dimension of figures that they answer. */
  readonly dims: Readonly<Record<string, string>>;
  /** Rows count only where this column has this word. */
  readonly where: readonly [column: string, word: string] | null;
}

/** By the metric of the figures. A number of volunteers that a source names is not that of the registered ones, and has no rows. */
export const COUNTED_TABLES: Readonly<Record<string, CountedTable>> = {
  sites: {
    table: 'sites',
    kind: 'stock',
    from: 'opened_on',
    until: 'closed_on',
    unit: 'sites',
    dims: { tier: 'tier', level: 'level' },
    where: null,
  },
  teams: {
    table: 'teams',
    kind: 'stock',
    from: 'founded_on',
    until: 'disbanded_on',
    unit: 'teams',
    dims: { rank: 'rank', kind: 'kind' },
    where: null,
  },
  volunteers_registered: {
    table: 'volunteers',
    kind: 'stock',
    from: 'registered_on',
    until: 'left_on',
    unit: 'persons',
    dims: {},
    where: null,
  },
  volunteers_new: {
    table: 'volunteers',
    kind: 'flow',
    from: 'registered_on',
    until: null,
    unit: 'persons',
    dims: {},
    where: null,
  },
  projects: {
    table: 'projects',
    kind: 'stock',
    from: 'started_on',
    until: 'ended_on',
    unit: 'projects',
    dims: {},
    where: null,
  },
  orders_placed: {
    table: 'cases',
    kind: 'flow',
    from: 'first_placed_at',
    until: null,
    unit: 'orders',
    dims: {},
    where: ['lifecycle', 'order'],
  },
  activities: {
    table: 'activities',
    kind: 'flow',
    from: 'started_at',
    until: null,
    unit: 'events',
    dims: { kind: 'kind' },
    where: null,
  },
};
