import type { AtlasError } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import { html, nothing, type TemplateResult } from 'lit';
import { adoptStyles } from '../../../base/adopt-styles.js';
import type { Asker } from '../../../base/asker.js';
import { AtlasErrorEvent } from '../../../events/atlas-error-event.js';
import { AtlasSelectEvent } from '../../../events/atlas-select-event.js';
import { type Locale, resolveLocale } from '../../../format/locale.js';
import { levelBelow } from '../../../models/level-below.js';
import { isTitles, type RegionItem, type RegionsModel } from '../../../models/regions.js';
import { BoundaryLoader } from '../outlines/boundary-loader.js';
import type { OutlineMap } from '../outlines/outline-map.js';
import { DrillController } from './drill-controller.js';
import type { DrillHost } from './drill-host.js';
import { drillStyles } from './drill-styles.js';
import { drillWords } from './drill-words.js';
import { hereItem } from './here-item.js';
import { ownRows } from './own-row.js';
import { placeOf, unitsOf } from './region-keys.js';
import { unplacedPlaces, unplacedSelect } from './unplaced-places.js';
import { boundaryNotesTemplate, unplacedTemplate } from './unplaced-template.js';
import { wayTemplate } from './way-template.js';

/** What a map has beyond tiles: boundaries, the way down, and what neither tiles nor outlines can show. */
export class MapStage {
  readonly #host: DrillHost;
  readonly #drill: DrillController;
  readonly #loader: BoundaryLoader;
  readonly #visited = new Set<string | null>();
  #answers: readonly Answer[] = [];
  #given: readonly Answer[] | null = null;
  #own: { readonly given: readonly Answer[]; readonly rows: readonly Answer[] } | null = null;
  /** The place that the answers in force are about. */
  #shown: string | null = null;
  #model: RegionsModel | null = null;
  #arrived = '';
  #hadFocus = false;
  #chosen: number | null = null;
  #showsAll = false;

