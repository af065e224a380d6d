import type {
  createDuckDbRows,
  DuckDbConnection,
  loadDuckDb,
  openDuckDbFiles,
} from '@practice-atlas/measure/duckdb.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importMutant, type Mutant, numbered, sourceOf } from '../measure/import-mutant.js';
import {
  type CheckedDataset,
  checkedDataset,
  checkedEdges,
  findWrongAnswer,
} from '../measure/row-questions/checked-questions.js';
import { openDuckDb } from './open-duckdb.js';
import { type WrittenFiles, writeTableFiles } from './write-table-files.js';

const SEED = 20261130;

/** Deliberate faults of what writes questions as SQL and reads the answers, one a function or more. */
const MUTANTS: readonly Mutant[] = [
  // Questions.
  ['sql/compile-question.ts', 'measure.test && testSql(scope, measure.test)', 'null'],
  ['sql/compile-question.ts', 'question.where ? [testSql(scope, question.where)] : []', '[]'],
  ['sql/compile-question.ts', 'percent > 0 && measure.percent <= 100', 'percent > 0 && measure.percent < 100'],
  ['sql/compile-question.ts', 'dialect.extreme(measure.kind,', "dialect.extreme('least',"],
  ['sql/compile-question.ts', 'HAVING ${having.join(', 'HAVING ${having.slice(0, 1).join('],
  ['sql/compile-question.ts', '`p${params.length + 1}`', '`p${Math.max(1, params.length)}`'],
  // Expressions of a row.
  ['sql/row-sql.ts', "found.type === 'number' ? 'double' : 'integer'", "'integer'"],
  ['sql/row-sql.ts', "value.kind === 'first' ? dialect.coalesce(sqls) : dialect.least(sqls)", 'dialect.coalesce(sqls)'],
  ['sql/row-sql.ts', "sqls.join(' - ')", "[...sqls].reverse().join(' - ')"],
  ['sql/row-sql.ts', 'dialect.choose(test, yes!, no!)', 'dialect.choose(test, no!, yes!)'],
  ['sql/row-sql.ts', '(NOT ${dialect.isMissing(value!)})', '${dialect.isMissing(value!)}'],
  ['sql/row-sql.ts', "sides.join(' < ')", "sides.join(' <= ')"],
  ['sql/row-sql.ts', "sides.join(' <= ')", "sides.join(' < ')"],
  ['sql/row-sql.ts', "return dialect.always(test.kind === 'all')", "return dialect.always(test.kind !== 'all')"],
  ['sql/row-sql.ts', "test.kind === 'all' ? ' AND ' : ' OR '", "test.kind === 'all' ? ' OR ' : ' AND '"],
  ['sql/row-sql.ts', 'each.kind === kind ? flatTests', "each.kind === 'all' || each.kind === 'any' ? flatTests"],
  [
    'sql/row-sql.ts',
    "if (test.kind === 'not') return testSql(scope, test.test)",
    "if (test.kind === 'not') return testSql(scope, test)",
  ],
  ['sql/row-sql.ts', "if (test.kind !== 'known') return `(NOT ", "if (test.kind !== 'known') return `("],
  ['sql/row-sql.ts', 'scope.dialect.always(true) : scope', 'scope.dialect.always(false) : scope'],
  [
    'sql/row-sql.ts',
    'if (values.some(neverKnown)) return scope.dialect.always(false)',
    'if (values.some(neverKnown)) return scope.dialect.always(true)',
  ],
  ['sql/row-sql.ts', 'missing: words.includes(null) ? 1 : 0', 'missing: 0'],
  ['sql/row-sql.ts', 'if (words.includes(null)) tests.push', 'if (false) tests.push'],
  ['sql/row-sql.ts', 'tests.length === 0 ? dialect.always(false)', 'tests.length === 0 ? dialect.always(true)'],
  ['sql/row-sql.ts', 'key.names.get(null) ?? null', 'null'],
  ['sql/row-sql.ts', 'key.rest === undefined ? 0 :', 'key.rest === undefined ? 1 :'],
  ['sql/row-sql.ts', '`${alias} <> 0`', 'null'],
  ['sql/row-sql.ts', '(NOT ${dialect.isMissing(alias)})', '1 = 1'],
  ['sql/row-sql.ts', "key.clock === 'day' ? value : daySql", "key.clock === 'time' ? value : daySql"],
  ['sql/row-sql.ts', 'dialect.number(i - 1,', 'dialect.number(i,'],
  [
    'sql/row-sql.ts',
    "dialect.choose(dialect.isMissing(first), 'NULL', stepSql",
    'dialect.choose(dialect.always(false), first, stepSql',
  ],
  ['sql/never-known.ts', 'value.values.every(neverKnown)', 'value.values.some(neverKnown)'],
  ['sql/number-text.ts', 'BigInt(value).toString()', 'value.toFixed(0).slice(0, 12)'],
  ['sql/step-sql.ts', '`${value} < ${bounds[middle]!}`', '`${value} <= ${bounds[middle]!}`'],
  ['sql/step-sql.ts', 'between(middle + 1, high)', 'between(Math.min(middle + 2, high), high)'],
  // Calendars and zones.
  ['sql/period-sql.ts', '${dialect.number(3 + ERA_DAYS * ERAS_AHEAD', '${dialect.number(4 + ERA_DAYS * ERAS_AHEAD'],
  ['sql/period-sql.ts', '719_468', '719_467'],
  ['sql/period-sql.ts', '% 1461)`, 4)', '% 1460)`, 4)'],
  ['sql/period-sql.ts', '+ 2)`, 153)', '+ 2)`, 152)'],
  ['sql/period-sql.ts', '* 12 + ${monthOfYear} + 2)', '* 12 + ${monthOfYear} + 1)'],
  ['sql/period-sql.ts', '(4 * ${ofCentury} + 3)', '(4 * ${ofCentury})'],
  ['sql/period-sql.ts', 'quarter: 3', 'quarter: 4'],
  ['sql/period-sql.ts', 'DAYS_AHEAD * DAY_MS', 'DAYS_AHEAD * DAY_MS - 1'],
  ['sql/period-sql.ts', '${first} + ${offset} +', '${first} - ${offset} +'],
  ['sql/zone-offsets.ts', 'offsetsMs.push(offsetOf(high))', 'offsetsMs.push(offsetOf(low))'],
  // Joins.
  ['sql/join-tree.ts', 'number: count++', 'number: count++ % 3'],
  ['sql/join-tree.ts', 'key: key.references }', 'key: field }'],
  [
    'sql/join-tree.ts',
    'find(child, path.slice(dot + 1), whole)',
    "find(child, path.slice(path.lastIndexOf('.') + 1), whole)",
  ],
  ['sql/join-tree.ts', "for (const end of ['first', 'last'])", "for (const end of ['first'])"],
  [
    'sql/absent-character.ts',
    'if (!used.has(character)) return character',
    'if (used.has(character) || used.size === 0) return character',
  ],
  // What DuckDB writes.
  ['sql/duckdb-dialect.ts', "name.replaceAll('\"', '\"\"')", 'name'],
  ['sql/duckdb-dialect.ts', '`${aggregate} FILTER (WHERE ${test})`', 'aggregate'],
  ['sql/duckdb-dialect.ts', '`LEFT JOIN ${identifier(child.table)}', '`INNER JOIN ${identifier(child.table)}'],
  ['sql/duckdb-dialect.ts', '`coalesce(${comparison}, false)`', '`coalesce(${comparison}, true)`'],
  ['sql/duckdb-dialect.ts', '`least(${values.join', '`greatest(${values.join'],
  ['sql/duckdb-dialect.ts', '`coalesce(${values.join', '`greatest(${values.join'],
  [
    'sql/duckdb-dialect.ts',
    'IS NULL THEN ${missing} ELSE ${rest} END`;\n    if',
    'IS NULL THEN ${rest} ELSE ${rest} END`;\n    if',
  ],
  ['sql/duckdb-dialect.ts', 'IS NULL THEN ${missing} ${cases', 'IS NULL THEN ${rest} ${cases'],
  ['sql/duckdb-dialect.ts', 'coalesce(${name}.number, ${rest})', 'coalesce(${name}.number, 0)'],
  ['sql/duckdb-dialect.ts', "filtered('count(*)', test)", "filtered('count(*)', null)"],
  ['sql/duckdb-dialect.ts', '`coalesce(${filtered(`sum(${value})`, test)}, 0)`', 'filtered(`sum(${value})`, test)'],
  ['sql/duckdb-dialect.ts', 'count(DISTINCT ${column})', 'count(${column})'],
  ['sql/duckdb-dialect.ts', 'quantile_disc', 'quantile_cont'],
  ['sql/duckdb-dialect.ts', "which === 'least' ? 'min' : 'max'", "which === 'least' ? 'max' : 'min'"],
  ['sql/duckdb-dialect.ts', '(${value} // ${by})', '(${value} / ${by})'],
  [
    'sql/duckdb-dialect.ts',
    'const words = known.map(([word]) => word);\n  const separator',
    'const words = known.map(([word]) => word).reverse();\n  const separator',
  ],
  // Answers and tables.
  ['sql/read-answer.ts', 'read.names[Number(value) - 1]!', 'read.names[Number(value)]!'],
  [
    'sql/read-answer.ts',
    'if (value === null || value === undefined) return Number.NaN',
    'if (value === null || value === undefined) return 0',
  ],
  ['sql/read-answer.ts', 'at(keys.length + i, row)', 'at(keys.length, row)'],
  ['duckdb/case-times-sql.ts', 'arg_min("at", seq)', 'min("at")'],
  ['duckdb/case-times-sql.ts', 'arg_max("at", seq)', 'max("at")'],
  ['duckdb/case-times-sql.ts', 'arg_min_null(tier, seq)', 'arg_min(tier, seq)'],
  ['duckdb/case-times-sql.ts', "count(*) ${of('dispatched')}", 'count(*)'],
  ['duckdb/case-times-sql.ts', 'coalesce(${times}.dispatch_count, 0)', '${times}.dispatch_count'],
  ['duckdb/case-times-sql.ts', 'used.includes(step) ?', "used.includes(step) && end === 'first' ?"],
  ['duckdb/open-duckdb-files.ts', 'LEFT JOIN case_times', 'INNER JOIN case_times'],
  ['duckdb/open-duckdb-files.ts', "DATE '1970-01-01'", "DATE '1970-01-02'"],
  ['duckdb/open-duckdb-files.ts', "|| ':00' || substr", "|| ':30' || substr"],
  ['duckdb/open-duckdb-files.ts', "nullstr = ''", "nullstr = 'NULL'"],
  ['duckdb/open-duckdb-files.ts', 'delim = ${textSql(delimiter)}', "delim = ';'"],
  ['duckdb/text-sql.ts', 'text.replaceAll("\'", "\'\'")', 'text'],
  ['duckdb/steps-of.ts', 'steps.map(({ step }) => step)', 'steps.filter(({ ends }) => !ends).map(({ step }) => step)'],
  ['duckdb/stored-columns.ts', "number: 'DOUBLE'", "number: 'BIGINT'"],
  // What questions drawn at random seldom reach.
  ['sql/row-sql.ts', "type === 'double' ? dialect.orMissing(sql) : sql", 'sql'],
  [
    'sql/never-known.ts',
    'neverKnown(value.yes) && (value.no === null || neverKnown(value.no))',
    'neverKnown(value.yes)',
  ],
  ['sql/number-text.ts', ': String(value)', ': value.toFixed(3)'],
  ['sql/decimal-share.ts', '.${digits.slice(-2)}${fraction}', '.${digits.slice(-2)}'],
  ['sql/zone-offsets.ts', 'start - zone.startOf(low) > DAY_MS ? start - DAY_MS : start', 'start'],
  ['sql/zone-offsets.ts', 'day * DAY_MS - zone.startOf(day)', '(day + 1) * DAY_MS - zone.startOf(day + 1)'],
  ['sql/duckdb-dialect.ts', "value > 0 ? '' : '-'}inf", "value > 0 ? '' : ''}inf"],
  ['sql/duckdb-dialect.ts', "`nullif(${value}, CAST('nan' AS DOUBLE))`", 'value'],
];

