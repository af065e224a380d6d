import { createDataset, type Region, type Source, writeDataPackage } from '@practice-atlas/dataset';
import type { Register } from '@practice-atlas/geo';
import { simulateOrders, simulateVolunteers } from '@practice-atlas/transform';

/** The seed of the committed package. */
export const SEED = 20191130;

const ORDER_COUNT = 2500;

/**
 * The prefectures' shares of the orders and their names in Latin letters.
 * The shares are settings of the simulation, roughly by size; they were measured nowhere.
 */
const CITIES: ReadonlyMap<string, readonly [weight: number, nameEn: string]> = new Map([
  ['210100', [20, 'Shenyang']],
  ['210200', [18, 'Dalian']],
  ['210300', [9, 'Anshan']],
  ['210400', [6, 'Fushun']],
  ['210500', [5, 'Benxi']],
  ['210600', [6, 'Dandong']],
  ['210700', [7, 'Jinzhou']],
  ['210800', [6, 'Yingkou']],
  ['210900', [5, 'Fuxin']],
  ['211000', [6, 'Liaoyang']],
  ['211100', [5, 'Panjin']],
  ['211200', [6, 'Tieling']],
  ['211300', [7, 'Chaoyang']],
  ['211400', [6, 'Huludao']],
]);

const MONTHS = Array.from({ length: 12 }, (_, index) => `2019-${String(index + 1).padStart(2, '0')}`);

function regionsOf(register: Register): Region[] {
  const units = register.divisions.filter(
    ({ code, level }) => code === '100000' || (register.isWithin(code, '210000') && level !== 'zone'),
  );
  return units.map(({ code, name, level, parentCode }) => ({
    code,
    name,
    name_en: code === '100000' ? 'China' : code === '210000' ? 'Liaoning' : (CITIES.get(code)?.[1] ?? null),
    level,
    parent_code: parentCode,
    population: null,
    valid_from: null,
    valid_to: null,
    successor_code: null,
  }));
}

/**
 * Makes the simulated data package of Liaoning in 2019 as texts by path: orders with their steps, and the registered volunteers
 * month by month. Nothing in it was measured; the stock of volunteers only agrees with one reported bound (120多万, November 2019).
 */
export function simulatedPackage(register: Register, seed: number = SEED): Record<string, string> {
  const places = [...CITIES].flatMap(([city, [weight]]) => {
    const counties = register.children(city).filter((unit) => unit.level === 'county');
    return counties.map((unit) => ({ code: unit.code, weight: weight / counties.length }));
  });
  const { cases, steps } = simulateOrders({
    seed,
    count: ORDER_COUNT,
    from: '2019-01-01',
    until: '2020-01-01',
    places,
  });
  const source: Source = {
    source_id: 'simulated-liaoning-2019',
    kind: 'simulated',
    title: `模拟数据 Simulated data (seed ${seed})`,
    publisher: null,
    published_on: null,
    published_precision: null,
    url: null,
    retrieved_on: null,
    licence: 'MIT',
  };
  const figures = simulateVolunteers({
    seed,
    regionCode: '210000',
    placeName: '辽宁省',
    months: MONTHS,
    anchor: { month: '2019-11', atLeast: 1_200_000 },
    source,
  });
  const dataset = createDataset({
    name: 'liaoning-2019-simulated',
    title: { zh: '辽宁省2019年模拟数据', en: 'Liaoning 2019, simulated data' },
    simulation: {
      seed,
      scale: 1,
      scaleMeaning:
        'Each row stands for itself only: made by a seeded generator, with no real order or volunteer behind it. Counts say nothing about Liaoning.',
      tables: ['cases', 'case_steps'],
    },
    tables: { regions: regionsOf(register), sources: [source], cases, case_steps: steps, figures },
  });
  const errors = dataset.findings.filter((finding) => finding.level === 'error');
  if (errors.length > 0) throw new Error(`the simulated rows have faults: ${JSON.stringify(errors.slice(0, 3))}`);
  return writeDataPackage(dataset);
}
