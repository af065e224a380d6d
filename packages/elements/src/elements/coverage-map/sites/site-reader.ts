import type { DataTable } from '../../../base/data-table.js';
import type { AtlasSelectDetail } from '../../../events/atlas-select-event.js';
import type { Locale } from '../../../format/locale.js';
import { text } from '../../../format/messages.js';
import type { MapView } from '../../../marks/map-view.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { SitePoints } from '../../../models/site-points.js';
import { discView, type EnlargedMap } from './disc-view.js';
import type { DrawnSites } from './drawn-sites.js';
import { countUnplaced } from './place-sites.js';
import { rowsByTier } from './rows-by-tier.js';
import { readDatum, siteDatum } from './site-datum.js';
import type { SiteLayer } from './site-layer-marks.js';
import type { SiteStop } from './site-marks.js';
import { readerWords } from './site-reader-words.js';
import { SiteRegions } from './site-regions.js';
import { discSentence, siteSentence } from './site-sentences.js';
import { withSiteColumns } from './site-table.js';
import { SiteWalk, stepAfter } from './site-walk.js';
import { siteCount } from './site-words.js';

/** What was drawn last. */
export interface ReadPicture {
  readonly sites: SitePoints;
  /** Null = they cannot be. */
  readonly drawn: DrawnSites | null;
  readonly shows: SiteLayer['shows'];
  /** Why they are not drawn, in the language of the picture. */
  readonly fault: string | null;
  /** Null = it cannot be enlarged. */
  readonly map: EnlargedMap | null;
  readonly input: { readonly isKeyed: boolean };
}

/** Reads the sites of a map to those who point at them, walk through them with keys, or read them as text. A datum below zero is a site or a disc. */
export class SiteReader {
  #picture: ReadPicture | null = null;
  #regions: { readonly of: RegionsModel; readonly drawn: DrawnSites | null; readonly known: SiteRegions } | null = null;
  readonly #walk = new SiteWalk();
  /** Where a key leads the map, and the datum that is to be said there. */
  #leading: { readonly datum: number; readonly to: MapView } | null = null;
  #arrived: number | null = null;
  /** Arrow keys are its own: there are no regions beside it. */
  readonly #isAlone: boolean;

  constructor({ isAlone = false }: { isAlone?: boolean } = {}) {
    this.#isAlone = isAlone;
  }

  /** Takes up what was drawn. Says whether that is other sites, or others of them: the words are others, too. */
  take(picture: ReadPicture): boolean {
    const before = this.#picture;
    if (picture.sites !== before?.sites) this.#walk.end();
    this.#picture = picture;
    const led = this.#leading;
    const view = picture.map?.view;
    if (led && view?.scale === led.to.scale && view.x === led.to.x && view.y === led.to.y) {
      this.#leading = null;
      this.#arrived = led.datum;
      return true;
    }
    const beyond = ({ drawn }: ReadPicture): number | undefined => drawn?.placed.beyondCount;
    return (
      picture.sites !== before?.sites ||
      picture.shows !== before.shows ||
      picture.fault !== before.fault ||
      beyond(picture) !== beyond(before)
    );
  }

  /** The datum, once, that the cursor is on after a key has led the map to it; null = none. */
  arrived(): number | null {
    const { drawn } = this.#picture ?? {};
    const stop = this.#arrived === null ? null : this.#stopOf(this.#arrived);
    this.#arrived = null;
    return stop && drawn ? drawn.datumOf(stop) : null;
  }

