import {
  AtlasError,
  columnValue,
  createDataset,
  type Descriptor,
  lifecycles,
  migrateDescriptor,
  type PracticeDataset,
  readDataPackage,
  tableNames,
  tableRows,
  tables,
  writeDataPackage,
} from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

const REGIONS = 'code,name,level,parent_code\n210000,辽宁省,province,\n210100,沈阳市,city,210000\n';
const descriptor = (more: object = {}) =>
  JSON.stringify({ name: 'p', schema_version: 1, resources: [{ name: 'regions', path: 'regions.csv' }], ...more });
const pack = (more: object = {}, files: Record<string, string> = {}) => ({
  files: { 'datapackage.json': descriptor(more), 'regions.csv': REGIONS, ...files },
});
const oneTable = (name: string, text: string, format = 'csv') =>
  pack({ resources: [{ name, path: `${name}.${format}` }] }, { [`${name}.${format}`]: text });

async function refusal(source: Parameters<typeof readDataPackage>[0], options = {}): Promise<AtlasError> {
  const outcome: unknown = await readDataPackage(source, options).catch((reason: unknown) => reason);
  expect(outcome).toBeInstanceOf(AtlasError);
  const error = outcome as AtlasError;
  expect([error.message, error.hint]).not.toContain('');
  return error;
}

const contentOf = (dataset: PracticeDataset) => ({
  ...dataset,
  tables: Object.fromEntries(
    tableNames.map((name) => {
      const { rowCount, columns } = dataset.tables[name];
      const cells = Object.entries(columns).map(([field, column]) => [
        field,
        Array.from({ length: rowCount }, (_, i) => columnValue(column, i)),
      ]);
      return [name, cells];
    }),
  ),
});

const full = createDataset({
  name: 'full',
  title: { zh: '样例', en: 'Sample' },
  simulation: { seed: 7, scale: 0.01, scaleMeaning: 'one row stands for a hundred', tables: ['cases', 'case_steps'] },
  lifecycles: {
    visit: {
      lifecycle: 'visit',
      zh: '走访',
      en: 'Visit',
      steps: [{ step: 'knocked', zh: '敲门', en: 'Knocked', limitHours: 5 }],
    },
  },
  tables: {
    regions: [
      { code: '210000', name: '辽宁省', level: 'province' },
      { code: '2102Z1', name: '金普新区', level: 'zone', parent_code: '210000', valid_from: '2014-06-23' },
    ],
    sources: [{ source_id: 's', kind: 'press', title: 'A, "quoted"\ntitle', licence: '=1+1' }],
    sites: [{ site_id: 'a', tier: 'station', lng: 123.4291, lat: 41.8, crs: 'gcj02' }],
    site_checks: [
      { site_id: 'a', standard: '七有', item: '场所', met: true },
      { site_id: 'a', standard: '七有', item: '标识', met: false, checked_on: '2020-02-29' },
    ],
    cases: [{ case_id: 'c', lifecycle: 'visit', rating: 5, due_at: 1_550_000_000_001 }],
    case_steps: [{ case_id: 'c', seq: 1, step: 'knocked', at: 1_550_000_040_000 }],
    figures: [
      {
        figure_id: 'f',
        place_precision: 'none',
        metric: 'sites',
        dims: { tier: 'center', __proto__x: '1' },
        value: 0.1 + 0.2,
        qualifier: 'approx',
        unit: 'sites',
        series_kind: 'stock',
        as_of_precision: 'none',
        source_id: 's',
        quote: ' 约 ',
      },
    ],
  },
});

