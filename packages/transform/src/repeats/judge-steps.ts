import { type Column, isValid, textIndex } from '@practice-atlas/dataset';
import { STEP_COLUMNS } from './compare-cases.js';
import { Fate, type JudgedTable } from './judged-table.js';
import { keyNumbers } from './key-numbers.js';
import { placeNumbers } from './place-names.js';
import { sameCells } from './same-cells.js';

/** Up to this many steps of one case are compared with each other; of more, keys are made. */
const FEW_STEPS = 64;

/** Says whether the kept steps of each case stand together, few to a case. */
function isGrouped(numbers: Int32Array, isKept: JudgedTable['isKept']): boolean {
  let first = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < numbers.length; row++) {
    if (!isKept(row)) continue;
    const number = numbers[row]!;
    if (number < last) return false;
    if (number !== last) first = row;
    else if (row - first > FEW_STEPS) return false;
    last = number;
  }
  return true;
}

/** Finds for each kept step the earlier one that says the same, where there is one, and tells both. */
function eachRepeat(judged: JudgedTable, ids: Column, found: (row: number, earlier: number) => void): void {
  const { rowCount, columns } = judged.table;
  const { numbers } = textIndex(ids);
  const [step, at] = [columns.step, columns.at];
  if (!step || !at) return;
  if (isGrouped(numbers, judged.isKept)) {
    const compared = [at, ...STEP_COLUMNS.flatMap((name) => (name === 'at' ? [] : (columns[name] ?? [])))];
    const isSame = (a: number, b: number) => compared.every((column) => sameCells(column, a, b));
    let first = 0;
    for (let row = 0; row < rowCount; row++) {
      if (!judged.isKept(row)) continue;
      if (numbers[row] !== numbers[first]) first = row;
      if (numbers[row]! < 0 || !isValid(at, row) || !isValid(step, row)) continue;
      for (let earlier = first; earlier < row; earlier++)
        if (judged.isKept(earlier) && isSame(row, earlier)) {
          found(row, earlier);
          break;
        }
    }
    return;
  }
  const optional = [columns.tier, columns.outcome].flatMap((column) => column ?? []);
  const keys = keyNumbers([ids, at, step], rowCount, { optional, isKept: judged.isKept });
  if (!keys) return;
  const firsts = new Int32Array(keys.count).fill(-1);
  for (let row = 0; row < rowCount; row++) {
    const key = keys.numbers[row]!;
    if (key < 0 || !judged.isKept(row)) continue;
    if (firsts[key]! < 0) firsts[key] = row;
    else found(row, firsts[key]!);
  }
}

/** Sets steps aside that say the same of the same case (step, time, tier and outcome) as an earlier one, whatever their number. */
export function judgeSteps(judged: JudgedTable): void {
  const { columns, origin } = judged.table;
  const ids = columns.case_id;
  if (!ids) return;
  const files = placeNumbers(origin, 'file');
  eachRepeat(judged, ids, (row, earlier) => {
    const isNear = files[origin.placeIndices[row]!] === files[origin.placeIndices[earlier]!];
    judged.setAside(row, isNear ? Fate.repeated : Fate.resent, earlier);
  });
}
