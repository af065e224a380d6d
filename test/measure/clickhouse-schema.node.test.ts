import { createDataset, type TableName, tableNames } from '@practice-atlas/dataset';
import { batchFilter, createTableSql, manifestSql, serverTables } from '@practice-atlas/measure/clickhouse.js';
import { describe, expect, test } from 'vitest';

const tables = new Map(serverTables(['placed']).map((table) => [table.name, table]));
const place = { database: 'p', cluster: 'main', hasLowCardinality: false };

describe('the tables of the servers', () => {
  test('are those of the dataset, and cases have every column that a dataset derives', () => {
    expect([...tables.keys()]).toEqual(tableNames);
    const dataset = createDataset({ name: 'x', title: { zh: '', en: '' } });
    const steps = new Set(Object.values(dataset.lifecycles).flatMap(({ steps }) => steps.map(({ step }) => step)));
    for (const { name, columns } of serverTables([...steps]))
      expect(columns.map((column) => column.name)).toEqual(Object.keys(dataset.tables[name].columns));
  });

  test('on a cluster are rows by batch on each shard, and a table over the shards', () => {
    expect(createTableSql(tables.get('site_checks')!, place)).toEqual([
      `CREATE TABLE IF NOT EXISTS \`p\`.\`site_checks_shard\` (
  \`atlas_batch\` UInt64,
  \`site_id\` String,
  \`standard\` String,
  \`item\` String,
  \`met\` UInt8,
  \`checked_on\` Nullable(Int32),
  \`note\` Nullable(String)
)
ENGINE = MergeTree
PARTITION BY \`atlas_batch\`
ORDER BY (\`site_id\`, \`standard\`, \`item\`, ifNull(\`checked_on\`, 0))`,
      `CREATE TABLE IF NOT EXISTS \`p\`.\`site_checks\` AS \`p\`.\`site_checks_shard\`
ENGINE = Distributed(\`main\`, \`p\`, \`site_checks_shard\`)`,
    ]);
  });

  test('on a single server, and those that every shard holds whole, have no table over shards', () => {
    const single = { ...place, cluster: null };
    expect(createTableSql(tables.get('cases')!, single)).toHaveLength(1);
    expect(createTableSql(tables.get('cases')!, single)[0]).toContain('`p`.`cases` (');
    expect(createTableSql(tables.get('regions')!, place)).toHaveLength(1);
    expect(manifestSql(single)).toHaveLength(2);
    expect(manifestSql(place)).toHaveLength(4);
  });

  test('code words in a dictionary only where the server has that', () => {
    const sql = (hasLowCardinality: boolean) =>
      createTableSql(tables.get('cases')!, { ...place, hasLowCardinality })[0];
    expect(sql(false)).not.toContain('LowCardinality');
    expect(sql(true)).toContain('`category` LowCardinality(Nullable(String))');
    expect(sql(true)).toContain('`first_placed_at` Nullable(Int64)');
  });
});

test('a filter keeps whole batches of its table, each once, and nothing when there are none', () => {
  const record = (table: TableName, batch: string) => ({
    load: 'x',
    table,
    part: 0,
    batch,
    rowCount: 1,
    shardRowCounts: [1],
    checksum: 0,
  });
  const manifest = [
    record('cases', '18446744073709551615'),
    record('cases', '2'),
    record('cases', '2'),
    record('sites', '3'),
  ];
  expect(batchFilter(manifest, 'cases')).toBe('`atlas_batch` IN (18446744073709551615, 2)');
  expect(batchFilter(manifest, 'teams')).toBe('0');
});
