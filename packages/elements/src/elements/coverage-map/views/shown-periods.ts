import { AtlasError } from '@practice-atlas/dataset';
import type { Answer } from '@practice-atlas/measure';
import { type MapPeriod, type MapPeriods, mapPeriods } from '../../../models/map-periods.js';
import { type PeriodMaps, periodClasses } from '../../../models/period-classes.js';
import type { RegionsModel } from '../../../models/regions.js';
import type { FillParameters } from '../fills/fill-choice.js';
import type { SmallMap } from './multiples-marks.js';
import { grainOf } from './period-queries.js';
import { periodLabel } from './period-words.js';

/** The properties of a map that say which periods it shows and what their maps are made of. */
export interface PeriodProperties extends FillParameters {
  readonly by: string | null;
  readonly show: 'slider' | 'multiples' | null;
  period: string | null;
  readonly metric: string | null;
  readonly stars: unknown;
  readonly fills: unknown;
}

const MOST_MAPS = 12;

/** The periods of a map over time, the one that is shown, and their maps, which are kept until answers or fill change. */
export class ShownPeriods {
  index = 0;
  /** A period that was asked for and is not there; null = none. */
  refused: string | null = null;
  readonly #host: PeriodProperties;
  #spans = new Map<RegionsModel, RegionsModel>();
  #given: readonly Answer[] | null = null;
  #periods: MapPeriods | null = null;
  #made: {
    readonly of: readonly unknown[];
    readonly maps: PeriodMaps | null;
  } | null = null;

  constructor(host: PeriodProperties) {
    this.#host = host;
  }

  /** Empty where the map is not over time, or nothing is known at any. */
  get list(): readonly MapPeriod[] {
    return this.#periods?.periods ?? [];
  }
  /** The map is over time. */
  get isOverTime(): boolean {
    return this.#periods !== null;
  }
  get shown(): MapPeriod | undefined {
    return this.list[this.index];
  }
  get maps(): PeriodMaps | null {
    return this.#periods ? (this.#made?.maps ?? null) : null;
  }
  /** The latest periods with their maps, twelve at most. */
  get small(): readonly SmallMap[] {
    const { models = [] } = this.maps ?? {};
    const from = Math.max(0, models.length - MOST_MAPS);
    return models.slice(from).map((model, i) => ({ model, period: this.list[from + i]! }));
  }

  /** The answers of the period that is shown. */
  answersOf(given: readonly Answer[]): readonly Answer[] {
    const { by, show, period } = this.#host;
    if (by) grainOf(by);
    if (show && show !== 'slider' && show !== 'multiples')
      throw new AtlasError('parameter_malformed', `show "${String(show)}" cannot be used`, {
        hint: 'use slider or multiples',
        where: { property: 'show' },
        details: { value: String(show) },
      });
    if (given !== this.#given) {
      this.#given = given;
      this.#periods = by ? mapPeriods(given) : null;
      this.#made = null;
    }
    const periods = this.#periods?.periods;
    if (!this.#periods || !periods?.length) return given;
    const wanted = period ? periods.findIndex(({ key }) => key === period) : -1;
    if (wanted < 0) this.refused = period || null;
    else if (wanted !== this.index) this.refused = null;
    this.index = wanted < 0 ? periods.length - 1 : wanted;
    this.#host.period = periods[this.index]!.key;
    return this.#periods.answersAt(this.index);
  }

  /** Makes the model of what is shown: of a period with the classes of all. `answers` are those of the period. */
  modelOf(
    answers: readonly Answer[],
    make: (answers: readonly Answer[]) => RegionsModel | null,
    fill: (model: RegionsModel) => RegionsModel,
  ): RegionsModel | null {
    const periods = this.#periods;
    if (!periods) {
      const model = make(answers);
      return model && fill(model);
    }
    const { metric, stars, view, classes, classCount, thresholds, fills } = this.#host;
    const of = [metric, stars, view, classes, classCount, thresholds, fills];
    if (this.#made?.of.some((one, i) => one !== of[i]) ?? true) {
      const models = periods.periods.flatMap(({ key }, i) => {
        const model = make(periods.answersAt(i));
        return model ? { ...model, period: periodLabel(key) } : [];
      });
      this.#made = { of, maps: periodClasses(models, fill) };
      this.#spans = new Map();
    }
    const maps = this.#made?.maps ?? null;
    const model = maps?.models[this.index] ?? null;
    return model && this.#host.show === 'multiples' ? this.#spanning(model) : model;
  }

  /** The model of a period under the name of all small maps; the same for the same. */
  #spanning(model: RegionsModel): RegionsModel {
    const [first, last] = [this.small[0], this.small.at(-1)].map((one) => periodLabel(one!.period.key));
    const period = { zh: `${first!.zh}至${last!.zh}`, en: `${first!.en} – ${last!.en}` };
    const kept = this.#spans.get(model) ?? { ...model, period };
    this.#spans.set(model, kept);
    return kept;
  }
}
