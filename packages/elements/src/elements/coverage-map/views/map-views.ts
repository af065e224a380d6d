import type { Answer, Query } from '@practice-atlas/measure';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { adoptStyles } from '../../../base/adopt-styles.js';
import type { DataTable } from '../../../base/data-table.js';
import { detailTemplate } from '../../../base/detail-template.js';
import type { DrawnList } from '../../../engine/canvas-controller.js';
import { AtlasPeriodEvent } from '../../../events/atlas-period-event.js';
import type { AtlasSelectDetail } from '../../../events/atlas-select-event.js';
import { type Locale, resolveLocale } from '../../../format/locale.js';
import type { RegionsModel } from '../../../models/regions.js';
import { summarizeRegions } from '../../../summaries/regions.js';
import type { CoverageMapOptions } from '../coverage-map-marks.js';
import type { OutlineMap } from '../outlines/outline-map.js';
import type { SiteReader } from '../sites/site-reader.js';
import { GroundView } from './ground-view.js';
import { multiplesMarks } from './multiples-marks.js';
import { isStill, PeriodPlayer } from './period-player.js';
import { periodQueries } from './period-queries.js';
import { PeriodSpeaker } from './period-speaker.js';
import { periodStyles } from './period-styles.js';
import { periodTable } from './period-table.js';
import { periodTemplate } from './period-template.js';
import { periodLabel, periodWords } from './period-words.js';
import { rankedList } from './ranked-list.js';
import { ShownPeriods } from './shown-periods.js';
import type { ViewsHost } from './views-host.js';

export { AtlasPeriodEvent } from '../../../events/atlas-period-event.js';
export { mapPeriods } from '../../../models/map-periods.js';
export { periodClasses } from '../../../models/period-classes.js';
export { nextPeriodKey, periodDays } from '../../../models/period-days.js';
export { multiplesMarks } from './multiples-marks.js';
export { periodQueries } from './period-queries.js';
export { periodTable } from './period-table.js';
export { periodLabel } from './period-words.js';
export { rankedDatums } from './ranked-list.js';

/** What a map is besides one picture of now on tiles or boundaries: periods with a time line or as small maps, a ranked list, sites on plain ground. */
export class MapViews implements ReactiveController {
  readonly #host: ViewsHost;
  readonly #periods: ShownPeriods;
  readonly #player: PeriodPlayer;
  #begun = false;
  readonly #speaker: PeriodSpeaker;
  #showsAll = false;
  readonly #ground: GroundView;