  constructor(host: DrillHost) {
    this.#host = host;
    this.#loader = new BoundaryLoader((error) => {
      if (error) host.dispatchEvent(new AtlasErrorEvent(error));
      host.requestUpdate();
    });
    this.#drill = new DrillController(host);
    adoptStyles(host, drillStyles);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#loader.close();
  }

  hostUpdated(): void {
    this.#arrive();
    const { shadowRoot, cursor, drill, walksRegions } = this.#host;
    const code = cursor === null || !walksRegions ? undefined : this.#model?.items[cursor]?.code;
    this.#drill.probe(drill && code !== undefined && code !== this.#shown ? code : null);
    const canvas = shadowRoot?.querySelector('canvas');
    if (canvas) canvas.style.cursor = drill && code !== undefined && this.#isOffered(code) ? 'pointer' : '';
  }

  get #locale(): Locale {
    return resolveLocale(this.#host.locale, this.#host);
  }

  /** A unit is offered unless nothing is known below it. */
  #isOffered(code: string): boolean {
    return code !== this.#shown && this.#drill.known.countOf(code) !== 0;
  }

  /** What is to be asked at the place where the map is. */
  get queries(): readonly Query[] {
    return this.#drill.queriesAt(this.#drill.place);
  }

  /** Takes up the element's properties, before it asks and draws. */
  follow(asker: Asker | null): void {
    const { boundaries, register, baseURI, english } = this.#host;
    const before = this.#drill.place;
    this.#drill.known.english = english;
    this.#drill.follow(asker);
    const { place, root } = this.#drill;
    if (place !== before) {
      this.#chosen = null;
      this.#showsAll = false;
    }
    this.#visited.add(place);
    const unit = place === null ? null : register?.children(place)[0]?.level;
    const level = unit && unit !== 'zone' ? unit : levelBelow(place);
    this.#loader.open({ boundaries: boundaries || null, register, root, place, level, base: baseURI });
  }

  /** Where answers know nothing below their place they are about the place itself; the same for the same. */
  ownRows(given: readonly Answer[]): readonly Answer[] {
    const { isActive, known } = this.#drill;
    if (!isActive) return given;
    if (given !== this.#own?.given) this.#own = { given, rows: ownRows(given, (code) => known.nameOf(code)) };
    return this.#own.rows;
  }

  /** Learns from answers that `ownRows` made of those given, or from one period of them. */
  learn(answers: readonly Answer[], given: readonly Answer[]): void {
    const { known, place } = this.#drill;
    const about = answers.find((answer) => !isTitles(answer));
    const where = about ? placeOf(about) : null;
    if (given !== this.#given && where === this.#shown) known.forgetCounts();
    this.#given = given;
    this.#shown = about && this.#visited.has(where) ? where : place;
    this.#drill.learn(answers);
    this.#answers = answers;
  }

  /** The boundaries of the place shown; undefined = on their way, null = tiles. */
  outlines(model: RegionsModel | null): OutlineMap | null | undefined {
    const { isSettled, outlines } = this.#loader.at(this.#shown);
    if (!isSettled) return undefined;
    const isBelow = this.#shown !== this.#drill.root;
    return outlines && model && isBelow && outlines.join(model).drawn.size === 0 ? null : outlines;
  }

  /** Why boundaries cannot be drawn; null where they can, or where there are none. */
  get error(): AtlasError | null {
    return this.#loader.at(this.#shown).error;
  }

  #here(model: RegionsModel): RegionItem | null {
    const code = this.#shown;
    if (!this.#drill.isActive || code === null) return null;
    return hereItem(model, this.#answers, { code, name: this.#drill.known.nameOf(code) });
  }

  /** The model with what belongs to the place itself as one more row, for the table. */
  whole(model: RegionsModel, locale: Locale): RegionsModel {
    const here = this.#here(model);
    if (!here) return model;
    const name = drillWords(locale).here(here.name[locale]);
    return {
      ...model,
      items: [...model.items, { ...here, name: { zh: name, en: name } }],
      starCount: model.starCount + here.stars.length,
    };
  }

  /** Goes up on Escape and Backspace; says whether the key was one of these. */
  keyed(key: string): boolean {
    const above = this.#drill.path.at(-2);
    if (!this.#host.drill || !above || (key !== 'Escape' && key !== 'Backspace')) return false;
    this.#go(above.code);
    return true;
  }

  /** Goes down into a unit that was chosen, if it is offered. */
  chosen(code: string | undefined): void {
    if (this.#host.drill && code !== undefined && this.#isOffered(code)) this.#go(code);
  }

  #go(code: string | null): void {
    this.#hadFocus = this.#host.shadowRoot?.activeElement != null;
    this.#drill.go(code);
  }

  /** Says what Enter does at a unit, once it is known. */
  hint(code: string): string {
    const count = this.#drill.known.countOf(code);
    if (!this.#host.drill || code === this.#shown || count === null) return '';
    return ` · ${drillWords(this.#locale).open(count)}`;
  }

  /** Puts cursor and focus where they make sense, and says where one is, once the picture of a step is there. */
  #arrive(): void {
    const drill = this.#drill;
    const host = this.#host;
    if (!drill.isUnderway || (!host.error && (this.#shown !== drill.place || !this.#model))) return;
    drill.arrive();
    const locale = this.#locale;
    const names = drill.path.map(({ name }) => name[locale]);
    const about = this.#answers.find((answer) => !isTitles(answer));
    const count = about ? unitsOf(about).length : 0;
    const words = drillWords(locale);
    this.#arrived = host.error ? '' : count > 0 ? words.arrived(names, count) : words.arrivedAtEnd(names);
    const picture = host.shadowRoot?.querySelector<HTMLElement>('#picture, .way .up, .way button');
    if (this.#hadFocus) (host.shadowRoot?.querySelector<HTMLElement>('#picture') ?? picture)?.focus();
    this.#hadFocus = false;
    const index = this.#model?.items.findIndex(({ code }) => code === drill.cameFrom) ?? -1;
    host.cursor = index < 0 || !host.walksRegions ? null : index;
    host.requestUpdate();
  }

  /** Draws the way, and what is to be said of it; nothing for a map that goes nowhere. */
  head(model: RegionsModel | null): TemplateResult | typeof nothing {
    this.#model = model;
    if (!this.#drill.isActive) return nothing;
    const locale = this.#locale;
    const words = drillWords(locale);
    const { path, refused, known } = this.#drill;
    const said: string[] = [];
    if (refused !== null) said.push(words.unknownPlace(refused.slice(0, 40)));
    const { isMissing, outlines } = this.#loader.at(this.#shown);
    const isEnd = model !== null && this.#shown !== null && model.items.every(({ code }) => code === this.#shown);
    if (model && isMissing) said.push(words.noBoundaries);
    else if (model && !isEnd && outlines && this.outlines(model) === null) said.push(words.noneDrawn);
    if (isEnd) said.push(words.nothingBelow(known.nameOf(this.#shown)[locale]));
    return wayTemplate({ path, said, arrived: this.#arrived, goTo: (code) => this.#go(code) }, locale);
  }

  /** Lists what the map cannot show; nothing for a map that goes nowhere. */
  foot(model: RegionsModel | null): TemplateResult | typeof nothing {
    if (!model) return nothing;
    const locale = this.#locale;
    const join = this.outlines(model)?.join(model) ?? null;
    const nameOf = (code: string) => model.items.find((item) => item.code === code)?.name[locale] ?? code;
    const notes = join ? boundaryNotesTemplate(join.notes, nameOf, locale) : nothing;
    if (!this.#drill.isActive) return notes;
    const here = this.#here(model);
    const whole = here ? { ...model, items: [...model.items, here] } : model;
    const places = unplacedPlaces(whole, join?.drawn ?? null, here);
    const list = unplacedTemplate(
      {
        places,
        ...{ chosen: this.#chosen, showsAll: this.#showsAll, isFolded: this.#host.stretch },
        choose: (index) => {
          const place = places[index]!;
          this.#chosen = this.#chosen === index ? null : index;
          this.#host.dispatchEvent(new AtlasSelectEvent(unplacedSelect(place, model)));
          if (place.kind === 'unit') this.chosen(place.item.code);
          this.#host.requestUpdate();
        },
        showAll: () => {
          this.#showsAll = true;
          this.#host.requestUpdate();
        },
      },
      whole,
      locale,
    );
    return html`${notes}${list}`;
  }
}

export { drillQuery } from './drill-query.js';
export { findPath } from './find-path.js';
export { hereItem } from './here-item.js';
export { ownRow } from './own-row.js';
export { isByName, unplacedPlaces } from './unplaced-places.js';
