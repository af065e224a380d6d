import type { Register } from '@practice-atlas/geo';
import type { RawCell } from '../../read/raw-table.js';

/** Places below the county, which no register of counties knows. */
const BELOW_COUNTY = /(?:街道|街道办事处|街道办|[镇乡村]|苏木|社区|嘎查|居委会|村委会|农场|林场)$/;

/** Says whether a text names a town, a street office, a village or a community. */
export function isBelowCounty(text: string): boolean {
  return BELOW_COUNTY.test(text.normalize('NFKC').trim());
}

/**
 * Finds what a place names below the unit that contains it: 启工街道 in 沈阳市铁西区启工街道 and in 启工街道, when both lie in 铁西区; '' when
 * it names nothing below counties.
 */
export function placeBelow(cell: RawCell, container: string | null, register: Register | undefined): string {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .replace(/\s+/g, '');
  if (!isBelowCounty(text)) return '';
  const name = container === null ? null : (register?.division(container)?.name ?? null);
  const at = name === null ? -1 : text.lastIndexOf(name);
  return name === null || at < 0 ? text : text.slice(at + name.length);
}
