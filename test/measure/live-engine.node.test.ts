import {
  type Column,
  type ColumnTable,
  columnValue,
  createDataset,
  createLiveDataset,
  type LiveDataset,
  type PracticeDataset,
  type TableName,
  tableNames,
  tableRows,
  tables,
} from '@practice-atlas/dataset';
import { createLiveEngine, measure, type Query } from '@practice-atlas/measure';
import { simulateOrders } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REGIONS } from './example-dataset.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAY_0 = Date.UTC(2019, 0, 1);
const title = { zh: '例', en: 'Example' };
const description = { name: 'live', title };
const COUNTIES = ['210102', '210103', '210202', '2102Z1', null];
const WORDS = ['养老', '助学', '<b>法律</b>', '🎻 演出', 'a"b', null];
const STEPS = ['placed', 'reviewed', 'dispatched', 'accepted', 'completed', 'rated', 'cancelled'];

/** Questions of every kind: by region, month, tier and word; rates, quantiles, sums, stocks, distinct people, through keys. */
const QUERIES: readonly Query[] = [
  { metrics: ['orders_placed', 'completion_rate'], by: ['region:county'] },
  { metrics: ['orders_placed', 'dispatch_rate'], by: ['month'] },
  { metrics: ['time_to_complete.p90', 'time_to_dispatch.median'], by: ['tier'] },
  { metrics: ['orders_at_step'], by: ['step'] },
  { metrics: ['orders_placed', 'satisfaction_rate'], by: ['category', 'quarter'] },
  { metrics: ['completion_rate_all', 'overdue_rate', 'rating_rate'] },
  { metrics: ['order_volunteers', 'order_beneficiaries'], by: ['region:city'] },
  { metrics: ['service_minutes', 'volunteers_active'], by: ['month'] },
  { metrics: ['activities', 'activity_participants'], by: ['region:city', 'year'] },
  { metrics: ['volunteers', 'sites', 'teams'], by: ['region:county'] },
  { metrics: ['donation_balance'], by: ['region:city'] },
  {
    metrics: ['orders_placed', 'time_to_accept.p90'],
    by: ['week'],
    where: [{ field: 'region', op: 'within', value: '210100' }],
  },
];

type Row = Record<string, unknown>;
/** The rows that ought to be there, by key, in the order in which they came. */
type Model = Map<TableName, Map<string, Row>>;

const keyOf = (name: TableName, row: Row) => JSON.stringify(tables[name].key.map((field) => row[field] ?? null));

function modelOf(rows: Partial<Record<TableName, readonly object[]>>): Model {
  return new Map(
    tableNames.map((name) => [
      name,
      new Map((rows[name] ?? []).map((row) => [keyOf(name, row as Row), { ...row } as Row])),
    ]),
  );
}

const freshOf = (model: Model): PracticeDataset =>
  createDataset({
    ...description,
    tables: Object.fromEntries([...model].map(([name, rows]) => [name, [...rows.values()]])),
  });

const derivedOf = (table: ColumnTable): Record<string, unknown[]> =>
  Object.fromEntries(
    Object.entries(table.columns)
      .filter(([name]) => !Object.hasOwn(tables.cases.fields, name))
      .map(([name, column]: [string, Column]) => [
        name,
        Array.from({ length: table.rowCount }, (_, row) => columnValue(column, row)),
      ]),
  );

/** Compares rows, derived columns and answers with those of a dataset that is read from the rows of the model. */
async function expectFresh(live: LiveDataset, model: Model, queries = QUERIES): Promise<void> {
  const fresh = freshOf(model);
  live.read((dataset) => {
    for (const name of tableNames)
      expect([name, tableRows(dataset.tables[name])]).toEqual([name, tableRows(fresh.tables[name])]);
    expect(derivedOf(dataset.tables.cases)).toEqual(derivedOf(fresh.tables.cases));
  });
  const engine = createLiveEngine(live);
  for (const query of queries) expect(await engine.measure(query)).toEqual(measure(fresh, query));
}