describe('writing and reading', () => {
  for (const format of ['csv', 'json'] as const)
    it(`gives back the same dataset and the same bytes as ${format}`, async () => {
      const files = writeDataPackage(full, { format });
      const read = await readDataPackage({ files });
      expect(contentOf(read)).toEqual(contentOf(full));
      expect(writeDataPackage(read, { format })).toEqual(files);
      expect(Object.keys(files)[0]).toBe('datapackage.json');
    });

  it('writes a Frictionless data package: only tables with rows, only columns with values, keys among them', () => {
    const files = writeDataPackage(full);
    const written = JSON.parse(files['datapackage.json']!);
    expect(written).toMatchObject({
      profile: 'tabular-data-package',
      name: 'full',
      schema_version: 1,
      practice_atlas: { title: { zh: '样例', en: 'Sample' }, simulation: { seed: 7 } },
    });
    expect(Object.keys(written.practice_atlas.lifecycles)).toEqual(['visit']);
    expect(written.resources.map(({ name }: { name: string }) => name)).toEqual(
      tableNames.filter((name) => full.tables[name].rowCount > 0),
    );
    for (const { name, path, schema } of written.resources) {
      const heading = files[path]!.split('\n', 1)[0]!.split(',');
      expect(schema.fields.map((field: { name: string }) => field.name)).toEqual(heading);
      for (const key of schema.primaryKey ?? schema.uniqueKeys.flat()) expect(heading).toContain(key);
      for (const key of schema.foreignKeys ?? []) {
        expect(heading).toContain(key.fields);
        if (key.reference.resource !== '')
          expect(written.resources.map((other: { name: string }) => other.name)).toContain(key.reference.resource);
      }
      expect(name).not.toBe('media');
    }
    expect(files['case_steps.csv']).toBe('case_id,seq,step,at\nc,1,knocked,2019-02-13T03:34+08:00\n');
    expect(files['site_checks.csv']).toBe(
      'site_id,standard,item,met,checked_on\na,七有,场所,true,\na,七有,标识,false,2020-02-29\n',
    );
  });

  it('declares no reference to a table that is not in the package', () => {
    const cases = [{ case_id: 'c', lifecycle: 'order', site_id: 'a', region_code: '210000' }];
    const regions = [{ code: '210000', name: '辽宁省', level: 'province' }];
    const dataset = createDataset({ name: 'x', title: { zh: '例', en: 'x' }, tables: { cases, regions } });
    const { resources } = JSON.parse(writeDataPackage(dataset)['datapackage.json']!);
    expect(resources[1].schema.foreignKeys).toEqual([
      { fields: 'region_code', reference: { resource: 'regions', fields: 'code' } },
    ]);
  });

  it('reads a folder or its datapackage.json over the network, the files of a package at once', async () => {
    const files = new Map(Object.entries(pack().files));
    for (const url of [
      'https://data.example/press/',
      'https://data.example/press',
      'https://data.example/press/datapackage.json?v=2',
    ]) {
      const asked: string[] = [];
      const fetch: typeof globalThis.fetch = async (input) => {
        asked.push(String(input));
        return new Response(files.get(new URL(String(input)).pathname.slice('/press/'.length)) ?? '');
      };
      const dataset = await readDataPackage(url, { fetch });
      expect(dataset.tables.regions.rowCount).toBe(2);
      expect(asked[1]).toBe('https://data.example/press/regions.csv');
    }
  });

  it('reads cells of a quoted, CRLF, marked file with another delimiter', async () => {
    const resources = [{ name: 'regions', path: 'regions.csv', dialect: { delimiter: ';' } }];
    const dataset = await readDataPackage(
      pack({ resources }, { 'regions.csv': '\ufeffcode;name;level\r\n210000;"辽;宁";province\r\n' }),
    );
    expect(tableRows(dataset.tables.regions)[0]).toMatchObject({ code: '210000', name: '辽;宁', level: 'province' });
  });

  it('takes the title in both languages, else the plain title, else the name', async () => {
    const titleOf = async (more: object) => (await readDataPackage(pack(more))).title;
    expect(await titleOf({ practice_atlas: { title: { zh: '图', en: 'Map' } } })).toEqual({ zh: '图', en: 'Map' });
    expect(await titleOf({ title: 'Plain' })).toEqual({ zh: 'Plain', en: 'Plain' });
    expect(await titleOf({})).toEqual({ zh: 'p', en: 'p' });
  });

  it('replaces a lifecycle that ships with one of its own', async () => {
    const order = { zh: '点单', en: 'Order', steps: [{ step: 'placed', zh: '点', en: 'Placed', optional: 'yes' }] };
    const dataset = await readDataPackage(pack({ practice_atlas: { lifecycles: { order } } }));
    expect(dataset.lifecycles.order?.steps).toEqual([{ step: 'placed', zh: '点', en: 'Placed' }]);
    expect(dataset.lifecycles.wish).toEqual(lifecycles.wish);
  });
});

