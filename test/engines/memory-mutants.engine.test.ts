import type { createMemoryRows } from '@practice-atlas/measure/rows.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { importMutant, type Mutant, numbered, sourceOf } from '../measure/import-mutant.js';
import {
  type CheckedDataset,
  checkedDataset,
  findWrongAnswer,
  SHAPES,
} from '../measure/row-questions/checked-questions.js';

const SEED = 20261130;

/** Deliberate faults of the kernels that read rows in memory, one a kernel or more. */
const MUTANTS: readonly Mutant[] = [
  // The kernels of measures.
  ['memory/totals.ts', 'grown.set(this.values)', 'grown.set(this.values.subarray(1))'],
  [
    'memory/measure-kernels.ts',
    'counts[group]! += countMarks(marks, own, block.count)',
    'counts[group]! += block.count',
  ],
  ['memory/measure-kernels.ts', 'counts[groups[k]!]!++', 'counts[groups[k]!] = 1'],
  ['memory/measure-kernels.ts', 'counts[groups[k]!]! += (own', 'counts[groups[k]!]! += 1 | (own'],
  ['memory/measure-kernels.ts', 'groups[k]! + 1]! += number', 'groups[k]! + 1] = number'],
  ['memory/measure-kernels.ts', 'Number(number <= Infinity) & (own', '1 & (own'],
  ['memory/measure-kernels.ts', '2 * ((other[w]! >> row) & 1)', '((other[w]! >> row) & 1)'],
  ['memory/measure-kernels.ts', '! += inOne! - inBoth!', '! += inOne!'],
  ['memory/measure-kernels.ts', '! += inTwo! - inBoth!', '! += inTwo!'],
  ['memory/measure-kernels.ts', 'count - inOne! - inTwo! + inBoth!', 'count - inOne! - inTwo!'],
  ['memory/measure-kernels.ts', '(i & (test === one ? 1 : 2)) !== 0', '(i & (test === one ? 2 : 1)) !== 0'],
  ['memory/measure-kernels.ts', 'if (block === last) return;', ''],
  ['memory/measure-kernels.ts', "measure.kind === 'least' ? -1 : 1", '1'],
  [
    'memory/measure-kernels.ts',
    'zones.highs[block.run]! : -zones.lows[block.run]!',
    'zones.highs[block.run]! : zones.lows[block.run]!',
  ],
  ['memory/measure-kernels.ts', 'marks && most <= found[group]!', 'most <= found[group]!'],
  ['memory/measure-kernels.ts', 'marks && test.always && count === block.count', 'marks && test.always'],
  ['memory/measure-kernels.ts', '(a < b ? a : b), Infinity', '(a > b ? a : b), -Infinity'],
  ['memory/measure-kernels.ts', 'number > found[groups[k]!]! && ((own', 'number >= 0 && ((own'],
  ['memory/measure-kernels.ts', 'number === -Infinity ? Number.NaN : sign * number', 'sign * number'],
  ['memory/measure-kernels.ts', 'JSON.stringify([measure.value, measure.test])', 'JSON.stringify([measure.value])'],
  ['memory/kept-quantiles.ts', '* total) / 100) - 1', '* total) / 100)'],
  ['memory/kept-quantiles.ts', 'Math.ceil((percents[k]!', 'Math.round((percents[k]!'],
  ['memory/measure-kernels.ts', 'own[i]! < words.count ? own[i]! : Number.NaN', 'own[i]!'],
  ['memory/measure-kernels.ts', 'seenIn[values[i]!] !== group', 'seenIn[values[i]!] < 0'],
  ['memory/measure-kernels.ts', 'const known = counts.get(test);', 'const known = [...counts.values()][0];'],
  ['memory/grouped-values.ts', '!Number.isNaN(number) && ', ''],
  ['memory/grouped-values.ts', 'ends[groups[i]! + 1]!++', 'ends[groups[i]!]!++'],
  ['memory/kept-quantiles.ts', 'rank >= counts[cell]!', 'rank > counts[cell]!'],
  ['memory/kept-quantiles.ts', 'places[cell]! - 1 + rank', 'places[cell]! - 1'],
  ['memory/kept-quantiles.ts', 'places[cell]! - 1).sort()', 'places[cell]! - 1)'],
  ['memory/kept-quantiles.ts', 'if (places[cell] === 0) {', 'if (places[cell] !== -1) {'],
  ['memory/kept-quantiles.ts', '(upper >> 31) & 0x7fffffff', '0'],
  ['memory/kept-quantiles.ts', 'before += inRange[range]!', 'before = inRange[range]!'],
  ['memory/kept-quantiles.ts', 'Number(number <= Infinity) & (marks', '1 & (marks'],
  ['memory/kept-quantiles.ts', '& (marks[row >> 5]! >> row)', '& 1'],
  // What rows say.
  ['memory/row-readers.ts', 'firstReader(one, known, other,', 'firstReader(other, otherKnown, one,'],
  ['memory/row-readers.ts', 'value: wanted }) : EVERY', 'value: wanted }) : NONE'],
  ['memory/row-readers.ts', 'leastReader(other, otherKnown, one)', 'leastReader(one, otherKnown, other)'],
  ['memory/row-readers.ts', 'own[i]! - other[i]!', 'other[i]! - own[i]!'],
  ['memory/row-readers.ts', '=== 1 ? then[i]! : otherwise[i]!', '=== 1 ? otherwise[i]! : then[i]!'],
  ['memory/row-readers.ts', '!(low <= otherHigh) : !(low < otherHigh)', '!(low < otherHigh) : !(low < otherHigh)'],
  ['memory/row-readers.ts', 'high <= otherLow : high < otherLow', 'high <= otherLow : high <= otherLow'],
  ['memory/row-readers.ts', 'return !hasGaps && (', 'return ('],
  ['memory/row-readers.ts', 'own < most || (orEqual && own === most)', 'own <= most'],
  ['memory/row-readers.ts', 'value === one ? [byte, limit] : [limit, byte]', '[byte, limit]'],
  [
    'memory/row-readers.ts',
    "joinMarks([readers.marks({ kind: 'known', value }), lookUpMarks(bytes, allowed)], true)",
    'lookUpMarks(bytes, allowed)',
  ],
  ['memory/row-readers.ts', 'Number(own[i + 2]! < other[i + 2]!)', 'Number(own[i + 2]! <= other[i + 2]!)'],
  ['memory/row-readers.ts', 'Number(own[i + 1]! <= other[i + 1]!)', 'Number(!(own[i + 1]! > other[i + 1]!))'],
  ['memory/row-readers.ts', 'wanted.has(null) || !reader.hasMissing', 'wanted.has(null) || reader.hasMissing'],
  ['memory/row-readers.ts', 'i < reader.count; i++) allowed', 'i < reader.count - 1; i++) allowed'],
  [
    'memory/row-readers.ts',
    'return joinMarks(value.values.map(known), false)',
    'return joinMarks(value.values.map(known), true)',
  ],
  ['memory/row-readers.ts', 'joinMarks([known(value.value), known(value.less)], true)', 'known(value.value)'],
  [
    'memory/row-readers.ts',
    'return compared(readers, test.value, test.than, false)',
    'return compared(readers, test.value, test.than, true)',
  ],
  ['memory/row-readers.ts', "test.kind === 'all'", "test.kind !== 'all'"],
  [
    'memory/number-readers.ts',
    'if (known.always === false) return other;\n  return blockReader((numbers, block) => {\n    const [marks',
    'if (known.always === false) return one;\n  return blockReader((numbers, block) => {\n    const [marks',
  ],
  ['memory/number-readers.ts', 'let open = ~marks[w]!', 'let open = marks[w]!'],
  ['memory/number-readers.ts', 'if (w < 0) return', 'if (w <= 0) return'],
  ['memory/number-readers.ts', '!(numbers[i]! <= own[i]!)', 'numbers[i]! > own[i]!'],
  [
    'memory/number-readers.ts',
    'if (sameMarks(marks, count) === false) return;',
    'if (sameMarks(marks, count) !== true) return;',
  ],
  // Columns.
  ['memory/column-readers.ts', 'number < 0 ? -1 : (found', 'number < 1 ? -1 : (found'],
  ['memory/column-readers.ts', 'row < 0 ? -1 : rows[row]!', 'rows[Math.max(0, row)]!'],
  ['memory/column-readers.ts', '1 << (row & 7)', '1 << (row & 6)'],
  ['memory/column-readers.ts', 'const end = (until + 7) >> 3', 'const end = until >> 3'],
  [
    'memory/column-readers.ts',
    'if (validity[byte] === 0) for (let i = first; i < first + 8',
    'if (validity[byte] === 0) for (let i = first; i < first + 7',
  ],
  ['memory/column-readers.ts', '~validity[byte]! & 0xff', '~validity[byte]! & 0x7f'],
  ['memory/column-readers.ts', 'isSet(column.bits, row) ? 1 : 0', '1'],
  ['memory/column-readers.ts', 'row < 0 || (validity && !isSet(validity, row)) ? Number.NaN', 'row < 0 ? Number.NaN'],
  [
    'memory/column-readers.ts',
    'return validity ? blankMissing(numbers, validity, from, from + count, Number.NaN) : numbers',
    'return numbers',
  ],
  ['memory/column-readers.ts', "column?.kind !== 'number' || rows ||", "column?.kind !== 'number' ||"],
  [
    'memory/column-readers.ts',
    'readTimes(column, from, from + count, numbers)',
    'readTimes(column, 0, count, numbers)',
  ],
  ['memory/column-readers.ts', 'if (!rows) return validity ? bitReader(validity) : EVERY', 'if (!rows) return EVERY'],
  ['memory/column-readers.ts', 'row >= 0 && (!validity || isSet(validity, row))', 'row >= 0'],
  ['memory/word-readers.ts', 'hasMissing: validity !== null || rows !== null', 'hasMissing: validity !== null'],
  ['memory/word-readers.ts', 'row < 0 || (validity && !isSet(validity, row)) ? count', 'row < 0 ? count'],
  ['memory/word-readers.ts', 'if (validity) blankMissing(numbers, validity, from, from + rowCount, count)', ''],
  ['memory/word-readers.ts', 'number < 0 ? count : number', 'number <= 0 ? count : number'],
  ['memory/word-readers.ts', '=== word) return number', '=== word) return number + 1'],
  ['memory/column-zones.ts', 'if (!column || rows) return null', 'if (!column) return null'],
  ['memory/column-zones.ts', 'if (number < low) low = number', 'if (number < low && i > 0) low = number'],
  ['memory/column-zones.ts', 'if (number > high) high = number', 'if (number > high && i > 0) high = number'],
  ['memory/column-zones.ts', 'if (Number.isNaN(number)) gap = 1', ''],
  ['memory/column-zones.ts', 'Math.min(low, lows[runCount]!)', 'lows[0]!'],
  ['memory/column-zones.ts', 'Math.max(high, highs[runCount]!)', 'highs[0]!'],
  // Marks.
  ['memory/marks.ts', '(rowCount + 31) >> 5', 'rowCount >> 5'],
  ['memory/marks.ts', 'bits.subarray(from >> 3', 'bits.subarray(0'],
  ['memory/marks.ts', 'always !== null)) return isAll ? NONE : EVERY', 'always !== null)) return isAll ? EVERY : NONE'],
  ['memory/marks.ts', 'marks[w]! &= own[w]!', 'marks[w] = own[w]!'],
  ['memory/marks.ts', 'marks[w]! |= own[w]!', 'marks[w]! &= own[w]!'],
  ['memory/marks.ts', 'return part.always ? NONE : EVERY', 'return part'],
  ['memory/marks.ts', 'marks[w] = ~own[w]!', 'marks[w] = own[w]!'],
  ['memory/marks.ts', '(allowed[own[i + 3]!]! << 3)', '(allowed[own[i + 3]!]! << 2)'],
  ['memory/marks.ts', '(word << 4)', '(word << 3)'],
  ['memory/marks.ts', 'for (let w = 1; w < end; w++) if (marks[w] !== first) return null', ''],
  ['memory/marks.ts', '(1 << (rowCount & 31)) - 1)', '(1 << (rowCount & 31)))'],
  ['memory/marks.ts', '(word >>> 2) & 0x33333333', '(word >>> 1) & 0x33333333'],
  ['memory/marks.ts', 'if (left < 32) word &= (1 << left) - 1', ''],
  // Groups and their keys.
  ['memory/group-reader.ts', 'numbers.get(cell)', 'numbers.get(cell + 1)'],
  ['memory/group-reader.ts', 'places[i]! += next[i]! * stride', 'places[i]! += own[i]! * stride'],
  ['memory/group-reader.ts', 'places[i]! += next[rows[i]!]! * stride', 'places[i]! += next[i]! * stride'],
  ['memory/group-reader.ts', 'places[i] = base + own[rows[i]!]! * step', 'places[i] = own[rows[i]!]! * step'],
  ['memory/group-reader.ts', 'isIn &&= own[row]! >= 0', 'isIn = own[row]! >= 0'],
  ['memory/group-reader.ts', 'if (isIn) left++', 'left++'],
  ['memory/group-reader.ts', 'cellCount *= Math.max(1, count)', 'cellCount *= Math.max(2, count) - 1'],
  ['memory/group-reader.ts', 'Math.floor(cell / strides[k]!) % count', 'Math.round(cell / strides[k]!) % count'],
  ['memory/group-reader.ts', 'base += number * strides[k]!', 'base = number * strides[k]!'],
  [
    'memory/key-readers.ts',
    'if (named === undefined) numbers[word] = -1',
    'if (named === undefined) numbers[word] = 0',
  ],
  ['memory/key-readers.ts', 'before && before.rest === key.rest', 'before'],
  ['memory/key-readers.ts', 'keys.length === 1 && !hasGaps ? 0 : -1', 'keys.length === 1 ? 0 : -1'],
  ['memory/key-readers.ts', 'number === word || word > end', 'number === word || word >= end'],
  [
    'memory/key-readers.ts',
    'if (values[i]! >= starts[middle]!) low = middle',
    'if (values[i]! > starts[middle]!) low = middle',
  ],
  ['memory/key-readers.ts', 'values[i]! >= first ? low : -1', 'low'],
  ['memory/key-readers.ts', 'value >= nexts[s]! ? 1 : 0', 'value > nexts[s]! ? 1 : 0'],
  ['memory/key-readers.ts', 'Number.isNaN(value) ? -1 : periods', 'periods'],
  ['memory/key-readers.ts', 'gaps[block] === 0 && period === high[block]', 'period === high[block]'],
  ['memory/key-readers.ts', 'period === high[block] ? period : -1', 'gaps[block] === 0 ? period : -1'],
  ['memory/key-readers.ts', 'if (number > last) last = number', 'if (number > last && number > first) last = number'],
  ['memory/key-readers.ts', 'isTime ? zone.startOf(day) : day', 'isTime ? day * 86_400_000 : day'],
  [
    'memory/key-readers.ts',
    'isTime ? zone.dayOf(moment) : moment',
    'isTime ? Math.floor(moment / 86_400_000) : moment',
  ],
  [
    'memory/key-readers.ts',
    'always !== true,\n    key: (number) => first + number',
    'always === false,\n    key: (number) => first + number',
  ],
  ['memory/key-readers.ts', 'number >= edges[bin]!', 'number > edges[bin]!'],
  ['memory/key-readers.ts', 'number === missing ? null : number - 1', 'number - 1'],
  [
    'memory/word-names.ts',
    'name !== undefined ? name : word === null ? null : rest',
    'name ?? (word === null ? null : rest)',
  ],
  ['memory/word-names.ts', 'word === null ? null : rest', 'rest'],
  // The whole.
  ['memory/row-blocks.ts', 'Math.ceil(rowCount / BLOCK_ROWS)', 'Math.floor(rowCount / BLOCK_ROWS)'],
  ['memory/answer-rows.ts', 'run >= 0; run--', 'run > 0; run--'],
  ['memory/answer-rows.ts', 'counts![group]! > 0 || by.length === 0', 'counts![group]! > 0'],
  ['memory/answer-rows.ts', 'where ? readers.marks(where) : EVERY', 'EVERY'],
  // Rows that are picked from many runs.
  ['memory/answer-rows.ts', 'pickedCount + count > PICKED_ROWS', 'pickedCount > PICKED_ROWS'],
  ['memory/answer-rows.ts', 'picked, pickedCount, block.from)', 'picked, pickedCount, 0)'],
  ['memory/answer-rows.ts', 'picked, pickedCount, block.from)', 'picked, 0, block.from)'],
  ['memory/answer-rows.ts', 'if (pickedCount > 0) addPicked();', ''],
  ['memory/marks.ts', '(picked[i]! & 7)) & 1) << i', '(picked[i]! & 7)) & 1) << (i & 7)'],
  ['memory/column-readers.ts', '? Number.NaN : values[picked[i]!]!', '? 0 : values[picked[i]!]!'],
  ['memory/column-readers.ts', 'numbers[i] = values[picked[i]!]!;', 'numbers[i] = values[i]!;'],
  ['memory/column-readers.ts', 'const row = rows[picked ? picked[i]! : from + i]!', 'const row = rows[from + i]!'],
  ['memory/column-readers.ts', 'const own = picked ? picked[i]! : from + i;', 'const own = from + i;'],
  ['memory/answer-rows.ts', '{ run: runCount, from: 0', '{ run: 0, from: 0'],
  ['memory/column-zones.ts', 'gaps[runCount]! |= gap', ''],
  ['memory/measure-kernels.ts', 'count === block.count && !block.picked', 'count === block.count'],
  ['memory/row-blocks.ts', 'if (block !== last)', 'if (last === null)'],
  ['memory/fold-answer.ts', 'word !== null && !names.has(word)', 'false'],
  ['memory/fold-answer.ts', '(!renames.has(from) || renames.get(from) === to) && (', '('],
  ['memory/fold-answer.ts', ' && (from !== undefined || to === undefined)', ''],
  ['memory/fold-answer.ts', 'add(before.rest, key.rest)', ''],
  ['memory/fold-answer.ts', 'before.column === key.column ?', 'true ?'],
  ['memory/fold-answer.ts', "kind === 'count' || kind === 'sum'", "kind === 'count'"],
  ['memory/fold-answer.ts', 'Number.isNaN(one) ? two : one', 'Number.NaN'],
  ['memory/fold-answer.ts', "kind === 'least' ? Math.min(one, two)", "kind === 'least' ? one"],
  ['memory/fold-answer.ts', "kind === 'quantile' || kind === 'distinct'", "kind === 'quantile'"],
  [
    'memory/fold-answer.ts',
    '[table, where, measures], [before.table, before.where, before.measures]',
    '[table, measures], [before.table, before.measures]',
  ],
  ['memory/fold-answer.ts', 'if (keys.includes(undefined)) continue;', ''],
  // Blocks of which all rows are in groups.
  ['memory/measure-kernels.ts', '((isOne >> k) & 1) + 2', '((isTwo >> k) & 1) + 2'],
  ['memory/measure-kernels.ts', '((isIn >> k) & Number(number <= Infinity))', '((isIn >> k) & 1)'],
  ['memory/measure-kernels.ts', '((isIn >> k) & Number', '(1 & Number'],
  ['memory/group-reader.ts', 'own[i]! * step + other[i]! * otherStep', 'own[i]! * step'],
  ['memory/group-reader.ts', 'groups.map((group) => cells[group]!)', 'groups'],
];

async function importFaulty(mutant: Mutant | null, name: string): Promise<typeof createMemoryRows> {
  const source = sourceOf('@practice-atlas/measure/rows.js');
  const entry = await importMutant<{ createMemoryRows: typeof createMemoryRows }>(source, mutant, `memory-${name}`);
  return entry.createMemoryRows;
}

describe('the comparison of random questions about rows with the reference', () => {
  let checked: readonly CheckedDataset[] = [];
  beforeAll(async () => {
    checked = SHAPES.map((shape, index) => checkedDataset(SEED, index, shape));
    // A comparison that fails by itself would catch everything.
    expect(await findWrong(await importFaulty(null, 'none'))).toBeNull();
  });

  async function findWrong(create: typeof createMemoryRows): Promise<string | null> {
    for (const each of checked) {
      const wrong = await findWrongAnswer(create(each.dataset), each);
      if (wrong !== null) return wrong;
    }
    return null;
  }

  it.each(numbered(MUTANTS))('catches in %s, instead of `%s`: `%s`', async (file, right, wrong, index) => {
    expect(await findWrong(await importFaulty([file, right, wrong], String(index)))).not.toBeNull();
  });
});