function startRows() {
  const { cases, steps } = simulateOrders({
    seed: 7,
    count: 60,
    from: '2019-01-01',
    until: '2019-04-01',
    places: COUNTIES.flatMap((code) => (code ? [{ code, weight: 1 }] : [])),
  });
  return {
    regions: REGIONS,
    sites: [
      { site_id: 's1', name: '和平所', tier: 'institute', level: 'township', region_code: '210102' },
      { site_id: 's2', name: '中山站', tier: 'station', level: 'village', region_code: '210202', parent_site_id: 's1' },
    ],
    teams: [{ team_id: 't1', name: '一队', kind: 'theory', rank: 'team', region_code: '210103' }],
    volunteers: Array.from({ length: 12 }, (_, i) => ({
      volunteer_id: `v${i}`,
      region_code: COUNTIES[i % 5],
      registered_on: `2019-0${1 + (i % 3)}-05`,
    })),
    activities: [
      { activity_id: 'a1', form: 'teach', region_code: '210102', started_at: DAY_0 + 3 * DAY, participants: 20 },
    ],
    ledger: [
      { entry_id: 'e', ledger: 'donation', direction: 'in', region_code: '210103', value_fen: 500, at: DAY_0 + DAY },
    ],
    cases,
    case_steps: steps,
    service_records: [
      { record_id: 'r1', volunteer_id: 'v1', case_id: 'o1', started_at: DAY_0 + DAY, minutes: 60, basis: 'credit' },
    ],
  };
}

interface Operation {
  readonly kind: 'append' | 'late' | 'update' | 'restep' | 'around' | 'expire' | 'hold';
  readonly draws: readonly number[];
}

const operation: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constantFrom('append', 'append', 'late', 'late', 'update', 'restep', 'around', 'expire', 'hold'),
  draws: fc.array(fc.nat(9_999), { minLength: 24, maxLength: 24 }),
});

/** Does the same to the live dataset and to the model. Rows are drawn from numbers, so that a failure shrinks. */
class Twins {
  private next = 0;
  private draws: readonly number[] = [];
  private made = 0;
  readonly held: [PracticeDataset, PracticeDataset['tables']][] = [];
  constructor(
    readonly live: LiveDataset,
    readonly model: Model,
  ) {}

  private draw(below: number): number {
    const drawn = this.draws[this.next++ % this.draws.length]! + 31 * this.next;
    return drawn % below;
  }
  private pick<T>(list: readonly T[]): T {
    return list[this.draw(list.length)]!;
  }
  private rows(name: TableName): Map<string, Row> {
    return this.model.get(name)!;
  }
  private id(name: TableName, field: string): string | null {
    const rows = [...this.rows(name).values()];
    return rows.length === 0 ? null : String(this.pick(rows)[field]);
  }

  private order(id: string): Row {
    return {
      case_id: id,
      lifecycle: this.pick(['order', 'order', 'wish']),
      region_code: this.pick(COUNTIES),
      site_id: this.pick(['s1', 's2', null]),
      team_id: this.draw(2) ? this.id('teams', 'team_id') : null,
      category: this.draw(6) === 0 ? `类${this.draw(400)}` : this.pick(WORDS),
      origin: this.pick(['routine', 'individual', null]),
      volunteers: this.draw(3) ? this.draw(5) : this.pick([null, 300, 70_000]),
      beneficiaries: this.draw(2) ? this.draw(50) : null,
      rating: this.draw(2) ? 1 + this.draw(5) : null,
      due_at: this.draw(2) ? DAY_0 + this.draw(120) * DAY : null,
    };
  }
  private step(id: string, seq: number): Row {
    return {
      case_id: id,
      seq,
      step: this.pick(STEPS),
      at: DAY_0 + this.draw(100) * DAY + this.draw(24) * HOUR,
      tier: this.pick(['center', 'station', null]),
      outcome: this.pick(['成功', null]),
    };
  }
  /** Adds what is not there to the model, as `append` and `update` should. */
  private keep(name: TableName, rows: readonly Row[]): void {
    for (const row of rows) this.rows(name).set(keyOf(name, row), row);
  }
  private missing(name: TableName, rows: readonly Row[]): Row[] {
    const seen = new Set(this.rows(name).keys());
    return rows.filter((row) => {
      const key = keyOf(name, row);
      return !seen.has(key) && seen.add(key);
    });
  }