describe('an impossible package is refused', () => {
  it('file_missing: a file is not among the files', async () => {
    expect(await refusal({ files: {} })).toMatchObject({ code: 'file_missing', where: { file: 'datapackage.json' } });
    expect(await refusal({ files: { 'datapackage.json': descriptor() } })).toMatchObject({
      code: 'file_missing',
      message: 'cannot read regions.csv: it is not among the files',
    });
    expect(await refusal({ files: JSON.parse('{"__proto__":{"datapackage.json":"{}"}}') })).toMatchObject({
      code: 'file_missing',
    });
  });

  it('file_missing: the server answers 404, the network fails, the address is none', async () => {
    const url = 'https://data.example/p/';
    const notFound = await refusal(url, { fetch: async () => new Response('', { status: 404 }) });
    expect(notFound).toMatchObject({
      code: 'file_missing',
      message: 'cannot read https://data.example/p/datapackage.json: the server answered 404',
    });
    const cause = new TypeError('Failed to fetch');
    const offline = await refusal(url, { fetch: () => Promise.reject(cause) });
    expect(offline).toMatchObject({ code: 'file_missing', cause });
    expect(await refusal('no address')).toMatchObject({ code: 'file_missing' });
  });

  it('an abort rejects with the reason of the signal, not with an AtlasError', async () => {
    const reason = new Error('newer query');
    const signal = AbortSignal.abort(reason);
    await expect(readDataPackage(pack(), { signal })).rejects.toBe(reason);
    const controller = new AbortController();
    const fetch: typeof globalThis.fetch = async (_, init) => {
      expect(init?.signal).toBe(controller.signal);
      controller.abort(reason);
      throw new DOMException('aborted', 'AbortError');
    };
    await expect(readDataPackage('https://data.example/', { fetch, signal: controller.signal })).rejects.toBe(reason);
  });

  it('file_malformed: JSON with line and column of the fault', async () => {
    const cases: [string, string, string][] = [
      ['{\n  "name": "p",\n}', '3', '1'],
      ['{"a": [1, 2}', '1', '12'],
      ['{"a": "x\ny"}', '1', '9'],
      ['{"a": "\\q"}', '1', '8'],
      ['{"a": 01}', '1', '8'],
      ['{"a" 1}', '1', '6'],
      ['{a: 1}', '1', '2'],
      ['[1, 2', '1', '6'],
      ['{} {}', '1', '4'],
      ['', '1', '1'],
      ['"open', '1', '6'],
      ['{"deep":'.repeat(50_000), '1', String(8 * 50_000 + 1)],
    ];
    for (const [text, line, column] of cases)
      expect(await refusal({ files: { 'datapackage.json': text } })).toMatchObject({
        code: 'file_malformed',
        details: { file: 'datapackage.json', line, column },
      });
    expect(await refusal(oneTable('regions', '[{"code":}]', 'json'))).toMatchObject({
      code: 'file_malformed',
      where: { file: 'regions.json' },
      details: { line: '1', column: '10' },
    });
  });

  it('file_malformed: a web page instead of data, bytes that are not UTF-8, rows that are no objects', async () => {
    const page = '<!DOCTYPE html><title>404</title>';
    expect((await refusal({ files: { 'datapackage.json': page } })).message).toContain('web page');
    expect((await refusal(pack({}, { 'regions.csv': page }))).message).toContain('web page');
    const fetch = async () => new Response(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4));
    expect((await refusal('https://data.example/', { fetch })).message).toContain('not UTF-8');
    for (const text of ['{}', '[1]', '[null]', '[[]]'])
      expect(await refusal(oneTable('regions', text, 'json'))).toMatchObject({ code: 'file_malformed' });
    expect(await refusal({ files: { 'datapackage.json': '[]' } })).toMatchObject({ code: 'file_malformed' });
  });

  it('file_malformed: a path that leads out of the package', async () => {
    for (const path of [
      '../secret.csv',
      '/etc/passwd',
      'https://evil.example/x.csv',
      'javascript:alert(1)',
      'a/../../b.csv',
      '\\\\host\\x.csv',
      '//evil.example/x.csv',
      '%2e%2e/secret.csv',
      '.%2E/secret.csv',
      'a%2f..%5cb.csv',
      '.\t./x.csv',
      '.\n./x.csv',
      ' /root.csv',
      'regions.csv ',
      '\u00a0regions.csv',
      'ht\ttps:evil.example/x.csv',
      'regions\u0000.csv',
      'regions\u0085.csv',
    ])
      expect(await refusal(pack({ resources: [{ name: 'regions', path }] })), JSON.stringify(path)).toMatchObject({
        code: 'file_malformed',
        where: { property: 'resources[0].path' },
      });
    for (const path of ['./regions.csv', 'a b/区划.csv', '100%.csv', 'a..b/..c.csv'])
      expect(tableNames).toContain(
        (await readDataPackage(pack({ resources: [{ name: 'regions', path }] }, { [path]: REGIONS }))).tables.regions
          .name,
      );
  });

  it('file_missing: below an address that has no folder there is nothing', async () => {
    const fetch = async () => new Response(descriptor());
    expect(await refusal('data:application/datapackage.json', { fetch })).toMatchObject({ code: 'file_missing' });
  });

  it('file_malformed: a format, delimiter, lifecycle or simulation that cannot be read', async () => {
    const resources = (more: object) => ({ resources: [{ name: 'regions', path: 'regions.csv', ...more }] });
    for (const more of [
      resources({ format: 'xlsx' }),
      resources({ dialect: { delimiter: '||' } }),
      { practice_atlas: { lifecycles: { order: { steps: [{ step: 1 }] } } } },
      { practice_atlas: { simulation: { seed: 1 } } },
    ])
      expect(await refusal(pack(more))).toMatchObject({ code: 'file_malformed' });
  });

  it('file_malformed: objects where words belong, with their place', async () => {
    const trap = { toString: 1 };
    const steps = [{ step: 'placed', zh: '点单', en: 'Placed' }];
    const simulation = (more: object) => ({ simulation: { seed: 1, scale: 1, tables: [], ...more } });
    for (const [profile, property] of [
      [{ lifecycles: { order: { zh: trap, steps } } }, 'practice_atlas.lifecycles.order.zh'],
      [{ lifecycles: { order: { en: [], steps } } }, 'practice_atlas.lifecycles.order.en'],
      [{ lifecycles: { order: trap } }, 'practice_atlas.lifecycles.order'],
      [simulation({ tables: [trap] }), 'practice_atlas.simulation.tables[0]'],
      [simulation({ tables: ['cases', ['cases']] }), 'practice_atlas.simulation.tables[1]'],
      [simulation({ scaleMeaning: trap }), 'practice_atlas.simulation.scaleMeaning'],
    ] as const)
      expect(await refusal(pack({ practice_atlas: profile }))).toMatchObject({
        code: 'file_malformed',
        where: { file: 'datapackage.json', property },
      });
    for (const more of [{ name: trap, title: trap, practice_atlas: { title: trap } }, { practice_atlas: trap }])
      expect((await readDataPackage(pack(more))).title).toBeDefined();
    for (const more of [{ resources: [trap] }, { resources: trap }, { schema_version: trap }])
      expect(await refusal(pack(more))).toBeInstanceOf(AtlasError);
  });

  it('table_unknown: a resource that is no table, with the name it may have meant', async () => {
    expect(await refusal(pack({ resources: [{ name: 'region', path: 'regions.csv' }] }))).toMatchObject({
      code: 'table_unknown',
      hint: 'did you mean "regions"?',
      details: { table: 'region', near: 'regions' },
    });
    for (const name of ['constructor', '__proto__', 'weather'])
      expect(await refusal(pack({ resources: [{ name, path: 'regions.csv' }] }))).toMatchObject({
        code: 'table_unknown',
      });
    const simulation = { seed: 1, scale: 1, scaleMeaning: '', tables: ['case'] };
    expect(await refusal(pack({ practice_atlas: { simulation } }))).toMatchObject({ code: 'table_unknown' });
  });

  it('table_wrong: no resources, a resource without name or path, one table twice', async () => {
    const one = { name: 'regions', path: 'regions.csv' };
    for (const resources of [
      undefined,
      [],
      {},
      ['regions.csv'],
      [{ path: 'x.csv' }],
      [{ name: 'regions' }],
      [one, one],
    ])
      expect(await refusal(pack({ resources }))).toMatchObject({ code: 'table_wrong' });
  });

  it('table_wrong: a file with the columns of another table', async () => {
    const source = oneTable('cases', 'case_id,seq,step,at\nc,1,placed,2019-03-21T08:30+08:00\n');
    expect(await refusal(source)).toMatchObject({
      code: 'table_wrong',
      details: { table: 'cases', other: 'case_steps' },
    });
  });

  it('column_unknown: a file without a required column, with the heading that may stand for it', async () => {
    expect(await refusal(oneTable('regions', 'code,nmae,level\n210000,辽宁省,province\n'))).toMatchObject({
      code: 'column_unknown',
      message: 'regions.csv has no column "name", which regions needs',
      hint: 'rename its column "nmae" to "name"',
      where: { file: 'regions.csv', table: 'regions', row: 1, column: 'name' },
    });
    expect(await refusal(oneTable('regions', '行政区划代码,name,level\n210000,辽宁省,province\n'))).toMatchObject({
      hint: 'rename its column "行政区划代码" to "code"',
    });
    expect(await refusal(oneTable('regions', '[{"code":"210000"}]', 'json'))).toMatchObject({ code: 'column_unknown' });
    expect(await refusal(oneTable('regions', ''))).toMatchObject({ code: 'column_unknown' });
  });

  it('schema_newer: names both versions; schema_unknown: names none, or one that no migration leaves', async () => {
    expect(await refusal(pack({ schema_version: 3 }))).toMatchObject({
      code: 'schema_newer',
      message: 'datapackage.json has schema version 3; this package reads up to 1',
      details: { version: '3', current: '1' },
    });
    for (const schema_version of [undefined, '1', 1.5, 0, -1])
      expect(await refusal(pack({ schema_version }))).toMatchObject({ code: 'schema_unknown' });
  });

  it('dataset_empty: headings only, or no row that can be kept', async () => {
    expect(await refusal(oneTable('regions', 'code,name,level\n'))).toMatchObject({ code: 'dataset_empty' });
    expect(await refusal(oneTable('regions', '[]', 'json'))).toMatchObject({ code: 'dataset_empty' });
    const none = await refusal(oneTable('regions', 'code,name,level\nabc,x,province\n'));
    expect(none).toMatchObject({ code: 'dataset_empty', where: { file: 'regions.csv', row: 2, column: 'code' } });
    expect(none.hint).toContain('"abc" is not a division code');
  });
});

