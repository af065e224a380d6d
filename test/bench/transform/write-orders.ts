import { closeSync, openSync, statSync, writeSync } from 'node:fs';

const HEADINGS =
  '工单号,流程,区划代码,阵地编号,队伍编号,服务类别,来源方式,志愿者数,受益人数,评分,点单时间,派单时间,接单时间,完成时间,评单时间';
/** Fourteen cities and counties of Liaoning. */
export const CODES =
  '210100 210102 210103 210200 210202 210300 210303 210400 210500 210600 211000 211004 211100 211300'.split(' ');
const CATEGORIES = '理论宣讲 文化惠民 敬老助残 科普教育 医疗健康 环境整治 法律援助 家电维修'.split(' ');
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 0, 1);
const DAYS = Array.from({ length: 1200 }, (_, day) => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10));
const MINUTES = Array.from(
  { length: 1440 },
  (_, minute) => ` ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
);

/** How many rows have each fault; a row has one at most. */
const FAULTS = {
  badDate: 97,
  unknownRegion: 89,
  negative: 83,
  rating: 79,
  duplicate: 73,
  outOfOrder: 71,
  closedBeforeOpened: 67,
};

/** What is in a file of orders, as it has to come out. */
export interface Contents {
  readonly rowsKept: number;
  readonly volunteers: number;
  readonly beneficiaries: number;
  readonly rating: number;
  readonly steps: number;
  readonly faults: Readonly<Record<string, number>>;
}

export interface Orders extends Contents {
  readonly file: string;
  readonly rowCount: number;
  readonly bytes: number;
}

/** Mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c: numbers from 0 to 1 by a seed. */
function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function plantFaults(rowCount: number, random: () => number): Map<number, string> {
  const planted = new Map<number, string>();
  for (const [fault, count] of Object.entries(FAULTS))
    for (let left = count; left > 0; ) {
      const row = 1 + Math.floor(random() * (rowCount - 1));
      if (planted.has(row) || (fault === 'duplicate' && planted.has(row - 1))) continue;
      if (fault === 'duplicate') planted.set(row - 1, 'doubled');
      planted.set(row, fault);
      left -= 1;
    }
  return planted;
}

const timeText = (minute: number): string => `${DAYS[Math.floor(minute / 1440)]}${MINUTES[minute % 1440]}`;
const serial = (number: number): string => `GD2019-${String(number).padStart(8, '0')}`;

/**
 * Writes a wide export of orders and returns what is in it: bytes, faults by kind, rows, sums of whole numbers and steps as they
 * have to come out. A duplicate has the id of the row before it, and only its first step.
 */
export function writeOrders(file: string, rowCount: number, seed: number): Orders {
  const random = randomBy(seed);
  const planted = plantFaults(rowCount, random);
  const whole = (most: number): number => Math.floor(random() * most);
  const expected = { rowsKept: rowCount - FAULTS.duplicate, volunteers: 0, beneficiaries: 0, rating: 0, steps: 0 };
  const handle = openSync(file, 'w');
  let lines = [HEADINGS];
  const flush = () => {
    writeSync(handle, `${lines.join('\n')}\n`);
    lines = [];
  };
  for (let row = 0; row < rowCount; row += 1) {
    const fault = planted.get(row);
    const isWhole = fault !== undefined;
    const stepCount = fault === 'duplicate' ? 1 : isWhole ? 5 : random() < 0.8 ? 5 : 1 + whole(4);
    const placed = whole(1000 * 1440);
    const minutes = [placed];
    for (let step = 1; step < stepCount; step += 1) minutes.push((minutes[step - 1] ?? 0) + 1 + whole(4000));
    if (fault === 'outOfOrder') minutes[2] = (minutes[1] ?? 0) - 1 - whole(Math.max(1, (minutes[1] ?? 0) - placed - 1));
    if (fault === 'outOfOrder' && (minutes[2] ?? 0) <= placed) minutes.splice(1, 2, placed + 40, placed + 20);
    if (fault === 'closedBeforeOpened') {
      const before = Math.max(0, placed - 60);
      minutes.splice(0, 5, before + 40, before + 50, before + 55, before + 20, before + 58);
    }
    if (fault === 'outOfOrder') minutes.splice(3, 2, placed + 9000, placed + 9100);
    const times = minutes.map(timeText);
    if (fault === 'badDate') times[4] = `2019-02-3${whole(2)}${MINUTES[whole(1440)]}`;
    const volunteers = fault === 'negative' ? -1 - whole(9) : random() < 0.05 ? null : 1 + whole(30);
    const beneficiaries = random() < 0.05 ? null : whole(400);
    const rating = fault === 'rating' ? 9 : stepCount < 5 || random() < 0.1 ? null : 1 + whole(5);
    if (fault !== 'duplicate') {
      expected.volunteers += fault === 'negative' ? 0 : (volunteers ?? 0);
      expected.beneficiaries += beneficiaries ?? 0;
      expected.rating += fault === 'rating' ? 0 : (rating ?? 0);
      expected.steps += fault === 'badDate' ? 4 : stepCount;
    }
    lines.push(
      `${serial(fault === 'duplicate' ? row - 1 : row)},点单,${fault === 'unknownRegion' ? '999999' : CODES[whole(14)]},` +
        `S${100_000 + whole(9000)},${random() < 0.1 ? '' : `T${10_000 + whole(3000)}`},${random() < 0.02 ? '' : CATEGORIES[whole(8)]},` +
        `${random() < 0.7 ? '常态' : '个性'},${volunteers ?? ''},${beneficiaries ?? ''},${rating ?? ''},` +
        `${times[0]},${times[1] ?? ''},${times[2] ?? ''},${times[3] ?? ''},${times[4] ?? ''}`,
    );
    if (lines.length === 20_000) flush();
  }
  flush();
  closeSync(handle);
  return { ...expected, faults: FAULTS, file, rowCount, bytes: statSync(file).size };
}
