import { type BoundarySet, type Register, SOUTH_CHINA_SEA } from '@practice-atlas/geo';
import {
  type DataRegion,
  type JoinedRegion,
  joinOutlines,
  nearOutlines,
  type RegionWithoutOutline,
} from '@practice-atlas/geo/outlines.js';
import type { RegionsModel } from '../../../models/regions.js';

/** What is to be said of outlines that are not simply those of the regions. */
export interface BoundaryNotes {
  /** Regions with the outline of their successor. */
  readonly successors: readonly JoinedRegion[];
  /** Regions without an outline, with the reason and what was perhaps meant. */
  readonly without: readonly RegionWithoutOutline[];
  /** Outlines that several regions lead to: none of these is drawn, and nothing is added up. */
  readonly claimed: readonly { readonly outlineCode: string; readonly codes: readonly string[] }[];
}

/** Boundaries brought together with the regions of a model: outlines bear the codes of the regions. */
export interface JoinedBoundaries {
  readonly set: BoundarySet;
  /** Codes of the regions that have an outline. */
  readonly drawn: ReadonlySet<string>;
  readonly notes: BoundaryNotes;
}

/** Regions without an outline for which near ones are looked up. */
const MOST_NEAR = 100;
const UNJOINED: BoundaryNotes = { successors: [], without: [], claimed: [] };

/** The first day that a date as precise as it is known may mean. */
function dayOf(asOf: string | null): { asOf: string } | undefined {
  return asOf === null ? undefined : { asOf: `${asOf}-01-01`.slice(0, 10) };
}

/** Finds the regions without an outline that one was perhaps meant for: its name is theirs, or its code nearly. */
function mistaken(
  { features: { features } }: BoundarySet,
  items: RegionsModel['items'],
  drawnAs: ReadonlyMap<string, string>,
): RegionWithoutOutline[] {
  const missing = items.filter(({ code }) => !drawnAs.has(code)).slice(0, MOST_NEAR);
  if (missing.length === 0) return [];
  const names = new Set(missing.map(({ name }) => name.zh));
  const spare = features
    .map(({ properties }) => properties)
    .filter(({ code }) => !drawnAs.has(code) && code !== SOUTH_CHINA_SEA);
  return missing.flatMap(({ code, name: { zh: name } }): RegionWithoutOutline[] => {
    const near = nearOutlines(
      { code, name },
      // One that bears the name of another is meant for that one.
      spare.filter((outline) => outline.name === name || !names.has(outline.name)),
    );
    return near.length > 0 ? [{ code, name, reason: 'undrawn', near }] : [];
  });
}

/**
 * Brings boundaries together with the regions of a model, by code, and with a register by successor as of the day of the answer. With `isPart` only
 * outlines of regions are kept: the set is of a larger place. Outlines that two regions lead to stay plain land.
 */
export function joinBoundaries(
  given: BoundarySet,
  { items, asOf }: Pick<RegionsModel, 'items' | 'asOf'>,
  { register = null, isPart = false }: { readonly register?: Register | null; readonly isPart?: boolean } = {},
): JoinedBoundaries {
  const { features } = given.features;
  const own = new Set(items.map(({ code }) => code));
  const drawnAs = new Map<string, string>();
  let notes = UNJOINED;
  if (register) {
    const regions = items.map(({ code, name }): DataRegion => ({ code, name: name.zh }));
    const outlines = features.map(({ properties }) => properties);
    const { joined, withoutOutline, claimedTwice } = joinOutlines({ outlines }, regions, register, dayOf(asOf));
    const twice = new Set(claimedTwice);
    for (const { code, outlineCode } of joined) if (!twice.has(outlineCode)) drawnAs.set(outlineCode, code);
    notes = {
      successors: joined.filter(({ change, outlineCode }) => change !== null && !twice.has(outlineCode)),
      without: withoutOutline,
      claimed: claimedTwice.map((outlineCode) => ({
        outlineCode,
        codes: joined.filter((each) => each.outlineCode === outlineCode).map(({ code }) => code),
      })),
    };
  } else {
    for (const { properties } of features) if (own.has(properties.code)) drawnAs.set(properties.code, properties.code);
    notes = { ...UNJOINED, without: isPart ? [] : mistaken(given, items, drawnAs) };
  }
  const renamed = features.flatMap((feature) => {
    const { code, name } = feature.properties;
    const drawn = drawnAs.get(code);
    if (drawn === undefined && isPart) return [];
    // A region's code on land that is not drawn for it would take its value.
    const next = drawn ?? (own.has(code) ? `${code}?` : code);
    return next === code ? feature : { ...feature, properties: { code: next, name } };
  });
  const isSame = renamed.length === features.length && renamed.every((feature, i) => feature === features[i]);
  return {
    set: isSame ? given : { ...given, features: { type: 'FeatureCollection', features: renamed } },
    drawn: new Set(drawnAs.values()),
    notes,
  };
}