  #lead(map: EnlargedMap, datum: number | null, to: MapView): void {
    this.#leading = datum === null ? null : { datum, to };
    map.goTo(to);
  }

  #regionsOf(model: RegionsModel, { sites, drawn }: ReadPicture): SiteRegions {
    const before = this.#regions;
    const isSame = before?.of === model && before.drawn?.placed.main.index === drawn?.placed.main.index;
    const known = isSame ? before.known : new SiteRegions(sites, drawn?.placed ?? null, model);
    this.#regions = { of: model, drawn, known };
    return known;
  }

  /** The disc, or the site, that a datum stands for now. */
  #stopOf(datum: number): SiteStop | null {
    const drawn = this.#picture?.drawn;
    return drawn ? drawn.stopOf(readDatum(datum, drawn.siteCount).row) : null;
  }

  #isDisc(datum: number): boolean {
    return readDatum(datum, this.#picture?.sites.lng.length ?? 0).isDisc && (this.#stopOf(datum)?.count ?? 0) > 1;
  }

  #rowOf(datum: number): number {
    return readDatum(datum, this.#picture?.sites.lng.length ?? 0).row;
  }

  /** Says how many sites are drawn, how many have no position, how many lie beyond the map, or why none is drawn. */
  summary(locale: Locale): string {
    const picture = this.#picture;
    if (!picture) return '';
    const { sites, drawn, shows, fault } = picture;
    const words = readerWords(locale);
    const say = (count: number): string => siteCount(count, locale);
    const unplacedCount = countUnplaced(sites);
    const all = sites.lng.length;
    if (!drawn) return words.notDrawn(say(all), fault ?? '');
    const beyond = drawn.placed.beyondCount;
    const some = (count: number): string | null => (count > 0 ? say(count) : null);
    return words.drawn(say(all - unplacedCount - beyond), some(unplacedCount), some(beyond), shows === 'heat');
  }

  /** Adds to the table how many sites each region has. */
  table(table: DataTable, model: RegionsModel, locale: Locale): DataTable {
    const picture = this.#picture;
    if (!picture) return table;
    return withSiteColumns(table, model, { sites: picture.sites, regions: this.#regionsOf(model, picture) }, locale);
  }

  /** Says a site or a disc; where keys are used also which of how many it is. */
  label(datum: number, model: RegionsModel, locale: Locale): string {
    const picture = this.#picture;
    const row = this.#rowOf(datum);
    if (!picture || row >= picture.sites.lng.length) return '';
    const { sites, drawn, map, input } = picture;
    const words = readerWords(locale);
    const { comma } = text(locale);
    const list = this.#walk.scope && input.isKeyed ? this.#list() : null;
    const at = list ? this.#placeIn(datum) : -1;
    const say = (count: number): string => siteCount(count, locale);
    const place = list && at >= 0 ? `${comma}${words.place(say(at + 1), say(list.count))}` : '';
    if (this.#isDisc(datum)) {
      const rows = this.#stopOf(datum)!.rows();
      const action = map && drawn && discView(rows, drawn, map) ? words.enlarges : input.isKeyed ? words.opens : null;
      return `${discSentence(sites, rows, locale)}${action ? `${comma}${action}` : ''}${place}`;
    }
    const item = model.items[this.#regionsOf(model, picture).of(row)];
    const isPlaced = Number.isFinite(sites.lng[row]) && Number.isFinite(sites.lat[row]);
    const lacks = isPlaced ? (drawn && !drawn.isOnMap(row) ? 'beyond' : null) : 'noPosition';
    return `${siteSentence(sites, row, { region: item?.name[locale] ?? null, lacks }, locale)}${place}`;
  }

  /** Says how many sites a region has. */
  hint(index: number, model: RegionsModel, locale: Locale): string {
    const picture = this.#picture;
    if (!picture || !model.items[index]) return '';
    const { length } = this.#regionsOf(model, picture).rowsOf(index);
    return `${text(locale).comma}${readerWords(locale).own(siteCount(length, locale), picture.input.isKeyed)}`;
  }

  /** What the choice of a site or a disc tells the page. */
  select(datum: number, model: RegionsModel): AtlasSelectDetail | null {
    const picture = this.#picture;
    const row = this.#rowOf(datum);
    if (!picture || row >= picture.sites.lng.length) return null;
    if (this.#isDisc(datum)) return { kind: 'sites', rows: this.#stopOf(datum)!.rows(), datum: row };
    const { sites } = picture;
    const regionCode =
      model.items[this.#regionsOf(model, picture).of(row)]?.code ?? sites.regions?.[sites.region?.[row] ?? -1];
    const key = sites.ids?.at(row);
    const tier = sites.tiers[sites.tier[row]!];
    return {
      kind: 'site',
      ...(regionCode === undefined ? {} : { regionCode }),
      ...(key ? { key } : {}),
      ...(tier === undefined ? {} : { tier }),
      datum: row,
    };
  }

  /** Opens a disc that was chosen: enlarges the map, or, for the keyboard, goes on with its first site. Gives the datum that the cursor goes to; null = it stays. */
  opened(datum: number): number | null {
    const picture = this.#picture;
    if (!picture?.drawn || !this.#isDisc(datum)) return null;
    const { drawn, map, sites, input } = picture;
    const rows = this.#stopOf(datum)!.rows();
    const view = map && discView(rows, drawn, map);
    if (map && view) {
      if (input.isKeyed) this.#walk.enter({ rows: null, back: datum, view: map.view });
      this.#lead(map, input.isKeyed ? datum : null, view);
      return null;
    }
    if (!input.isKeyed) return null;
    const ordered = rowsByTier(rows, sites);
    this.#walk.enter({ rows: ordered, back: datum, view: null });
    return siteDatum(ordered[0]!);
  }

  /** What is walked through: how many, and which each is. */
  #list(): { readonly count: number; readonly at: (place: number) => number } {
    const rows = this.#walk.scope?.rows;
    if (rows) return { count: rows.length, at: (place) => siteDatum(rows[place]!) };
    const { drawn } = this.#picture ?? {};
    const stops = drawn?.ordered ?? [];
    return { count: stops.length, at: (place) => drawn!.datumOf(stops[place]!) };
  }

  #placeIn(datum: number): number {
    const rows = this.#walk.scope?.rows;
    if (rows) return rows.indexOf(this.#rowOf(datum));
    const stop = this.#stopOf(datum);
    return stop ? (this.#picture?.drawn?.ordered.indexOf(stop) ?? -1) : -1;
  }

  #enter(cursor: number | null, model: RegionsModel, picture: ReadPicture): number | null {
    const isRegion = cursor !== null && cursor >= 0;
    const rows = isRegion ? rowsByTier(this.#regionsOf(model, picture).rowsOf(cursor), picture.sites) : null;
    const count = rows?.length ?? picture.drawn?.stops.length ?? 0;
    if (count === 0) return cursor;
    this.#walk.end();
    this.#walk.enter({ rows, back: isRegion ? cursor : null, view: null });
    return this.#list().at(0);
  }

  /**
   * Moves the cursor through sites: S enters those of the region under it, or all in sight; Escape leads back. Undefined = not a key of ours, and regions
   * have it.
   */
  keyed(key: string, cursor: number | null, model: RegionsModel): number | null | undefined {
    const picture = this.#picture;
    if (!picture) return undefined;
    this.#leading = null;
    const isAmong = cursor !== null && cursor < 0;
    if (!isAmong) this.#walk.end();
    if (key === 's' || key === 'S') return isAmong ? cursor : this.#enter(cursor, model, picture);
    if (!isAmong && !this.#isAlone) return undefined;
    if (key === 'Escape') {
      const left = this.#walk.leave();
      if (left?.view && picture.map) this.#lead(picture.map, left.back, left.view);
      return left?.back ?? null;
    }
    const list = this.#list();
    const next = list.count === 0 ? undefined : stepAfter(key, isAmong ? this.#placeIn(cursor) : -1, list.count);
    if (next === undefined) return undefined;
    if (!this.#walk.scope) this.#walk.enter({ rows: null, back: null, view: null });
    return list.at(next);
  }
}
