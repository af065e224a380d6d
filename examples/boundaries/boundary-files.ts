import {
  type BoundaryAttribution,
  type RawFeature,
  type Register,
  SOUTH_CHINA_SEA,
  toBoundaries,
} from '@practice-atlas/geo';
import { type DecodedArea, decodeEcharts, type EncodedMap, type Place } from './decode-echarts.js';
import { placeDashes } from './place-dashes.js';
import { thinRings } from './thin-rings.js';

/** What ECharts 4 has that the boundary sets are made of. */
export interface EchartsMaps {
  readonly china: EncodedMap;
  readonly liaoning: EncodedMap;
  readonly hainan: EncodedMap;
  /** The rings of its sketch of 南海诸岛. */
  readonly sketch: readonly (readonly Place[])[];
}

const attribution: BoundaryAttribution = {
  source: 'ECharts 4.9.0 map data, removed from version 5 because it is not a reviewed map',
  licence: 'Apache-2.0',
  mapApproval: null,
  publishedOn: null,
  crs: 'gcj02',
};

/** Digits behind the point, and the square degrees of latitude below which a position goes. Three digits would close islets of 辽宁. */
const DETAIL = { liaoning: { digits: 4, smallestArea: 0.0007 }, china: { digits: 3, smallestArea: 0.005 } };

/** Names that the register does not know by their short form. */
const FULL_NAMES: Readonly<Record<string, string>> = { 香港: '香港特别行政区', 澳门: '澳门特别行政区' };

/** Joins the polygons of areas of one name, thins all together and rounds. */
function featuresOf(areas: readonly DecodedArea[], { digits, smallestArea }: typeof DETAIL.china): RawFeature[] {
  const round = (degrees: number): number => Number(degrees.toFixed(digits));
  const thinned = thinRings(
    areas.flatMap(({ polygons }) => polygons.flat()),
    smallestArea,
  ).values();
  return areas.map(({ id, name, polygons }) => ({
    properties: { name: FULL_NAMES[name] ?? name, ...(id === SOUTH_CHINA_SEA ? { code: id } : {}) },
    geometry: {
      type: 'MultiPolygon',
      coordinates: polygons.map((rings) =>
        rings.map(() => thinned.next().value!.map(([x, y]) => [round(x), round(y)])),
      ),
    },
  }));
}

const largestRing = ({ polygons }: DecodedArea): readonly Place[] =>
  polygons.flat().reduce((longest, ring) => (ring.length > longest.length ? ring : longest));

/** The provinces, 海南 with the islands of 三沙市, and the dashes of the South China Sea. */
function countryAreas({ china, hainan, sketch }: EchartsMaps): DecodedArea[] {
  const provinces = decodeEcharts(china);
  const named = (areas: readonly DecodedArea[], name: string): DecodedArea => {
    const found = areas.find((area) => area.name === name);
    if (!found) throw new Error(`the maps have no ${name}`);
    return found;
  };
  const islands = named(decodeEcharts(hainan), '三沙市').polygons;
  const dashes = placeDashes(sketch, largestRing(named(provinces, '海南')), largestRing(named(provinces, '台湾')));
  return [
    ...provinces.map((area) => (area.name === '海南' ? { ...area, polygons: [...area.polygons, ...islands] } : area)),
    { id: SOUTH_CHINA_SEA, name: '南海诸岛', polygons: dashes.map((ring) => [ring]) },
  ];
}

/** Makes the text of each boundary file; throws when an area finds no division by its name. */
export function boundaryFiles(maps: EchartsMaps, register: Register): Record<string, string> {
  const made = {
    'liaoning.json': toBoundaries(featuresOf(decodeEcharts(maps.liaoning), DETAIL.liaoning), {
      level: 'city',
      attribution,
      register,
      within: '210000',
    }),
    'china.json': toBoundaries(featuresOf(countryAreas(maps), DETAIL.china), {
      level: 'province',
      attribution,
      register,
      within: '100000',
    }),
  };
  return Object.fromEntries(
    Object.entries(made).map(([file, { set, findings }]) => {
      const fault = findings.find(({ level }) => level === 'error');
      if (fault) throw new Error(`${file}: ${fault.value}: ${fault.reason}`);
      return [file, `${JSON.stringify(set)}\n`];
    }),
  );
}
