import type { AnswerFigure, Label } from '@practice-atlas/measure';
import type { AtlasSelectDetail } from '../../../events/atlas-select-event.js';
import { standsForRegion } from '../../../models/region-callouts.js';
import type { RegionItem, RegionsModel } from '../../../models/regions.js';

/**
 * What has no outline and no tile of its own. `unit`: a division or zone that the boundaries do not draw; `here`: what is said of the place shown
 * itself, or of none of its units; `place`: a community, school or street that is known only by name.
 */
export interface UnplacedPlace {
  readonly kind: 'unit' | 'here' | 'place';
  readonly name: Label;
  /** The region around a place known by name. */
  readonly within: RegionItem | null;
  readonly item: RegionItem;
  /** Index into the model's items. */
  readonly datum: number;
  readonly figures: readonly AnswerFigure[];
}

/** Says whether a figure speaks of a place that has a name and no code. */
export function isByName(figure: AnswerFigure): boolean {
  return figure.placeName !== null && figure.placeName !== '' && !standsForRegion(figure);
}

/**
 * Lists what a map cannot show: units that are not `drawn` (null = tiles, which show every unit), the place itself (`here`), then places known by
 * name, in model order. With what is drawn they hold every unit and every figure of the model once.
 */
export function unplacedPlaces(
  { items }: Pick<RegionsModel, 'items'>,
  drawn: ReadonlySet<string> | null,
  here: RegionItem | null,
): UnplacedPlace[] {
  const units: UnplacedPlace[] = [];
  const places: UnplacedPlace[] = [];
  items.forEach((item, datum) => {
    const byName = new Map<string, AnswerFigure[]>();
    const own: AnswerFigure[] = [];
    for (const figure of item.figures) {
      if (!isByName(figure)) own.push(figure);
      else {
        const key = `${figure.regionCode} ${figure.placeName}`;
        byName.set(key, [...(byName.get(key) ?? []), figure]);
      }
    }
    const isHere = item === here;
    if (
      isHere
        ? own.length > 0 || item.quantity !== null || item.suppressed || item.stars.length > 0
        : drawn !== null && !drawn.has(item.code)
    )
      units.push({ kind: isHere ? 'here' : 'unit', name: item.name, within: null, item, datum, figures: own });
    for (const figures of byName.values()) {
      const name = figures[0]!.placeName!;
      places.push({ kind: 'place', name: { zh: name, en: name }, within: item, item, datum, figures });
    }
  });
  return [...units, ...places];
}

/** What the page is told of one that was chosen; -1 = it is no item of the model. */
export function unplacedSelect(
  { kind, item, datum, name }: UnplacedPlace,
  { items, metric }: RegionsModel,
): AtlasSelectDetail {
  return {
    kind: kind === 'place' ? 'place' : 'region',
    regionCode: item.code,
    ...(kind === 'place' ? { key: name.zh } : {}),
    ...(metric ? { metric: metric.id } : {}),
    datum: datum < items.length ? datum : -1,
  };
}
