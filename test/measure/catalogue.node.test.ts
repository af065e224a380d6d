import { readdirSync, readFileSync } from 'node:fs';
import { AtlasError, type Table, type TableName, tables } from '@practice-atlas/dataset';
import { checkQuery, metrics, metricTerms, querySchema } from '@practice-atlas/measure';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../packages/measure/src/catalogue/', import.meta.url);
const files = readdirSync(folder).filter((name) => !['index.ts', 'terms.ts'].includes(name));

/** Follows a path of keys as the tables declare them. */
function isColumn(table: TableName, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  const { fields, foreignKeys }: Table = tables[table];
  if (!Object.hasOwn(fields, name)) return false;
  const key = foreignKeys.find(({ field }) => field === name);
  return rest.length === 0 || (key !== undefined && isColumn(key.table as TableName, rest.join('.')));
}

describe('the metric catalogue', () => {
  it('holds one metric for each file of its folder, under the name of the file', () => {
    expect([...metrics.keys()].sort()).toEqual(files.map((name) => name.slice(0, -3).replaceAll('-', '_')).sort());
  });

  it.each(['index.ts', 'terms.ts'])('lists every file of its folder in %s', (list) => {
    const index = readFileSync(new URL(list, folder), 'utf8');
    for (const name of files) expect(index).toContain(`'./${name.slice(0, -3)}.js'`);
  });

  it.each([...metrics.values()].map((metric) => [metric.id, metric] as const))(
    '%s says all that a reader needs',
    (_, metric) => {
      for (const label of [metric.label, metric.cohort, metric.definition]) {
        expect(label.zh).toMatch(/\p{Script=Han}/u);
        expect(label.en).toMatch(/^[A-Z][\x20-\x7e÷⌈⌉]+$/u);
      }
      const terms = metricTerms.get(metric.id);
      for (const words of [metric.unit, metric.clock, terms?.numerator, terms?.exclusions, terms?.missing, terms?.zero])
        expect(words).toMatch(/./);
      expect(terms?.denominator !== null).toBe(metric.kind === 'ratio');
      expect(
        metric.rows !== null ||
          metric.figure !== null ||
          metric.ratio !== undefined ||
          metric.id === 'reported_figures',
      ).toBe(true);
    },
  );

  it('names only tables and columns that exist', () => {
    for (const { rows } of metrics.values()) {
      if (!rows) continue;
      const dated = 'from' in rows ? [rows.from, rows.until] : 'at' in rows ? [rows.at] : [];
      const region = rows.region === undefined ? 'region_code' : rows.region;
      for (const column of [...Object.values(rows.columns), ...Object.values(rows.numbers ?? {}), region, ...dated])
        if (column !== null && column !== 'dispatch_tier')
          expect([column, isColumn(rows.table, column)]).toEqual([column, true]);
    }
  });

  it('has no metric that is fused with a tier, a rank or a kind', () => {
    for (const id of metrics.keys())
      expect(id).not.toMatch(/(^|_)(center|institute|station|point|brigade|squad)s?(_|$)(?<!^points_)/);
  });
});

describe('checkQuery', () => {
  const fault = (query: unknown) => {
    try {
      checkQuery(query);
    } catch (error) {
      if (error instanceof AtlasError) return { code: error.code, hint: error.hint, at: error.where.property };
      throw error;
    }
    return null;
  };

  it('gives a clean copy', () => {
    const query = {
      metrics: ['sites'],
      by: ['tier'],
      where: [{ field: 'region', op: 'within', value: '210000' }],
    };
    const copy = checkQuery(query);
    expect(copy).toEqual(query);
    expect(copy.where?.[0]).not.toBe(query.where[0]);
    expect(checkQuery({ metrics: ['time_to_complete.p90'], version: 1 })).toEqual({
      metrics: ['time_to_complete.p90'],
      version: 1,
    });
  });

  it.each([
    [{ metrics: ['volunteer'] }, 'metric_unknown', 'did you mean "volunteers"?', 'metrics[0]'],
    [{ metrics: ['completion_rat'] }, 'metric_unknown', 'did you mean "completion_rate"?', 'metrics[0]'],
    [{ metrics: ['sites'], by: ['tiers'] }, 'dimension_unknown', 'did you mean "tier"?', 'by[0]'],
    [{ metrics: ['sites'], by: ['region:town'] }, 'dimension_unknown', 'did you mean "region:township"?', 'by[0]'],
    [{ metrics: ['sites'], by: ['rank'] }, 'query_unsupported', '"sites" can be divided by regions', 'by[0]'],
    [{ metrics: ['orders_at_step'] }, 'query_unsupported', 'add "step"', 'by'],
    [{ metrics: ['time_to_complete.p75'] }, 'query_unsupported', 'time_to_complete.p90', 'metrics[0]'],
    [{ metrics: ['sites.p90'] }, 'query_unsupported', 'ask for "sites"', 'metrics[0]'],
    [{ metrics: ['sites'], by: ['month', 'year'] }, 'query_unsupported', 'one of them', 'by[1]'],
    [
      { metrics: ['sites'], where: [{ field: 'step.placed.at', op: 'in_period', from: '2019', until: '2020' }] },
      'query_unsupported',
      'narrowed by',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: 'lifecycle', op: 'is', value: 'wish' }] },
      'query_unsupported',
      'narrowed by',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: 'tier', op: 'in_period', from: '2019', until: '2020' }] },
      'query_unsupported',
      'is or in',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: 'time', op: 'in_period', from: '2020', until: '2019' }] },
      'query_malformed',
      'first one outside',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: 'time', op: 'in_period', from: '2019-02-29', until: '2020' }] },
      'query_malformed',
      '',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: 'basis', op: 'is', value: 'real' }] },
      'query_malformed',
      'counted, reported, simulated',
      'where[0]',
    ],
    [
      { metrics: ['sites'], where: [{ field: '__proto__', op: 'is', value: 'x' }] },
      'dimension_unknown',
      '',
      'where[0]',
    ],
    [{ metrics: ['sites'], asOf: '2019-11' }, 'query_malformed', '2019-11-30', 'asOf'],
    [{ metrics: ['sites'], timeZone: 'Asia/Shangai' }, 'query_malformed', 'Asia/Shanghai', 'timeZone'],
    [{ metrics: ['sites'], version: 2 }, 'query_unsupported', 'version 1', 'version'],
    [{ metrics: ['sites'], filter: [] }, 'query_malformed', '', 'filter'],
    [{ metrics: [] }, 'query_malformed', '', 'metrics'],
    [{ metrics: ['constructor'] }, 'metric_unknown', '', 'metrics[0]'],
    [null, 'query_malformed', '', ''],
    ['sites', 'query_malformed', '', ''],
  ])('answers %j with %s', (query, code, hint, at) => {
    expect(fault(query)).toEqual({ code, hint: expect.stringContaining(hint), at });
  });

  it('has a JSON Schema that names every dimension once', () => {
    const listed: readonly string[] = querySchema.properties.by.items.anyOf[0].enum;
    expect(new Set(listed).size).toBe(listed.length);
    for (const dimension of listed.filter((each) => !['step', 'metric'].includes(each)))
      expect(fault({ metrics: ['unknown_to_all'], by: [dimension] })?.code).toBe('metric_unknown');
    expect(JSON.parse(JSON.stringify(querySchema))).toEqual(querySchema);
  });
});