  /** `failed` is told why a part could not be loaded. */
  constructor(host: ViewsHost, failed: (error: unknown) => void) {
    this.#host = host;
    this.#ground = new GroundView(host, failed);
    this.#speaker = new PeriodSpeaker(() => host.requestUpdate());
    this.#periods = new ShownPeriods(host);
    this.#player = new PeriodPlayer({
      index: () => this.#periods.index,
      count: () => this.#periods.list.length,
      show: (index) => this.#show(index),
      changed: () => host.requestUpdate(),
    });
    adoptStyles(host, periodStyles);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#player.stop();
    this.#begun = false;
    this.#speaker.stop();
    this.#ground.leave();
  }

  hostUpdated(): void {
    const isWanted = this.#host.autoplay && this.#isSlider;
    if (!isWanted && this.#begun) this.#player.stop();
    const begins = isWanted && !this.#begun && this.#periods.maps !== null;
    this.#begun = isWanted && (this.#begun || begins);
    if (!begins) return;
    this.#player.loops = true;
    queueMicrotask(() => this.#player.play());
  }

  get #locale(): Locale {
    return resolveLocale(this.#host.locale, this.#host);
  }
  get #isMultiples(): boolean {
    return this.#periods.isOverTime && this.#host.show === 'multiples' && !this.isList && !this.#isGround;
  }
  get #isSlider(): boolean {
    return this.#periods.isOverTime && this.#host.show !== 'multiples' && !this.#isGround;
  }
  get #isGround(): boolean {
    return this.#host.view === 'ground';
  }
  /** The picture is a list, not a canvas. */
  get isList(): boolean {
    return this.#host.view === 'list';
  }

  /** How many data the cursor walks through, where they are not regions; undefined = regions. */
  get count(): number | undefined {
    if (this.#isGround) return this.siteReader && this.#host.sites ? this.#host.sites.lng.length : 0;
    if (this.isList) return 0;
    return this.#isMultiples ? this.#periods.small.length : undefined;
  }

  /** Reads sites on plain ground; null = none is drawn, undefined = those of the map. */
  get siteReader(): SiteReader | null | undefined {
    return this.#isGround ? this.#ground.reader : this.isList || this.#isMultiples ? null : undefined;
  }

  /** Asks by period too. */
  queries(asked: readonly Query[]): readonly Query[] {
    return this.#host.by ? periodQueries(asked, this.#host.by) : asked;
  }

  /** The answers of the period that is shown. */
  answersOf(given: readonly Answer[]): readonly Answer[] {
    return this.#periods.answersOf(given);
  }

  /** Makes the model of what is shown, as `ShownPeriods` does. */
  modelOf(...made: Parameters<ShownPeriods['modelOf']>): RegionsModel | null {
    return this.#periods.modelOf(...made);
  }

  /** Says besides what the map says: over how many periods. */
  summary(model: RegionsModel, locale: Locale): string {
    const said = summarizeRegions(model, locale);
    const periods = this.#periods.list;
    if (!periods.length) return said;
    const label = (index: number): string => periodLabel(periods[index]!.key)[locale];
    const words = periodWords(locale);
    const stands = words.stands(label(this.#periods.index), this.#periods.index + 1, periods.length);
    return locale === 'zh' ? `${stands}。${said}` : `${stands}. ${said}`;
  }

  /** The table of small maps; null = that of the map. */
  table(locale: Locale): DataTable | null {
    return this.#isMultiples ? periodTable(this.#periods.small, locale) : null;
  }

  /** Says a small map; null = a region of the map. */
  label(index: number, locale: Locale): string | null {
    const small = this.#isMultiples ? this.#periods.small[index] : undefined;
    if (!small) return null;
    const from = this.#periods.maps!.models.length - this.#periods.small.length;
    const label = periodLabel(small.period.key)[locale];
    const stands = periodWords(locale).stands(label, from + index + 1, this.#periods.maps!.models.length);
    const said = small.period.isGap
      ? periodWords(locale).gap
      : summarizeRegions({ ...small.model, method: null }, locale);
    return `${stands}${locale === 'zh' ? '：' : ': '}${said}`;
  }

  /** Adds the period to what a choice tells the page. */
  select(detail: AtlasSelectDetail | null, index: number): AtlasSelectDetail | null {
    if (this.#isMultiples) {
      const small = this.#periods.small[index];
      const metric = small?.model.metric ? { metric: small.model.metric.id } : {};
      return small ? { kind: 'period', key: small.period.key, ...metric, datum: index } : null;
    }
    const period = this.#periods.shown;
    return detail && period ? { ...detail, key: period.key } : detail;
  }

  /** Takes the period of a small map that was chosen; says whether it was one. */
  chosen(index: number): boolean {
    const small = this.#isMultiples ? this.#periods.small[index] : undefined;
    if (small) this.#show(this.#periods.list.indexOf(small.period));
    return this.#isMultiples;
  }

  #show(index: number): void {
    const period = this.#periods.list[index];
    if (!period || index === this.#periods.index) return;
    this.#periods.refused = null;
    this.#periods.index = index;
    this.#host.period = period.key;
    this.#host.dispatchEvent(new AtlasPeriodEvent(period.key));
    this.#speaker.say(period.key, this.#player.isPlaying);
  }

  /** Draws small maps, or sites on plain ground; null = the map itself, undefined = on its way. */
  marks(options: CoverageMapOptions, outlines: OutlineMap | null): DrawnList | null | undefined {
    if (this.#isGround) return this.#ground.marks(options);
    const maps = this.#periods.maps;
    if (!this.#isMultiples || !maps) return null;
    const small = this.#periods.small;
    return multiplesMarks(small, {
      ...{ ...options, pooled: maps.pooled, hiddenCount: maps.models.length - small.length },
      ...(outlines ? { draw: outlines.small, notes: outlines.notes(maps.models[0]!, options) } : {}),
    });
  }

  /** Draws the list; null = the picture is a canvas. */
  picture(
    model: RegionsModel,
    { said, choose }: { said: string; choose: (datum: number) => void },
  ): TemplateResult | null {
    if (!this.isList) return null;
    const showAll = () => {
      this.#showsAll = true;
      this.#host.requestUpdate();
    };
    const list = rankedList(model, {
      locale: this.#locale,
      showsAll: this.#showsAll,
      choose,
      showAll,
    });
    return html`${list}${said ? detailTemplate(said) : nothing}`;
  }

  /** Draws the time line under the map. */
  foot(): TemplateResult | typeof nothing {
    const periods = this.#periods.list;
    const maps = this.#periods.maps;
    if (!this.#isSlider || !maps || periods.length === 0) return nothing;
    return periodTemplate(
      {
        ...{ periods, index: this.#periods.index, kind: maps.models[0]?.metric?.kind ?? null },
        ...{
          isPlaying: this.#player.isPlaying,
          canPlay: !isStill() && periods.length > 1,
        },
        ...{
          refused: this.#periods.refused,
          spoken: this.#speaker.key === null ? '' : periodLabel(this.#speaker.key)[this.#locale],
        },
        show: (index) => {
          this.#player.stop();
          this.#show(index);
        },
        toggle: () => {
          this.#player.loops = this.#host.autoplay;
          if (this.#player.isPlaying) this.#player.stop();
          else this.#player.play();
        },
      },
      this.#locale,
    );
  }
}
