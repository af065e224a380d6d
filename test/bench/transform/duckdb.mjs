import { printMeasured } from './measure-child.mjs';

/** Installed only where a bench runs. @type {string} */
const peer = '@duckdb/node-api';
const { DuckDBInstance } = await import(peer);

const [file = '', codes = ''] = process.argv.slice(2);
const TIMES = ['点单时间', '派单时间', '接单时间', '完成时间', '评单时间'];
/** @param {string} name */
const moment = (name) => `try_strptime("${name}", '%Y-%m-%d %H:%M')`;
const [placed, dispatched, accepted, completed] = ['t0', 't1', 't2', 't3'];

/** Typed rows first; then the same questions as ours: cells that cannot be read, ranges, places, keys, order of steps. */
const STATEMENTS = [
  `CREATE TABLE orders AS SELECT row_number() OVER () AS row, "工单号" AS case_id, "流程" AS lifecycle, "区划代码" AS region_code,
   "阵地编号" AS site_id, "队伍编号" AS team_id, "服务类别" AS category, "来源方式" AS origin,
   TRY_CAST("志愿者数" AS INTEGER) AS volunteers, TRY_CAST("受益人数" AS INTEGER) AS beneficiaries, TRY_CAST("评分" AS INTEGER) AS rating,
   ${TIMES.map((name, index) => `${moment(name)} AS t${index}`).join(', ')},
   ${TIMES.map((name) => `("${name}" IS NOT NULL AND ${moment(name)} IS NULL)::INTEGER`).join(' + ')} AS bad_dates
   FROM read_csv('${file}', header = true, all_varchar = true)`,
  `CREATE TABLE kept AS SELECT * FROM orders QUALIFY row_number() OVER (PARTITION BY case_id ORDER BY row) = 1`,
  `CREATE TABLE case_steps AS SELECT case_id, row_number() OVER (PARTITION BY case_id ORDER BY moment, step) AS seq, step, moment
   FROM (SELECT case_id, unnest([0, 1, 2, 3, 4]) AS step, unnest([t0, t1, t2, t3, t4]) AS moment FROM kept) WHERE moment IS NOT NULL`,
];
const ANSWER = `SELECT (SELECT count(*) FROM kept) AS "rowsKept",
  (SELECT sum(volunteers) FROM kept WHERE volunteers >= 0) AS volunteers,
  (SELECT sum(beneficiaries) FROM kept WHERE beneficiaries >= 0) AS beneficiaries,
  (SELECT sum(rating) FROM kept WHERE rating BETWEEN 1 AND 5) AS rating,
  (SELECT count(*) FROM case_steps) AS steps,
  (SELECT sum(bad_dates) FROM orders) AS "badDate",
  (SELECT count(*) FROM orders WHERE region_code NOT IN (${codes})) AS "unknownRegion",
  (SELECT count(*) FROM orders WHERE volunteers < 0) AS negative,
  (SELECT count(*) FROM orders WHERE rating NOT BETWEEN 1 AND 5) AS "badRating",
  (SELECT count(*) FROM orders) - (SELECT count(*) FROM kept) AS duplicate,
  (SELECT count(*) FROM kept WHERE ${accepted} < ${dispatched}) AS "outOfOrder",
  (SELECT count(*) FROM kept WHERE ${completed} < ${placed}) AS "closedBeforeOpened"`;

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
await printMeasured(async () => {
  for (const statement of STATEMENTS) await connection.run(statement);
  const reader = await connection.runAndReadAll(ANSWER);
  const [row = {}] = reader.getRowObjects();
  const { rowsKept, volunteers, beneficiaries, rating, steps, badRating, ...faults } = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number(value)]),
  );
  return { rowsKept, volunteers, beneficiaries, rating, steps, faults: { ...faults, rating: badRating } };
});
connection.closeSync();
instance.closeSync();
