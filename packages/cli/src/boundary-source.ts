import { extname } from 'node:path';
import { AtlasError } from '@practice-atlas/dataset';
import { type BoundaryFinding, type BoundarySystem, type RawFeature, readFeatures } from '@practice-atlas/geo';
import { openInput } from '@practice-atlas/transform';
import { declaredSystem } from './declared-system.js';
import { readJsonFile } from './read-json-file.js';
import { readShapefile } from './read-shapefile.js';
import { UsageError } from './usage-error.js';

/** The features of a file with outlines. */
export interface BoundarySource {
  readonly features: readonly RawFeature[];
  /** What the file says of its coordinates. */
  readonly system: string | null;
}

/** The largest file that is read, in MiB, unless the user says otherwise: what is parsed takes about eight times as much memory. */
export const LIMIT_MIB = 256;

/**
 * Reads the outlines of a GeoJSON or TopoJSON file, or of a shapefile. Throws AtlasError, `file_too_large` for a file of more than `limitMib`, which is
 * not read at all.
 */
export async function readBoundarySource(
  path: string,
  layer: string | null,
  limitMib: number,
): Promise<BoundarySource> {
  const extension = extname(path).toLowerCase();
  if (extension === '.dbf' || extension === '.prj' || extension === '.cpg' || extension === '.shx')
    throw new UsageError(`${path} is a part of a shapefile`, 'name its .shp; the others are read with it');
  const { size } = await openInput(path);
  if (size !== null && size > limitMib * 1024 * 1024)
    throw new AtlasError('file_too_large', `${path} has more than ${limitMib} MiB, the limit`, {
      hint: 'simplify it first, for instance with mapshaper -simplify 10%, or split it; --limit raises the limit',
      where: { file: path },
    });
  if (extension === '.shp' || extension === '.zip') {
    const { features, projection } = await readShapefile(path, layer);
    return { features, system: projection };
  }
  const json = await readJsonFile(path);
  try {
    return readFeatures(json, layer);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    const { code, message, hint, where } = error;
    throw new AtlasError(code, message, { hint, where: { ...where, file: path }, cause: error });
  }
}

/** Judges what a file says of its coordinates against what the user says. Throws AtlasError where they are meters. */
export function systemFindings(system: string | null, crs: BoundarySystem, file: string): BoundaryFinding[] {
  const declared = declaredSystem(system);
  if (declared === 'projected')
    throw new AtlasError('boundaries_malformed', `${file} is projected: its coordinates are metres`, {
      hint: 'project it to longitude and latitude first, for instance with ogr2ogr -t_srs EPSG:4490',
      where: { file },
    });
  if (declared === null || declared === crs) return [];
  const isNear = new Set([declared, crs, 'wgs84', 'cgcs2000']).size === 2;
  return [
    {
      code: 'crs_contradicts',
      level: isNear ? 'notice' : 'warning',
      where: {},
      value: declared,
      reason: `the file says that its coordinates are ${declared}, the command ${crs}`,
      remedy: 'find out which is right; gcj02 and bd09 lie some hundred metres off',
      zh: {
        reason: `文件说坐标是 ${declared}，命令说是 ${crs}`,
        remedy: '请查明哪个正确；gcj02 和 bd09 会偏移几百米',
      },
    },
  ];
}
