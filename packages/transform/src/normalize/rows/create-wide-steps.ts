import {
  type Column,
  type ColumnArena,
  type ColumnBuilder,
  createColumnBuilder,
  isValid,
  type Lifecycle,
  type RowOrigin,
  type TextColumn,
  tables,
} from '@practice-atlas/dataset';
import type { RawTable } from '../../read/raw-table.js';
import type { ColumnReader } from '../cells/create-column-reader.js';
import type { NormalizedTable } from '../normalized-table.js';
import type { StepHeading } from '../plans/table-plan.js';
import { createOriginBuilder } from './create-origin-builder.js';

/** What the steps of a wide order are made of. */
export interface WideStepsOptions {
  readonly steps: readonly StepHeading[];
  /** Reads the times of each. */
  readonly readers: readonly ColumnReader[];
  readonly lifecycles: Readonly<Record<string, Lifecycle>>;
  /** The heading of the case's id. */
  readonly idHeading: string;
  readonly arena: ColumnArena;
}

/** Turns the step columns of wide orders into rows of `case_steps`. */
export interface WideSteps {
  /** Adds the steps of a piece, whose ids and lifecycles were read; `rowNumbers` are those of its rows. */
  add(raw: RawTable, ids: TextColumn, lifecycle: Column | null, rowNumbers: Uint32Array): void;
  finish(place: { readonly file: string; readonly sheet: string | null }): NormalizedTable;
}

const { fields } = tables.case_steps;

/** Positions of the steps in the order of a lifecycle; steps that it does not have come last. */
function orderIn(lifecycle: Lifecycle | undefined, steps: readonly StepHeading[]): Uint16Array {
  const rank = new Map(lifecycle?.steps.map(({ step }, index) => [step, index]));
  const rankOf = (position: number) => rank.get(steps[position]?.step ?? '') ?? rank.size;
  return Uint16Array.from(steps.map((_, position) => position).sort((a, b) => rankOf(a) - rankOf(b)));
}

/**
 * Begins the steps of wide orders: each filled cell becomes a row, numbered by time within its case, equal times in the order of
 * the lifecycle. A row without an id has no steps.
 */
export function createWideSteps({ steps, readers, lifecycles, idHeading, arena }: WideStepsOptions): WideSteps {
  const dictionary = [...new Set(steps.map(({ step }) => step))];
  const words = Uint16Array.from(steps, ({ step }) => dictionary.indexOf(step));
  const columns = {
    case_id: createColumnBuilder(fields.case_id, arena),
    seq: createColumnBuilder(fields.seq, arena),
    step: createColumnBuilder(fields.step, arena),
    at: createColumnBuilder(fields.at, arena),
  };
  const origin = createOriginBuilder(arena);
  const orders = new Map<unknown, Uint16Array>();
  const orderOf = (word: unknown): Uint16Array => {
    let order = orders.get(word);
    if (!order) {
      const known = typeof word === 'string' && Object.hasOwn(lifecycles, word);
      order = orderIn(known ? lifecycles[word] : lifecycles.order, steps);
      orders.set(word, order);
    }
    return order;
  };

  const add: WideSteps['add'] = (raw, ids, lifecycle, rowNumbers) => {
    const moments = readers.map((reader) => reader.readNumbers(raw));
    let most = 0;
    for (const values of moments) for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) most++;
    const idBytes = ids.offsets[raw.rowCount]!;
    const bytes = new Uint8Array(idBytes * steps.length);
    const offsets = new Int32Array(most + 1);
    const seq = steps.length <= 0xff ? new Uint8Array(most) : new Uint16Array(most);
    const step = steps.length <= 0x100 ? new Uint8Array(most) : new Uint16Array(most);
    const places = steps.length <= 0x100 ? new Uint8Array(most) : new Uint16Array(most);
    const at = new Float64Array(most);
    const numbers = new Uint32Array(most);
    const times = new Float64Array(steps.length);
    const which = new Uint16Array(steps.length);
    const fixed = lifecycle?.kind === 'category' ? null : orderOf(null);
    const byWord = lifecycle?.kind === 'category' ? lifecycle.dictionary.map(orderOf) : [];
    let count = 0;
    let used = 0;
    for (let row = 0; row < raw.rowCount; row++) {
      if (!isValid(ids, row)) continue;
      const order =
        fixed ??
        (lifecycle?.kind === 'category' && isValid(lifecycle, row) ? byWord[lifecycle.indices[row]!]! : orderOf(null));
      let found = 0;
      for (let i = 0; i < order.length; i++) {
        const position = order[i]!;
        const time = moments[position]![row]!;
        if (Number.isNaN(time)) continue;
        let to = found++;
        for (; to > 0 && times[to - 1]! > time; to--) {
          times[to] = times[to - 1]!;
          which[to] = which[to - 1]!;
        }
        times[to] = time;
        which[to] = position;
      }
      const idStart = ids.offsets[row]!;
      const idEnd = ids.offsets[row + 1]!;
      for (let i = 0; i < found; i++) {
        for (let from = idStart; from < idEnd; from++) bytes[used++] = ids.bytes[from]!;
        const position = which[i]!;
        seq[count] = i + 1;
        step[count] = words[position]!;
        places[count] = position;
        at[count] = times[i]!;
        numbers[count] = rowNumbers[row]!;
        offsets[++count] = used;
      }
    }
    append(columns, count, {
      case_id: {
        kind: 'text',
        offsets: offsets.subarray(0, count + 1),
        bytes: bytes.subarray(0, used),
        validity: null,
      },
      seq: { kind: 'number', values: seq.subarray(0, count), validity: null },
      step: { kind: 'category', indices: step.subarray(0, count), dictionary, validity: null },
      at: { kind: 'time', values: at.subarray(0, count), validity: null },
    });
    origin.append(numbers.subarray(0, count), places.subarray(0, count));
  };

  return {
    add,
    finish: (place) => {
      const rowCount = columns.at.rowCount;
      const places: RowOrigin['places'] = steps.map(({ heading }) => ({
        ...place,
        headings: { case_id: idHeading, seq: heading, step: heading, at: heading },
      }));
      const made = Object.fromEntries(Object.entries(columns).map(([name, builder]) => [name, builder.finish()]));
      return { name: 'case_steps', rowCount, columns: made, origin: origin.finish(places) };
    },
  };
}

function append<K extends string>(
  builders: Readonly<Record<K, ColumnBuilder>>,
  rowCount: number,
  columns: Readonly<Record<K, Column>>,
): void {
  for (const name of Object.keys(builders) as K[]) builders[name].append(columns[name], rowCount);
}