  private append(): void {
    const ids = Array.from({ length: 1 + this.draw(4) }, () => `n${this.made++}`);
    const repeated = this.draw(3) === 0 ? [this.pick(ids)] : [];
    const old = this.id('cases', 'case_id');
    const cases = [...ids, ...repeated, ...(old && this.draw(3) === 0 ? [old] : [])].map((id) => this.order(id));
    const steps = ids.flatMap((id) =>
      Array.from({ length: this.draw(5) }, (_, i) => this.step(id, 1 + ((i * 3) % 5) + 5 * this.draw(2))),
    );
    const lost = this.draw(3) === 0 ? [this.step('nobody', 1)] : [];
    const change = this.live.append({ cases, case_steps: [...steps, ...lost] });
    const [newCases, newSteps] = [this.missing('cases', cases), this.missing('case_steps', steps)];
    this.keep('cases', newCases);
    this.keep('case_steps', newSteps);
    expect(change.added.cases).toBe(newCases.length);
    expect(change.refused.cases ?? 0).toBe(cases.length - newCases.length);
    expect(change.refused.case_steps ?? 0).toBe(steps.length - newSteps.length + lost.length);
    expect(change.findings.filter(({ code }) => code === 'reference_unknown')).toHaveLength(lost.length);
  }

  /** Steps of old cases, out of their order, dispatched again. */
  private late(): void {
    const steps = Array.from({ length: 1 + this.draw(4) }, () => this.id('cases', 'case_id'))
      .filter((id) => id !== null)
      .map((id) => this.step(id, 1 + this.draw(12)));
    const kept = this.missing('case_steps', steps);
    this.live.append({ case_steps: steps });
    this.keep('case_steps', kept);
  }

  private update(): void {
    const ids = [this.id('cases', 'case_id') ?? 'first', this.id('cases', 'case_id') ?? 'first', `u${this.made++}`];
    const rows = ids.map((id) => this.order(id));
    const before = this.rows('cases').size;
    const unknown = this.draw(2) === 0;
    const given = unknown ? [{ ...rows[0]!, site_id: 'nowhere' }, ...rows.slice(1)] : rows;
    const change = this.live.update('cases', given);
    this.keep('cases', unknown ? [{ ...rows[0]!, site_id: null }, ...rows.slice(1)] : rows);
    const added = this.rows('cases').size - before;
    expect([change.added.cases ?? 0, change.replaced.cases ?? 0]).toEqual([added, rows.length - added]);
    expect(change.findings.map(({ code }) => code)).toEqual(unknown ? ['reference_unknown'] : []);
  }

  private restep(): void {
    const known = [...this.rows('case_steps').values()];
    if (known.length === 0) return;
    const rows = Array.from({ length: 1 + this.draw(3) }, () => this.pick(known)).map((row) =>
      this.step(String(row.case_id), Number(row.seq)),
    );
    expect(this.live.update('case_steps', rows).replaced.case_steps).toBe(rows.length);
    this.keep('case_steps', rows);
  }

