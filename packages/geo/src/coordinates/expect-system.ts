import { AtlasError, nearestName } from '@practice-atlas/dataset';
import { BOUNDARY_SYSTEMS, type BoundarySystem } from '../boundaries/boundary-set.js';

/** Takes a word for a coordinate system. Throws AtlasError `crs_unknown`: positions of an unknown system are 100 to 700 m off, or anywhere. */
export function expectSystem(given: unknown): BoundarySystem {
  const found = BOUNDARY_SYSTEMS.find((system) => system === given);
  if (found !== undefined) return found;
  const written = typeof given === 'string' ? given.slice(0, 40) : '';
  const near = written === '' ? null : nearestName(written.replaceAll('-', ''), BOUNDARY_SYSTEMS);
  throw new AtlasError(
    'crs_unknown',
    written === '' ? 'positions come without a coordinate system' : `unknown coordinate system "${written}"`,
    {
      hint: near === null ? `say one of ${BOUNDARY_SYSTEMS.join(', ')}; none is assumed` : `did you mean "${near}"?`,
      details: { ...(written === '' ? {} : { value: written }), ...(near === null ? {} : { near }) },
    },
  );
}
