import type { Answer, Label } from '@practice-atlas/measure';
import { isTitles } from '../../../models/regions.js';
import type * as EnglishLabels from '../english-labels.js';
import { placeOf, regionsOf, unitsOf } from './region-keys.js';

/** One step of the way from the root to the place shown. */
export interface PathStep {
  /** Null = the whole country. */
  readonly code: string | null;
  readonly name: Label;
}

const COUNTRY: Label = { zh: '全国', en: 'China' };

/** Remembers from answers what lies below what, and what it is called. */
export class KnownPlaces {
  /** Names places that answers name in Chinese only. */
  english: typeof EnglishLabels | undefined;
  readonly #parents = new Map<string, string | null>();
  readonly #names = new Map<string, Label>();
  readonly #counts = new Map<string | null, number>();

  /** Takes what an answer tells; answers about titles tell nothing of units. */
  learn(answer: Answer): void {
    const dimension = regionsOf(answer);
    if (!dimension || isTitles(answer)) return;
    const place = placeOf(answer);
    dimension.keys.forEach((code, row) => {
      if (code !== null) this.name(code, dimension.labels[row]!);
    });
    for (const { regionPath, regionPathNames } of answer.figures)
      regionPath.forEach((code, i) => {
        if (regionPathNames[i]) this.name(code, regionPathNames[i]);
      });
    const units = unitsOf(answer);
    for (const code of units) this.#parents.set(code, place);
    this.#counts.set(place, units.length);
  }

  /** Remembers a name, unless it is only the code again. */
  name(code: string, label: Label): void {
    if (label.zh !== code) this.#names.set(code, label);
  }

  /** What a place is called; its code where nobody said. */
  nameOf(code: string | null): Label {
    if (code === null) return COUNTRY;
    const name = this.#names.get(code) ?? { zh: code, en: code };
    return this.english?.englishLabel(code, name) ?? name;
  }

  hasName(code: string | null): boolean {
    return code === null || this.#names.has(code);
  }

  /** How many units are known below a place; null = nobody asked. */
  countOf(code: string | null): number | null {
    return this.#counts.get(code) ?? null;
  }

  /** Forgets how many units there are: the data are newer. */
  forgetCounts(): void {
    this.#counts.clear();
  }

  /** Says that a place lies right below another one. */
  link(code: string, parent: string | null): void {
    this.#parents.set(code, parent);
  }

  /** The way from `root` to a place, both included; null where it is not known. */
  path(root: string | null, code: string | null): readonly PathStep[] | null {
    const steps: PathStep[] = [];
    const seen = new Set<string | null>();
    for (
      let at: string | null | undefined = code;
      at !== undefined && !seen.has(at);
      at = at === null ? undefined : this.#parents.get(at)
    ) {
      seen.add(at);
      steps.unshift({ code: at, name: this.nameOf(at) });
      if (at === root) return steps;
    }
    return null;
  }
}
