import { approx, atLeast, atMost, exact, nearly, printedQuantity, type Quantity, range } from '@practice-atlas/dataset';
import { normalizeQuantity, type QuantityReading } from '@practice-atlas/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

function read(text: string | number): QuantityReading {
  const reading = normalizeQuantity(text);
  if (!('quantity' in reading)) throw new Error(`"${text}" was refused: ${JSON.stringify(reading)}`);
  return reading;
}

describe('normalizeQuantity', () => {
  it.each<[text: string, quantity: Quantity, unitWord: string | null]>([
    ['72', exact(72), null],
    ['１５６名', exact(156), '名'],
    ['1,234,567', exact(1234567), null],
    ['2.75万', exact(27500), null],
    ['1.58万户', exact(15800), '户'],
    ['1.2亿', exact(120000000), null],
    ['9 万人', exact(90000), '人'],
    ['10454名', exact(10454), '名'],
    ['5345件次', exact(5345), '件次'],
    ['840m²', exact(840), 'm2'],
    ['-5', exact(-5), null],
    ['近8970', nearly(8970, '近'), null],
    ['近8970名', nearly(8970, '近'), '名'],
    ['不到500米', nearly(500, '不到'), '米'],
    ['3万余元', atLeast(30000, '余'), '元'],
    ['2万余支', atLeast(20000, '余'), '支'],
    ['5.4万余人次', atLeast(54000, '余'), '人次'],
    ['120多万', atLeast(1200000, '多'), null],
    ['300多万人次', atLeast(3000000, '多'), '人次'],
    ['3000 多个', atLeast(3000, '多'), '个'],
    ['5400多', atLeast(5400, '多'), null],
    ['百余件', atLeast(100, '余'), '件'],
    ['千余人次', atLeast(1000, '余'), '人次'],
    ['万余张', atLeast(10000, '余'), '张'],
    ['三百余', atLeast(300, '余'), null],
    ['三十多万', atLeast(300000, '多'), null],
    ['超千场', atLeast(1000, '超'), '场'],
    ['超百万', atLeast(1000000, '超'), null],
    ['超过3000', atLeast(3000, '超过'), null],
    ['突破5万', atLeast(50000, '突破'), null],
    ['逾百家', atLeast(100, '逾'), '家'],
    ['上万', atLeast(10000, '上'), null],
    ['上百万人次', atLeast(1000000, '上'), '人次'],
    ['1000名以上', atLeast(1000, '以上'), '名'],
    ['1000名志愿者以上', atLeast(1000, '以上'), '名'],
    ['十几支', atLeast(10, '几'), '支'],
    ['一个多月', atLeast(1, '多'), '个'],
    ['3年多', atLeast(3, '多'), '年'],
    ['不少于20次', atLeast(20, '不少于'), '次'],
    ['不超过20天', atMost(20, '不超过'), '天'],
    ['7天以内', atMost(7, '以内'), '天'],
    ['约840', approx(840, '约'), null],
    ['约840平方米', approx(840, '约'), '平方米'],
    ['30人左右', approx(30, '左右'), '人'],
    ['十来个', approx(10, '来'), '个'],
    ['百部', approx(100), '部'],
    ['万张', approx(10000), '张'],
    ['十名', exact(10), '名'],
    ['一百名', exact(100), '名'],
    ['5—7万', range(50000, 70000), null],
    ['5-7万人', range(50000, 70000), '人'],
    ['1至2', range(1, 2), null],
    ['3-5次', range(3, 5), '次'],
    ['3个至5个', range(3, 5), '个'],
    ['5000-7万', range(5000, 70000), null],
    ['三至五万', range(30000, 50000), null],
    ['四五百', range(400, 500), null],
    ['七八个', range(7, 8), '个'],
    ['两三万', range(20000, 30000), null],
    ['十七八岁', range(17, 18), '岁'],
    ['三五户', range(3, 5), '户'],
    ['两支', exact(2), '支'],
    ['十二', exact(12), null],
    ['五十二支', exact(52), '支'],
    ['一百零五', exact(105), null],
    ['三百五', exact(350), null],
    ['两千三百', exact(2300), null],
    ['一万两千', exact(12000), null],
    ['两万五', exact(25000), null],
    ['一亿三千万', exact(130000000), null],
    ['3千', exact(3000), null],
    ['半小时', exact(0.5), '小时'],
    ['一个半小时', exact(1.5), '个'],
    ['两年半', exact(2.5), '年'],
    ['累计42.9万', exact(429000), null],
    ['共31支', exact(31), '支'],
    ['达8.6万余人次', atLeast(86000, '余'), '人次'],
    ['３０００多个', atLeast(3000, '多'), '个'],
    ['１，２３４，５６７', exact(1234567), null],
    ['1，234', exact(1234), null],
    ['120多万人次', atLeast(1200000, '多'), '人次'],
    ['5－7万', range(50000, 70000), null],
    ['1～2', range(1, 2), null],
    ['上百', atLeast(100, '上'), null],
    ['十余', atLeast(10, '余'), null],
    ['近百万', nearly(1000000, '近'), null],
    ['−5', exact(-5), null],
    ['－5', exact(-5), null],
    ['1 234 567', exact(1234567), null],
    ['1亿2千万', exact(120000000), null],
    ['1万5千余人', atLeast(15000, '余'), '人'],
    ['三点五万', exact(35000), null],
    ['伍佰元', exact(500), '元'],
    ['一两个', range(1, 2), '个'],
    ['3.2w+', atLeast(32000), null],
    ['5k', exact(5000), null],
    ['1e+05', exact(100000), null],
    ['￥1,200', exact(1200), '元'],
    ['5单', exact(5), '单'],
  ])('reads %s', (text, quantity, unitWord) => {
    expect(read(text)).toMatchObject({ quantity, unitWord });
  });

  it.each<[text: string, quantity: Quantity]>([
    ['81.2%', exact(0.812)],
    ['８１．２％', exact(0.812)],
    ['百分之九十五', exact(0.95)],
    ['百分之百', exact(1)],
    ['九成', exact(0.9)],
    ['九成五', exact(0.95)],
    ['9成以上', atLeast(0.9, '以上')],
    ['95%以上', atLeast(0.95, '以上')],
    ['1%-3%', range(0.01, 0.03)],
    ['一半', exact(0.5)],
    ['不到一半', nearly(0.5, '不到')],
    ['百分之八十一点二', exact(0.812)],
    ['八成五', exact(0.85)],
    ['近九成', nearly(0.9, '近')],
    ['7成多', atLeast(0.7, '多')],
    ['八九成', range(0.8, 0.9)],
    ['1.5倍', exact(1.5)],
    ['3‰', exact(0.003)],
  ])('reads the share %s as a ratio', (text, quantity) => {
    expect(read(text)).toMatchObject({ quantity, unit: 'ratio' });
  });

  it('keeps what is counted behind the measure word', () => {
    expect(read('156名志愿者')).toMatchObject({ quantity: exact(156), unitWord: '名', noun: '志愿者' });
    expect(read('15个工作日')).toMatchObject({ unitWord: '个', noun: '工作日' });
    expect(read('实践所17个')).toMatchObject({ quantity: exact(17), unitWord: '个', noun: '实践所' });
    expect(read('志愿者近8970名')).toMatchObject({ quantity: nearly(8970, '近'), noun: '志愿者' });
  });

  it.each([
    ['12345热线', 'quantity_name'],
    ['12345 热线', 'quantity_name'],
    ['“45678”', 'quantity_name'],
    ['1+3+8', 'quantity_name'],
    ['8+N', 'quantity_name'],
    ['6+1', 'quantity_name'],
    ['第36个', 'quantity_ordinal'],
    ['第三批', 'quantity_ordinal'],
    ['3月', 'quantity_date'],
    ['2019年', 'quantity_date'],
    ['2018-2019', 'quantity_date'],
    ['36号', 'quantity_date'],
    ['数百人', 'quantity_vague'],
    ['几十个', 'quantity_vague'],
    ['成百上千', 'quantity_vague'],
    ['成千上万', 'quantity_vague'],
    ['多数', 'quantity_vague'],
    ['半数', 'quantity_relative'],
    ['过半', 'quantity_relative'],
    ['一倍还多', 'quantity_relative'],
    ['翻一番', 'quantity_relative'],
    ['增长20%', 'quantity_malformed'],
    ['下降5个', 'quantity_malformed'],
    ['#DIV/0!', 'cell_error'],
    ['#N/A', 'cell_error'],
    ['--', 'value_missing'],
    ['——', 'value_missing'],
    ['最后一公里', 'quantity_malformed'],
    ['1、', 'quantity_malformed'],
    ['①', 'quantity_name'],
    ['8类73个', 'quantity_malformed'],
    ['2019-03', 'quantity_malformed'],
    ['7-5', 'quantity_malformed'],
    ['024-86712345', 'quantity_malformed'],
    ['一十百千万', 'quantity_malformed'],
    ['三二一', 'quantity_malformed'],
    ['45678工作体系', 'quantity_malformed'],
    ['全覆盖', 'quantity_malformed'],
    [`${'9'.repeat(400)}`, 'quantity_malformed'],
    ['<img src=x onerror=alert(1)>', 'quantity_malformed'],
    ['', 'value_missing'],
    ['—', 'value_missing'],
    ['未统计', 'value_missing'],
  ])('refuses %j as %s', (text, code) => {
    expect(normalizeQuantity(text)).toMatchObject({ code });
  });

  it('leaves no bound where two words pull apart, and repeats both', () => {
    expect(read('近百余').quantity).toEqual(approx(100, '近余'));
  });

  it('never repeats a phone number in a finding', () => {
    expect(normalizeQuantity('13812345678')).toMatchObject({ code: 'personal_data', value: null });
  });

  it('takes numbers as they are and refuses what is none', () => {
    expect(read(2.5).quantity).toEqual(exact(2.5));
    expect(normalizeQuantity(Number.NaN)).toMatchObject({ code: 'quantity_malformed' });
  });

  it('reads back every printed quantity with the same bounds', () => {
    const number = fc.integer({ min: 0, max: 9_000_000_000 }).map((value) => value / 100);
    const quantity = fc.oneof(
      number.map((value) => exact(value)),
      number.map((value) => atLeast(value)),
      number.map((value) => atMost(value)),
      number.map((value) => approx(value)),
      fc.tuple(number, number).map(([a, b]) => (a === b ? exact(a) : range(Math.min(a, b), Math.max(a, b)))),
    );
    fc.assert(
      fc.property(quantity, (printed) => {
        const years = printed.qualifier === 'range' && (printed.value ?? 0) >= 1900 && (printed.valueMax ?? 0) < 2100;
        fc.pre(!years && !/^1[3-9]\d{9}$/.test(printedQuantity(printed)));
        expect(read(printedQuantity(printed)).quantity).toEqual(printed);
      }),
      { seed: 45678, numRuns: 1000 },
    );
  });

  it('reads back every whole number below a hundred million written in Chinese numerals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(read(inChinese(value)).quantity).toEqual(exact(value));
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('reads a share of a number beyond 21 digits without losing its way', () => {
    expect(read(`1${'0'.repeat(23)}%`).quantity.value).toBeCloseTo(1e21, -10);
  });

  it('never throws, and a bound word never tightens the bare number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        normalizeQuantity(text);
      }),
      { seed: 2, numRuns: 1000 },
    );
    const piece = fc.constantFrom(...'0123456789.,-—+%~<≥万亿百十三半两多余近约超第上几成倍个名年月“'.split(''));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const reading = normalizeQuantity(pieces.join(''));
        if ('quantity' in reading) expect(Number.isFinite(reading.quantity.value)).toBe(true);
      }),
      { seed: 4, numRuns: 5000 },
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom('近', '约', '超过', '不超过', '至少', '≥', '共'),
        (value, word) => {
          const { low, high } = read(`${word}${value}`).quantity;
          expect(low <= value && high >= value).toBe(true);
        },
      ),
      { seed: 3 },
    );
  });
});

/** The standard way to write a whole number below 10^8, by another road than the reader's. */
function inChinese(value: number): string {
  const digits = '零一二三四五六七八九';
  const group = (part: number): string =>
    String(part)
      .padStart(4, '0')
      .split('')
      .map((digit, place) => (digit === '0' ? '零' : `${digits[Number(digit)]}${['千', '百', '十', ''][place]}`))
      .join('')
      .replace(/零+/g, '零')
      .replace(/零$/, '');
  const high = Math.floor(value / 10000);
  const low = value % 10000;
  const text = (high > 0 ? `${group(high)}万` : '') + (low > 0 ? group(low) : '');
  return text.replace(/^零/, '');
}
