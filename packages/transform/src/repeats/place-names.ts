import type { RowOrigin } from '@practice-atlas/dataset';

/** Names the file and the sheet of each place: places of one sheet have one name. */
export function placeNames({ places }: Pick<RowOrigin, 'places'>): readonly string[] {
  return places.map(({ file, sheet }) => JSON.stringify([file, sheet]));
}

/** Numbers the files, or the sheets, that the places of a table lie in; places of the same one have the same number. */
export function placeNumbers(origin: Pick<RowOrigin, 'places'>, by: 'file' | 'sheet'): Int32Array {
  const known = new Map<string, number>();
  const names = by === 'sheet' ? placeNames(origin) : origin.places.map(({ file }) => file);
  return Int32Array.from(names, (name) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  });
}
