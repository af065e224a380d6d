import { fallbackTileGrid, layoutTiles, liaoning, type Tile, tileGridOf, tileNeighbor } from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { describe, expect, it } from 'vitest';

const register = await loadRegister();
const cities = new Map(register.children('210000').map((unit) => [unit.name.replace('市', ''), unit.code]));

function cell(name: string): Tile {
  const found = liaoning.cells.find((tile) => tile.code === cities.get(name));
  if (!found) throw new Error(`no cell for ${name}`);
  return found;
}

/** Pairs of prefectures with a common border. */
const BORDERS =
  '沈阳-鞍山 沈阳-锦州 沈阳-阜新 沈阳-辽阳 沈阳-铁岭 沈阳-抚顺 沈阳-本溪 大连-鞍山 大连-营口 大连-丹东 抚顺-本溪 抚顺-铁岭 本溪-辽阳 本溪-丹东 ' +
  '丹东-鞍山 丹东-辽阳 锦州-鞍山 锦州-阜新 锦州-盘锦 锦州-朝阳 锦州-葫芦岛 营口-鞍山 营口-盘锦 辽阳-鞍山 盘锦-鞍山 朝阳-阜新 朝阳-葫芦岛';

describe('the tile grid of Liaoning', () => {
  it('has one cell for each of the 14 prefectures (none for a functional zone), and no two on the same place', () => {
    const units = register.children('210000').filter((unit) => unit.level === 'city');
    expect(liaoning.cells.map((tile) => tile.code).sort()).toEqual(units.map((unit) => unit.code));
    expect(new Set(liaoning.cells.map((tile) => `${tile.column},${tile.row}`)).size).toBe(14);
    expect(Math.max(...liaoning.cells.map((tile) => tile.column))).toBe(liaoning.columns - 1);
    expect(Math.max(...liaoning.cells.map((tile) => tile.row))).toBe(liaoning.rows - 1);
    expect(liaoning.cells.every((tile) => tile.column >= 0 && tile.row >= 0)).toBe(true);
  });

  it('keeps the directions a reader knows', () => {
    const shenyang = cell('沈阳');
    expect(cell('铁岭').row).toBeLessThan(shenyang.row);
    expect(cell('铁岭').column).toBeGreaterThan(shenyang.column);
    expect(cell('阜新').row).toBeLessThan(shenyang.row);
    expect(cell('阜新').column).toBeLessThan(shenyang.column);
    expect(cell('抚顺').column).toBeGreaterThan(shenyang.column);
    expect(liaoning.cells.filter((tile) => tile.row === cell('大连').row)).toHaveLength(1);
    expect(cell('大连').row).toBe(liaoning.rows - 1);
    expect([cell('朝阳').column, cell('葫芦岛').column]).toEqual([0, 0]);
    expect(cell('葫芦岛').row).toBeGreaterThan(cell('朝阳').row);
    expect(new Set([cell('鞍山').row, cell('辽阳').row, cell('本溪').row]).size).toBe(1);
    expect(cell('丹东').row).toBeGreaterThan(cell('本溪').row);
    expect(cell('丹东').column).toBeGreaterThan(cell('营口').column);
    expect(cell('盘锦').column).toBeLessThan(cell('鞍山').column);
  });

  it('lets 25 of the 27 bordering pairs touch', () => {
    const apart = BORDERS.split(' ').filter((pair) => {
      const [a = '', b = ''] = pair.split('-');
      return Math.max(Math.abs(cell(a).column - cell(b).column), Math.abs(cell(a).row - cell(b).row)) > 1;
    });
    expect(BORDERS.split(' ')).toHaveLength(27);
    expect(apart).toEqual(['沈阳-本溪', '大连-鞍山']);
  });

  it('moves by arrow key to the nearest cell in that direction', () => {
    const move = (name: string, direction: 'up' | 'down' | 'left' | 'right') =>
      tileNeighbor(liaoning, cities.get(name) ?? '', direction)?.code ?? null;
    expect(move('沈阳', 'left')).toBe(cities.get('锦州'));
    expect(move('沈阳', 'right')).toBe(cities.get('抚顺'));
    expect(move('沈阳', 'down')).toBe(cities.get('鞍山'));
    expect(move('营口', 'down')).toBe(cities.get('大连'));
    expect(move('阜新', 'right')).toBe(cities.get('铁岭'));
    expect(move('大连', 'down')).toBeNull();
    expect(move('朝阳', 'left')).toBeNull();
    expect(tileNeighbor(liaoning, '999999', 'up')).toBeNull();
  });

  it('reaches every cell from every cell with arrow keys', () => {
    for (const start of liaoning.cells) {
      const seen = new Set([start.code]);
      const queue = [start.code];
      for (const code of queue)
        for (const direction of ['up', 'down', 'left', 'right'] as const) {
          const next = tileNeighbor(liaoning, code, direction);
          if (next && !seen.has(next.code)) {
            seen.add(next.code);
            queue.push(next.code);
          }
        }
      expect(seen.size).toBe(14);
    }
  });

  it('is found by the code of its region only', () => {
    expect(tileGridOf('210000')).toBe(liaoning);
    expect(tileGridOf('__proto__')).toBeNull();
  });
});

describe('layoutTiles', () => {
  it('lists codes without a cell beside the grid instead of dropping them', () => {
    const layout = layoutTiles(liaoning, ['2102Z1', '210200', '210100', '__proto__', '210200']);
    expect(layout.placed.map((tile) => tile.code)).toEqual(['210100', '210200']);
    expect(layout.unplaced).toEqual(['2102Z1', '__proto__']);
  });
});

describe('fallbackTileGrid', () => {
  it('fills compact rows in code order, each unit once', () => {
    const grid = fallbackTileGrid(['c', 'a', 'b', 'a', 'e', 'd'], 'x');
    expect(grid).toEqual({
      region: 'x',
      name: 'fallback',
      columns: 3,
      rows: 2,
      cells: [
        { code: 'a', column: 0, row: 0 },
        { code: 'b', column: 1, row: 0 },
        { code: 'c', column: 2, row: 0 },
        { code: 'd', column: 0, row: 1 },
        { code: 'e', column: 1, row: 1 },
      ],
    });
  });

  it('answers nothing with an empty grid of one column', () => {
    expect(fallbackTileGrid([])).toEqual({ region: '', name: 'fallback', columns: 1, rows: 0, cells: [] });
  });
});
