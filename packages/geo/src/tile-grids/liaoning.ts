import type { TileGrid } from '../tile-grid.js';

/**
 * The 14 prefectures of Liaoning, one cell each. Of the 27 pairs that border each other 25 touch in the grid, side or corner;
 * 大连-鞍山 and 沈阳-本溪 are two cells apart.
 *
 * ```
 *  .   阜新  .   铁岭  .
 * 朝阳 锦州 沈阳 抚顺  .
 * 葫芦 盘锦 鞍山 辽阳 本溪
 *  .    .  营口 丹东  .
 *  .    .  大连  .    .
 * ```
 */
export const liaoning: TileGrid = {
  region: '210000',
  name: 'liaoning',
  columns: 5,
  rows: 5,
  cells: [
    { code: '210900', column: 1, row: 0 },
    { code: '211200', column: 3, row: 0 },
    { code: '211300', column: 0, row: 1 },
    { code: '210700', column: 1, row: 1 },
    { code: '210100', column: 2, row: 1 },
    { code: '210400', column: 3, row: 1 },
    { code: '211400', column: 0, row: 2 },
    { code: '211100', column: 1, row: 2 },
    { code: '210300', column: 2, row: 2 },
    { code: '211000', column: 3, row: 2 },
    { code: '210500', column: 4, row: 2 },
    { code: '210800', column: 2, row: 3 },
    { code: '210600', column: 3, row: 3 },
    { code: '210200', column: 2, row: 4 },
  ],
};