interface Faulty {
  readonly createDuckDbRows: typeof createDuckDbRows;
  readonly loadDuckDb: typeof loadDuckDb;
  readonly openDuckDbFiles: typeof openDuckDbFiles;
}

const importFaulty = (mutant: Mutant | null, name: string): Promise<Faulty> =>
  importMutant(sourceOf('@practice-atlas/measure/duckdb.js'), mutant, `sql-${name}`);

/** A dataset, and how its rows come to DuckDB: they are copied, or files are opened. */
interface Stage {
  readonly checked: CheckedDataset;
  readonly files: WrittenFiles | null;
  /** Files are read once. */
  readonly store: boolean;
}

describe('the comparison of random questions that DuckDB answers with the reference', () => {
  const stages: Stage[] = [];
  let [loaded, opened]: DuckDbConnection[] = [];

  /** Copies rows in, or opens files; what a fault makes fail is caught as well. */
  async function findWrong({
    createDuckDbRows: rowsOf,
    loadDuckDb: load,
    openDuckDbFiles: open,
  }: Faulty): Promise<string | null> {
    for (const { checked, files, store } of stages) {
      const { dataset } = checked;
      const { lifecycles } = dataset;
      // Tables do not replace views.
      const connection = (files ? opened : loaded)!;
      try {
        if (files) await open(connection, files.tables, { lifecycles, store });
        else await load(connection, dataset);
      } catch (error) {
        return String(error);
      }
      const wrong = await findWrongAnswer(rowsOf(connection, dataset), checked);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  beforeAll(async () => {
    [loaded, opened] = [await openDuckDb(), await openDuckDb()];
    const rows = checkedDataset(SEED, 300, { size: 60, count: 70 });
    const asked = [...checkedEdges(rows.dataset).asked, ...rows.asked];
    stages.push({ checked: { ...rows, asked }, files: null, store: false });
    for (const [index, format] of (['csv', 'parquet'] as const).entries()) {
      const checked = checkedDataset(SEED, 310 + index, { size: 40, count: 30, table: 'cases' });
      stages.push({ checked, files: await writeTableFiles(checked.dataset, format), store: true });
    }
    const few = checkedDataset(SEED, 320, { size: 30, count: 10 });
    stages.push({ checked: few, files: await writeTableFiles(few.dataset, 'csv'), store: false });
    // A comparison that fails by itself would catch everything.
    expect(await findWrong(await importFaulty(null, 'none'))).toBeNull();
  });
  afterAll(async () => {
    for (const { files } of stages) await files?.remove();
  });

  it.each(numbered(MUTANTS))('catches in %s, instead of `%s`: `%s`', async (file, right, wrong, index) => {
    expect(await findWrong(await importFaulty([file, right, wrong], String(index)))).not.toBeNull();
  });
});
