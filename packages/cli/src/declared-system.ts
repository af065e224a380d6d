import type { BoundarySystem } from '@practice-atlas/geo';

/**
 * Tells which coordinate system a file says it has, from a .prj or a GeoJSON `crs`: a name, `projected` when it has no degrees, null when
 * it says nothing that is known.
 */
export function declaredSystem(text: string | null): BoundarySystem | 'projected' | null {
  if (text === null || text.trim() === '') return null;
  if (/^\s*(?:PROJCS|PROJCRS)\s*\[/i.test(text)) return 'projected';
  if (/CGCS_?2000|China_2000|China Geodetic Coordinate System 2000|EPSG:{1,2}4490\b/i.test(text)) return 'cgcs2000';
  if (/WGS_?(?:19)?84|CRS84|EPSG:{1,2}(?:4326|4979)\b/i.test(text)) return 'wgs84';
  if (/GCJ-?02|Mars/i.test(text)) return 'gcj02';
  if (/BD-?09/i.test(text)) return 'bd09';
  return /EPSG:{1,2}(?:3857|900913|45\d\d|326\d\d|23[23]\d\d|21[45]\d\d)\b/i.test(text) ? 'projected' : null;
}
