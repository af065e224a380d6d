import { type BoundaryFinding, boundaryFinding } from './boundary-finding.js';
import { type BoundaryFeature, geometryOf, type PolygonRings } from './boundary-set.js';
import { faultFinding, mendingFindings } from './geometry-findings.js';
import type { Identity } from './identify-feature.js';
import { type FaultyGeometry, type MendedGeometry, NOTHING_MENDED } from './mend-geometry.js';

/** Gathers outlines by code: mended, those of one code joined. Tells what was wrong with each. */
export class OutlineGatherer {
  /** Features that gave no outline. */
  setAsideCount = 0;
  readonly findings: BoundaryFinding[] = [];
  readonly #made = new Map<string, { name: string; polygons: PolygonRings[] }>();
  #turned = 0;

  readonly tell = (finding: BoundaryFinding): void => {
    this.findings.push(finding);
  };

  /** Takes the outline of feature `index`; null = it means no division, which was told already. `value` names it where the outline is none. */
  add(index: number, identity: Identity | null, mended: MendedGeometry | FaultyGeometry, value: string): void {
    if (!identity || 'fault' in mended) {
      this.setAsideCount += 1;
      if (identity && 'fault' in mended) this.tell(faultFinding(mended, index, value || null));
      return;
    }
    const { polygons, counts } = mended;
    const label = `${identity.name} (${identity.code})`;
    if (counts !== NOTHING_MENDED) {
      this.#turned += counts.turned;
      for (const finding of mendingFindings(counts, index, label)) this.tell(finding);
    }
    const before = this.#made.get(identity.code);
    if (!before) {
      this.#made.set(identity.code, { name: identity.name, polygons: [...polygons] });
      return;
    }
    this.tell(
      boundaryFinding(
        ...(['code_duplicate', 'warning', index, label] as const),
        ['the code stands more than once; the outlines are joined', 'check that they are parts of one division'],
        ['代码不止一次出现，轮廓已合并', '请核对它们是否为同一区划的各部分'],
      ),
    );
    for (const polygon of polygons) before.polygons.push(polygon);
  }

  /** Gives the outlines, in the order in which their codes came, and tells how many rings were turned. */
  end(): BoundaryFeature[] {
    const turned = this.#turned;
    if (turned > 0)
      this.tell(
        boundaryFinding(
          ...(['ring_winding', 'notice', null, String(turned)] as const),
          [`rings that ran the other way round, and were turned: ${turned}`, ''],
          [`${turned} 个环方向相反，已调转`, ''],
        ),
      );
    return [...this.#made].map(([code, { name, polygons }]) => ({
      type: 'Feature',
      properties: { code, name },
      geometry: geometryOf(polygons),
    }));
  }
}