  /** Everything around the orders. */
  private around(): void {
    const site = { site_id: `s${3 + this.draw(5)}`, name: `站${this.draw(99)}`, tier: 'station', level: 'village' };
    const sites = [{ ...site, region_code: this.pick(COUNTIES), parent_site_id: this.pick(['s1', site.site_id]) }];
    this.live.update('sites', sites);
    this.keep('sites', sites);
    const activity = { activity_id: `b${this.made++}`, form: 'help', region_code: this.pick(COUNTIES) };
    const activities = [{ ...activity, started_at: DAY_0 + this.draw(100) * DAY, participants: this.draw(300) }];
    const records = Array.from({ length: 3 }, () => ({
      record_id: `q${this.made++}`,
      volunteer_id: `v${this.draw(12)}`,
      case_id: this.draw(2) ? this.id('cases', 'case_id') : null,
      activity_id: this.pick([activity.activity_id, null]),
      started_at: this.draw(5) ? DAY_0 + this.draw(100) * DAY : null,
      minutes: this.draw(400),
      basis: this.pick(['credit', 'honour']),
    }));
    const entry = { entry_id: `e${this.made++}`, ledger: 'donation', direction: this.pick(['in', 'out']) };
    const ledger = [
      { ...entry, region_code: this.pick(COUNTIES), value_fen: this.draw(9_999), at: DAY_0 + this.draw(100) * DAY },
    ];
    this.live.append({ service_records: records, activities, ledger });
    this.keep('activities', activities);
    this.keep('service_records', records);
    this.keep('ledger', ledger);
  }

  private expire(): void {
    const day = this.draw(12) === 0 ? 200 : this.draw(60);
    const time = DAY_0 + day * DAY - 8 * HOUR;
    this.live.expire({ before: new Date(DAY_0 + day * DAY).toISOString().slice(0, 10) });
    const last = new Map<unknown, number>();
    for (const { case_id, at } of this.rows('case_steps').values())
      last.set(case_id, Math.max(Number(at), last.get(case_id) ?? -Infinity));
    const isGone = (id: unknown) => (last.get(id) ?? Infinity) < time;
    for (const name of ['cases', 'case_steps'] as const)
      for (const [key, row] of this.rows(name)) if (isGone(row.case_id)) this.rows(name).delete(key);
    for (const name of ['activities', 'service_records'] as const)
      for (const [key, row] of this.rows(name))
        if (typeof row.started_at === 'number' && row.started_at < time) this.rows(name).delete(key);
    for (const row of this.rows('service_records').values()) {
      if (!this.rows('cases').has(JSON.stringify([row.case_id]))) row.case_id = null;
      if (!this.rows('activities').has(JSON.stringify([row.activity_id]))) row.activity_id = null;
    }
  }

  run({ kind, draws }: Operation): void {
    this.draws = draws;
    this.next = 0;
    if (kind === 'hold') {
      const { dataset } = this.live;
      this.held.push([dataset, structuredClone(dataset.tables)]);
    } else this[kind]();
  }
}

describe('a live engine', () => {
  it('is asked questions that the rows of its beginning can answer', () => {
    const fresh = createDataset({ ...description, tables: startRows() });
    const answered = QUERIES.map((query) => (measure(fresh, query).rowCount > 0 ? 'rows' : JSON.stringify(query)));
    expect(answered).toEqual(QUERIES.map(() => 'rows'));
  });

  it('answers as a fresh dataset of the same rows does, whatever came, changed and went', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 4, maxLength: 14 }), async (operations) => {
        const rows = startRows();
        const model = modelOf(rows);
        const twins = new Twins(createLiveDataset(createDataset({ ...description, tables: rows })), model);
        for (const each of operations) {
          twins.run(each);
          await expectFresh(twins.live, model);
        }
        for (const [dataset, copy] of twins.held) expect(dataset.tables).toEqual(copy);
      }),
      { numRuns: 12 },
    ),
  );

  it('answers the same when nobody asks between the changes, and from nothing', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(fc.array(operation, { minLength: 10, maxLength: 30 }), async (operations) => {
        const { cases: _, case_steps: __, service_records: ___, ...rows } = startRows();
        const model = modelOf(rows);
        const twins = new Twins(createLiveDataset(createDataset({ ...description, tables: rows })), model);
        for (const each of operations) twins.run(each);
        await expectFresh(twins.live, model);
        for (const [dataset, copy] of twins.held) expect(dataset.tables).toEqual(copy);
      }),
      { numRuns: 12 },
    ),
  );
});