describe('faults in rows become findings', () => {
  it('with file, table, row and column as the file counts them', async () => {
    const text =
      'code,name,level,code,population,<img onerror=x>\n\n210000,辽宁省,province,9,4.5,\n"210100","沈\n阳",city,9,1\n210200,大连市,town,9,1,\n';
    const dataset = await readDataPackage(oneTable('regions', text));
    expect(
      dataset.findings.map(({ code, where, value }) => [code, where.file, where.table, where.row, where.column, value]),
    ).toEqual([
      ['row_ragged', 'regions.csv', 'regions', 4, undefined, null],
      ['column_duplicate', 'regions.csv', 'regions', 1, 'code', 'code'],
      ['column_unknown', 'regions.csv', 'regions', 1, '<img onerror=x>', '<img onerror=x>'],
      ['category_unknown', 'regions.csv', 'regions', 5, 'level', 'town'],
      ['integer_malformed', 'regions.csv', 'regions', 3, 'population', '4.5'],
    ]);
    expect(tableRows(dataset.tables.regions).map(({ code, population }) => [code, population])).toEqual([
      ['210000', null],
      ['210100', 1],
    ]);
  });

  it('also where a cell of JSON is an object with traps, or nested thousands deep', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const deepObject = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
    const trap = '{"toString":1,"valueOf":1}';
    for (const [cell, value] of [
      [deep, '[…]'],
      [deepObject, '{…}'],
      [trap, trap],
    ] as const) {
      const row = ['item', 'checked_on', 'met'].map((name) => `"${name}":${name === 'item' ? '"场所"' : cell}`);
      const good = '{"site_id":"a","standard":"七有","item":"标识","met":true}';
      const text = `[{"site_id":"a","standard":"七有",${row.join()}},${good}]`;
      const read = await readDataPackage(oneTable('site_checks', text, 'json'));
      const { findings } = read;
      expect(findings.filter(({ level }) => level === 'error')).toMatchObject([
        { code: 'boolean_malformed', where: { file: 'site_checks.json', row: 2, column: 'met' }, value },
        { code: 'date_malformed', where: { file: 'site_checks.json', row: 2, column: 'checked_on' }, value },
      ]);
    }
    const figure = { ...tableRows(full.tables.figures)[0], note: 'kept' };
    for (const name of Object.keys(tables.figures.fields))
      for (const cell of [deep, deepObject, trap]) {
        const faulty = JSON.stringify({ ...figure, [name]: 'CELL' }).replace('"CELL"', cell);
        const good = JSON.stringify({ ...figure, figure_id: 'good' });
        const read = await readDataPackage(oneTable('figures', `[${faulty},${good}]`, 'json'));
        expect(read.findings.filter(({ level, where }) => level === 'error' && where.column === name)).toHaveLength(1);
      }
  });

  it('reads times, booleans and words as they are written, and reports those that are none', async () => {
    const resources = [
      { name: 'ledger', path: 'ledger.csv' },
      { name: 'site_checks', path: 'site_checks.csv' },
    ];
    const dataset = await readDataPackage(
      pack(
        { resources },
        {
          'ledger.csv':
            'entry_id,ledger,direction,at,value_fen\na,donation,in,2019-03-21T08:30+08:00,9007199254740991\nb,donation,in,2019-03-21 08:30,9007199254740993\n',
          'site_checks.csv': 'site_id,standard,item,met\na,七有,一,TRUE\na,七有,二,0\na,七有,三,是\n',
        },
      ),
    );
    expect(tableRows(dataset.tables.ledger).map(({ at, value_fen }) => [at, value_fen])).toEqual([
      [Date.UTC(2019, 2, 21, 0, 30), 9_007_199_254_740_991],
      [null, null],
    ]);
    expect(tableRows(dataset.tables.site_checks).map(({ met }) => met)).toEqual([true, false]);
    expect(dataset.findings.filter(({ level }) => level === 'error').map(({ code }) => code)).toEqual([
      'boolean_malformed',
      'integer_malformed',
      'time_malformed',
    ]);
  });
});

describe('migrateDescriptor', () => {
  const migrations = [
    { from: 2, migrate: (old: Descriptor) => ({ ...old, trail: [...(old.trail as number[]), 2] }) },
    { from: 1, migrate: (old: Descriptor) => ({ ...old, trail: [1] }) },
  ];

  it('goes through one migration a version, whatever the order of the list, and leaves the old descriptor alone', () => {
    const old = Object.freeze({ schema_version: 1, name: 'x' });
    expect(migrateDescriptor(old, { migrations, current: 3 })).toEqual({ schema_version: 3, name: 'x', trail: [1, 2] });
    expect(old).toEqual({ schema_version: 1, name: 'x' });
  });

  it('returns a current descriptor itself', () => {
    const now = { schema_version: 3 };
    expect(migrateDescriptor(now, { migrations, current: 3 })).toBe(now);
  });

  it('refuses when a link of the chain is not there', () => {
    const broken = () => migrateDescriptor({ schema_version: 1 }, { migrations: migrations.slice(1), current: 3 });
    expect(broken).toThrow(expect.objectContaining({ code: 'schema_unknown' }));
  });
});
