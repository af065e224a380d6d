import { readdirSync } from 'node:fs';
import {
  columnHeadings,
  docsTable,
  type Field,
  headingAliases,
  headingKey,
  isTableName,
  nearestName,
  type Table,
  tableNames,
  tableSchema,
  tableSql,
  tables,
  tableWords,
} from '@practice-atlas/dataset';
import { describe, expect, it } from 'vitest';

const all: [string, Table][] = Object.entries(tables);
const fieldsOf = (table: Table): [string, Field][] => Object.entries(table.fields);

describe('the seventeen tables', () => {
  it('are those of the design, each in the file of its name', () => {
    expect([...tableNames].sort()).toEqual(
      'activities case_steps cases designations figures frameworks ledger media pairings projects regions service_records site_checks sites sources teams volunteers'.split(
        ' ',
      ),
    );
    const files = readdirSync(new URL('../../packages/dataset/src/tables', import.meta.url));
    for (const name of tableNames) expect(files).toContain(`${name.replaceAll('_', '-')}.ts`);
  });

  for (const [name, table] of all)
    describe(name, () => {
      it('is listed under its own name, after the tables its foreign keys need', () => {
        expect(table.name).toBe(name);
        for (const key of table.foreignKeys) {
          if (key.table !== name)
            expect(tableNames.indexOf(name as never)).toBeGreaterThan(tableNames.indexOf(key.table as never));
          const target: Table = tables[key.table as keyof typeof tables];
          expect(target.key).toEqual([key.references]);
          expect(table.fields[key.field]?.type).toBe(target.fields[key.references]?.type);
        }
      });

      it('has a key of declared fields and a name in both languages for everything', () => {
        expect(table.key.length).toBeGreaterThan(0);
        for (const field of table.key) expect(Object.keys(table.fields)).toContain(field);
        const words = tableWords(table);
        expect(words.zh).toMatch(/^\p{Script=Han}+$/u);
        expect(words.en).toMatch(/^[A-Z][a-z ]+$/);
        expect(Object.keys(words.fields)).toEqual(Object.keys(table.fields));
        for (const [field, [zh, en, description]] of Object.entries(words.fields)) {
          expect(field).toMatch(/^[a-z]+(_[a-z]+)*$/);
          expect(zh).toMatch(/\p{Script=Han}/u);
          expect(en).toMatch(/^[A-Z][A-Za-z ]+$/);
          expect(description).toMatch(/\.$/);
        }
      });

      it('has no heading that could mean two of its columns', () => {
        const meanings = new Map<string, string>();
        for (const [field] of fieldsOf(table))
          for (const heading of new Set(columnHeadings(table, field).map(headingKey))) {
            expect([heading, meanings.get(heading) ?? field]).toEqual([heading, field]);
            meanings.set(heading, field);
          }
      });

      it('bounds only numbers and closes only categories', () => {
        for (const [, { type, min, max, values }] of fieldsOf(table)) {
          if (min !== undefined || max !== undefined) expect(['integer', 'number']).toContain(type);
          if (values) expect(type).toBe('category');
        }
      });
    });

  it('hold no personal column', () => {
    for (const [, table] of all)
      for (const [field] of fieldsOf(table))
        expect(field).not.toMatch(/phone|id_card|address|birthday|surname|full_name/);
    expect(Object.keys(tables.volunteers.fields)).not.toContain('name');
  });

  it('are recognized by name only, not by what every object has', () => {
    expect(['cases', 'constructor', '__proto__', 'case'].map(isTableName)).toEqual([true, false, false, false]);
  });
});

describe('headingAliases', () => {
  it('knows field names, Chinese and English headings, aliases, in any width, case and spacing', () => {
    const aliases = headingAliases(tables.regions);
    for (const heading of ['code', '区划代码', '行政区划代码', 'areaCode']) expect(aliases.get(heading)).toBe('code');
    for (const heading of ['ＡＤＣＯＤＥ', ' Area Code', '\ufeff行政区划 代码'])
      expect(aliases.get(headingKey(heading))).toBe('code');
    expect(aliases.get('constructor')).toBeUndefined();
    expect(headingAliases(tables.activities).get('志愿者人数')).toBe('volunteers');
    expect(headingAliases(tables.activities).get(headingKey('志愿者人数（人）'))).toBe('volunteers');
  });

  it('keeps persons and attendances apart', () => {
    const aliases = headingAliases(tables.activities);
    expect([aliases.get('参与人数'), aliases.get('参与人次')]).toEqual(['participants', 'attendances']);
  });
});

