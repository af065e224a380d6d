import type { Batch, DataType } from '@uwdata/flechette';

type Offsets = Int32Array | BigInt64Array;

/** What the batches of lists and texts have beside what all have. */
interface BatchParts {
  readonly length: number;
  readonly type: DataType;
  readonly values?: { readonly length: number } | null;
  readonly offsets?: Offsets | null;
  readonly sizes?: Offsets | null;
  readonly children?: readonly BatchParts[] | null;
  readonly dictionary?: { readonly data: readonly BatchParts[] } | null;
}

function checkOffsets(offsets: Offsets, count: number, most: number): void {
  if (count > 0 && offsets.length < count + 1) throw new Error('offsets are missing');
  let before = 0;
  for (let i = 0; i <= count && i < offsets.length; i += 1) {
    const offset = Number(offsets[i]);
    if (offset < before || offset > most) throw new Error('offsets go beyond their values');
    before = offset;
  }
}

function checkSizes(offsets: Offsets, sizes: Offsets, count: number, most: number): void {
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const [offset, size] = [Number(offsets[i] ?? -1), Number(sizes[i] ?? -1)];
    sum += size;
    if (offset < 0 || size < 0 || offset + size > most || sum > 16 * most)
      throw new Error('sizes go beyond their values');
  }
}

function checkParts({ length, type, values, offsets, sizes, children, dictionary }: BatchParts): void {
  const most = children?.[0]?.length ?? values?.length ?? 0;
  const isUnion = 'typeIds' in type;
  if (offsets && sizes) checkSizes(offsets, sizes, length, most);
  else if (offsets && !isUnion) checkOffsets(offsets, length, most);
  else if (children && !isUnion && 'stride' in type && typeof type.stride === 'number' && type.stride * length > most)
    throw new Error('lists of one length go beyond their values');
  for (const child of [...(children ?? []), ...(dictionary?.data ?? [])]) checkParts(child);
}

/** Checks that the texts and lists of a batch lie within its values, each after the one before, so that reading all of them is no more than reading the batch. */
export function checkBatch(batch: Batch<unknown>): void {
  checkParts(batch as unknown as BatchParts);
}
