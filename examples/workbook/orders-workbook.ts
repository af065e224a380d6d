import { parseCsv } from '@practice-atlas/dataset';
import { unzipSync, zipSync } from 'fflate';
import writeXlsx, { type SheetData } from 'write-excel-file/universal';

/** The simulated dataset of Liaoning, as its files stand. */
export interface SimulatedTexts {
  readonly cases: string;
  readonly caseSteps: string;
  readonly regions: string;
}

type Row = ReadonlyMap<string, string>;

const EVERY = 20;
const STEPS = ['placed', 'dispatched', 'accepted', 'completed', 'rated'];
const MEANT = { row: 7, written: '2019-02-30 10:00' };
const MISSPELT = { row: 12, written: '大动区' };

function rowsOf(text: string): Row[] {
  const { columns, cells, rowCount } = parseCsv(text);
  return Array.from(
    { length: rowCount },
    (_, row) => new Map(columns.map((column, i) => [column, cells[row * columns.length + i] ?? ''])),
  );
}

/** Writes a moment as a clerk may have: three ways by turns. */
function writtenTime(time: string, turn: number): string {
  const [, year, month, day, clock] = /^(\d+)-(\d+)-(\d+)T(\d+:\d+)/.exec(time) ?? [];
  if (year === undefined) return '';
  if (turn % 3 === 0) return `${year}-${month}-${day} ${clock}`;
  const [m, d] = [Number(month), Number(day)];
  return turn % 3 === 1 ? `${year}/${m}/${d} ${clock}` : `${year}年${m}月${d}日 ${clock}`;
}

/** The same parts give the same bytes, whenever they are packed. */
function packedAnew(bytes: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const written = new TextDecoder().decode(parts.find(([name]) => name === 'docProps/core.xml')?.[1]);
  const dated = written.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2019-12-31T00:00:00Z');
  const packed = parts.map(([name, part]): [string, Uint8Array] => [
    name,
    name === 'docProps/core.xml' ? new TextEncoder().encode(dated) : part,
  ]);
  return zipSync(Object.fromEntries(packed), { mtime: new Date(2019, 11, 31), level: 9 });
}

/**
 * Writes every twentieth simulated order into a workbook such as counties send: a title, headings over two rows, times written in three
 * ways, a total and a note at the foot, one day that no calendar has and one misspelt place.
 */
export async function ordersWorkbook({ cases, caseSteps, regions }: SimulatedTexts): Promise<Uint8Array> {
  const places = new Map(rowsOf(regions).map((row) => [row.get('code') ?? '', row.get('name') ?? '']));
  const times = new Map<string, string>();
  for (const row of rowsOf(caseSteps)) times.set(`${row.get('case_id')} ${row.get('step')}`, row.get('at') ?? '');
  const orders = rowsOf(cases).filter((_, i) => i % EVERY === 0);
  const rows = orders.map((order, i): SheetData[number] => {
    const code = order.get('region_code') ?? '';
    const city = places.get(`${code.slice(0, 4)}00`) ?? '';
    const county = places.get(code) ?? '';
    const place = i % 2 === 0 ? `${city}${county}` : `辽宁省${city}${county}`;
    const id = order.get('case_id') ?? '';
    const steps = STEPS.map((step) => writtenTime(times.get(`${id} ${step}`) ?? '', i));
    if (i === MEANT.row) steps[0] = MEANT.written;
    const rating = order.get('rating') ?? '';
    return [
      id,
      i === MISSPELT.row ? MISSPELT.written : place,
      order.get('category') ?? null,
      ...steps.map((step) => step || null),
      rating === '' ? null : Number(rating),
    ];
  });
  const tall = (value: string) => ({ value, rowSpan: 2, fontWeight: 'bold' as const });
  const sheet: SheetData = [
    [{ value: '辽宁省2019年点单办理情况表(模拟数据)', columnSpan: 9, fontWeight: 'bold' }],
    [
      tall('订单编号'),
      tall('所属区县'),
      tall('服务类别'),
      { value: '办理时间', columnSpan: 5 },
      null,
      null,
      null,
      null,
      tall('评分'),
    ],
    [null, null, null, '点单时间', '派单时间', '接单时间', '完成时间', '评单时间', null],
    ...rows,
    ['合计', null, `${orders.length}件`],
    ['注:本表每一行都由程序生成,不是真实记录。'],
  ];
  const columns = [10, 24, 14, 18, 18, 18, 18, 18, 8].map((width) => ({ width }));
  const file = await writeXlsx(sheet, { sheet: '点单', columns }).toBlob();
  return packedAnew(new Uint8Array(await file.arrayBuffer()));
}