describe('tableSchema', () => {
  it('is a Frictionless Table Schema with types, constraints and keys', () => {
    const schema = tableSchema(tables.cases);
    expect(schema.primaryKey).toEqual(['case_id']);
    expect(schema.fields.find(({ name }) => name === 'rating')).toEqual({
      name: 'rating',
      type: 'integer',
      title: '评分 Rating',
      description: 'Stars, 1 to 5; missing = not rated.',
      constraints: { minimum: 1, maximum: 5 },
    });
    expect(schema.fields[0]).toMatchObject({ name: 'case_id', constraints: { required: true, unique: true } });
    expect(schema.fields.find(({ name }) => name === 'due_at')).toMatchObject({ type: 'datetime', format: 'any' });
    expect(schema.foreignKeys).toContainEqual({
      fields: 'site_id',
      reference: { resource: 'sites', fields: 'site_id' },
    });
    expect(tableSchema(tables.sites).foreignKeys).toContainEqual({
      fields: 'parent_site_id',
      reference: { resource: '', fields: 'site_id' },
    });
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('makes a key with an optional field a unique key', () => {
    const schema = tableSchema(tables.site_checks);
    expect(schema.primaryKey).toBeUndefined();
    expect(schema.uniqueKeys).toEqual([['site_id', 'standard', 'item', 'checked_on']]);
  });
});

describe('tableSql', () => {
  it('declares columns, checks and keys, every identifier quoted', () => {
    expect(tableSql(tables.frameworks)).toBe(`CREATE TABLE "frameworks" (
  "framework" VARCHAR NOT NULL,
  "digit" VARCHAR,
  "item" VARCHAR NOT NULL,
  "order" BIGINT NOT NULL CHECK ("order" >= 1),
  "region_code" VARCHAR,
  "source_id" VARCHAR,
  "quote" VARCHAR,
  "note" VARCHAR,
  UNIQUE ("framework", "region_code", "digit", "order"),
  FOREIGN KEY ("region_code") REFERENCES "regions" ("code"),
  FOREIGN KEY ("source_id") REFERENCES "sources" ("source_id")
);
`);
    expect(tableSql(tables.sites)).toContain(`CHECK ("crs" IN ('wgs84', 'cgcs2000', 'gcj02', 'bd09'))`);
    expect(tableSql(tables.cases)).toContain('PRIMARY KEY ("case_id")');
  });
});

describe('docsTable', () => {
  it('documents every column of every table in a Markdown table of even width', () => {
    for (const [, table] of all) {
      const lines = docsTable(table).split('\n');
      const cells = lines.filter((line) => line.startsWith('| ')).map((line) => line.split(/(?<!\\)\|/).length);
      expect(new Set(cells)).toEqual(new Set([9]));
      for (const field of Object.keys(table.fields)) expect(lines.join('\n')).toContain(`| \`${field}\` |`);
    }
  });
});

describe('nearestName', () => {
  it('finds the name a slip of the pen meant', () => {
    expect(nearestName('case_step', tableNames)).toBe('case_steps');
    expect(nearestName('reigons', tableNames)).toBe('regions');
    expect(nearestName('Figures', tableNames)).toBe('figures');
    expect(nearestName('volunteer', ['volunteers_registered', 'volunteers'])).toBe('volunteers');
    expect(nearestName('volunteer', ['volunteers_registered', 'sites'])).toBe('volunteers_registered');
  });

  it('does not guess when nothing is near', () => {
    expect(nearestName('weather', tableNames)).toBeNull();
    expect(nearestName('', tableNames)).toBeNull();
    expect(nearestName('cases', [])).toBeNull();
    expect(nearestName('x'.repeat(1_000_000), tableNames)).toBeNull();
  });
});
