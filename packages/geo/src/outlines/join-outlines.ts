import { AtlasError, nearestName, parseDay } from '@practice-atlas/dataset';
import type { AliasKind, DivisionAlias, Register } from '../register/create-register.js';
import type { Outline } from './outline.js';

/** What is known of an outline here: its code and name. */
type NamedOutline = Pick<Outline, 'code' | 'name'>;

/** A region as a dataset has it. */
export interface DataRegion {
  readonly code: string;
  /** Helps to find near names when the code leads nowhere. */
  readonly name?: string;
}

/** A region with the outline that is drawn for it. */
export interface JoinedRegion {
  readonly code: string;
  readonly outlineCode: string;
  /** What became of the region when the outline is its successor's; null when both have the same code. */
  readonly change: AliasKind | null;
  /** Whether a former code was still in use on the day; null when the register does not know, or when no day or no former code is given. */
  readonly wasInUse: boolean | null;
}

/**
 * Why a region has no outline: `unknown`: the register has no such code. `part`: it is now only a part of the unit that has an outline, and its
 * values never stand for the whole. `below`, `above`: a unit around it, or units within it, have outlines instead. `undrawn`: none of these.
 */
export type MissingOutlineReason = 'unknown' | 'part' | 'below' | 'above' | 'undrawn';

/** A region without an outline. */
export interface RegionWithoutOutline extends DataRegion {
  readonly reason: MissingOutlineReason;
  /** Outlines that were perhaps meant: the unit around or those within, else the one with the nearest name among those without data. */
  readonly near: readonly NamedOutline[];
}

/** Regions and outlines brought together; each region is in one of the first two lists. */
export interface JoinedOutlines {
  readonly joined: readonly JoinedRegion[];
  readonly withoutOutline: readonly RegionWithoutOutline[];
  /** In the order of the outlines. */
  readonly withoutData: readonly NamedOutline[];
  /** Outlines that more than one region leads to, such as a former and a present code: their values must be settled first. */
  readonly claimedTwice: readonly string[];
}

/** Says whether a former code was in use in a year; null when the change happened at an unknown time or within the same years. */
function inUse({ since }: DivisionAlias, year: number | null): boolean | null {
  if (since === null || year === null) return null;
  const years = since.split('-').map(Number);
  if (year < years[0]!) return true;
  return year > years.at(-1)! ? false : null;
}

/**
 * Joins the regions of a dataset to outlines. A code that has its own outline gets it; a former code gets the outline of its successor unless
 * it was merged into something larger; everything else is listed with the reason, and outlines without data with it. Nothing is guessed:
 * near names are only named. `outlines` may be projected or not: only codes and names are read.
 *
 * `asOf` is the day of the data, such as `2019-11-05`; it says of former codes whether they were in use then. A code that stands twice counts
 * once. Throws AtlasError `parameter_malformed` when `asOf` is no day.
 *
 * @example
 * joinOutlines(outlines, [{ code: '210122' }], register, { asOf: '2015-12-31' }).joined;
 * // [{ code: '210122', outlineCode: '210115', change: 'upgraded', wasInUse: true }]
 */
export function joinOutlines(
  { outlines }: { readonly outlines: readonly NamedOutline[] },
  regions: Iterable<DataRegion>,
  register: Register,
  { asOf }: { asOf?: string } = {},
): JoinedOutlines {
  if (asOf !== undefined && parseDay(asOf) === null)
    throw new AtlasError('parameter_malformed', `asOf cannot be "${asOf}"`, { hint: 'write it as 2024-03-31' });
  const year = asOf === undefined ? null : Number(asOf.slice(0, 4));
  const byCode = new Map(outlines.map((outline) => [outline.code, outline]));
  const claims = new Map<string, number>();
  const joined: JoinedRegion[] = [];
  const missing: (DataRegion & { reason: MissingOutlineReason; around: readonly NamedOutline[] })[] = [];

  for (const region of new Map([...regions].map((each) => [each.code, each])).values()) {
    const { code } = region;
    const former = byCode.has(code) ? null : register.formerCode(code);
    const unit = register.division(code);
    const own = byCode.get(code) ?? byCode.get(unit?.code ?? '');
    if (own && former?.kind !== 'merged') {
      joined.push({
        code,
        outlineCode: own.code,
        change: former?.kind ?? null,
        wasInUse: former ? inUse(former, year) : null,
      });
      claims.set(own.code, (claims.get(own.code) ?? 0) + 1);
      continue;
    }
    if (own) missing.push({ ...region, reason: 'part', around: [own] });
    else if (!unit) missing.push({ ...region, reason: 'unknown', around: [] });
    else {
      const above = register.path(unit.code).flatMap((each) => byCode.get(each.code) ?? []);
      const within = above.length > 0 ? [] : outlines.filter((outline) => register.isWithin(outline.code, unit.code));
      const reason = above.length > 0 ? 'below' : within.length > 0 ? 'above' : 'undrawn';
      missing.push({ ...region, reason, around: [...above.slice(-1), ...within] });
    }
  }

  const withoutData = outlines
    .filter(({ code }) => !claims.has(code))
    .map(({ code, name }): NamedOutline => ({ code, name }));
  const namesLeft = withoutData.map(({ name }) => name);
  const nearOf = (name: string | undefined): readonly NamedOutline[] => {
    const near = name === undefined || name === '' ? null : nearestName(name, namesLeft);
    return near === null ? [] : withoutData.filter((outline) => outline.name === near);
  };
  return {
    joined,
    withoutOutline: missing.map(({ around, ...region }) => ({
      ...region,
      near:
        around.length > 0
          ? around.map(({ code, name }) => ({ code, name }))
          : nearOf(region.name ?? register.division(region.code)?.name),
    })),
    withoutData,
    claimedTwice: [...claims].filter(([, count]) => count > 1).map(([code]) => code),
  };
}
