import type { Answer, AnswerFigure, Condition, Query } from '@practice-atlas/measure';
import { type CSSResultGroup, html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { AtlasElement } from '../../base/atlas-element.js';
import type { DataTable } from '../../base/data-table.js';
import { defineElement } from '../../base/define-element.js';
import type { Heading } from '../../base/frame-templates.js';
import { pagerTemplate } from '../../base/pager-template.js';
import type { AtlasSelectDetail } from '../../events/atlas-select-event.js';
import { figuresText } from '../../format/figures-messages.js';
import type { Locale } from '../../format/locale.js';
import { type FiguresModel, figuresModel } from '../../models/figures.js';
import { summarizeFigures } from '../../summaries/figures.js';
import {
  conflictsTemplate,
  type FigureList,
  listTemplate,
  programmesTemplate,
  sourcesTemplate,
  trayTemplate,
} from './figure-views.js';
import { figuresStyles } from './figures-styles.js';
import { figuresTable } from './figures-table.js';

/** Which figures are shown, and how. */
export type FiguresView = 'all' | 'unplaced' | 'conflicts' | 'provenance' | 'programmes';

const PER_PAGE = 20;
const VIEWS: readonly string[] = ['all', 'unplaced', 'conflicts', 'provenance', 'programmes'];

/**
 * Every reported figure with its place, its number as printed, its date, its source and its quote; contradictions side by side.
 *
 * Use it to let readers check where numbers come from, and to show what cannot be put on a map: `view="unplaced"` is a tray of the
 * figures whose place the source leaves out. For one number use `<atlas-kpi>`.
 *
 * @fires atlas-ready - The list is on screen.
 * @fires atlas-select - A reader opened the quote of a figure; `key` is its id.
 * @fires atlas-error - No answer is possible; the same error is shown in place.
 * @csspart list - The list of figures.
 * @csspart tray - The table of unplaced boxes.
 * @csspart conflict - Figures that contradict one another.
 * @csspart sources - The list of sources.
 * @csspart programmes - Activities and targets by place.
 */
export class AtlasFigures extends AtlasElement<FiguresModel> {
  static override properties: PropertyDeclarations = {
    view: { reflect: true },
    page: { state: true },
  };
  static override styles: CSSResultGroup = [AtlasElement.styles, figuresStyles];

  /** `all`, `unplaced`, `conflicts`, `provenance` (sources) or `programmes` (activities and targets). */
  declare view: FiguresView;
  declare protected page: number;

  constructor() {
    super();
    this.view = 'all';
    this.page = 0;
  }

  get #view(): FiguresView {
    return VIEWS.includes(this.view) ? this.view : 'all';
  }

  protected override defaultQueries(): readonly Query[] {
    const where: Condition[] = [];
    if (this.#view === 'unplaced') where.push({ field: 'region', op: 'missing' });
    else if (this.region) where.push({ field: 'region', op: 'within', value: this.region });
    return [{ metrics: ['reported_figures'], by: ['source'], ...(where.length > 0 ? { where } : {}) }];
  }

  protected override modelOf(answers: readonly Answer[]): FiguresModel | null {
    return figuresModel(answers);
  }

  protected override titleOf(model: FiguresModel, locale: Locale): Heading {
    const words = figuresText(locale);
    const notes: Record<FiguresView, string> = {
      all: words.count(model.figures.length, model.sources.length),
      unplaced: model.boxes.length > 0 ? words.boxCount(model.boxes.length) : '',
      conflicts: words.conflictCount(model.conflicts.length),
      provenance: words.count(model.figures.length, model.sources.length),
      programmes: words.goals,
    };
    return { title: words.titles[this.#view], note: notes[this.#view] };
  }

  protected override summaryOf(model: FiguresModel, locale: Locale): string {
    return summarizeFigures(model, locale);
  }

  protected override tableOf(model: FiguresModel, locale: Locale): DataTable {
    return figuresTable(model, this.label ?? this.titleOf(model, locale).title, locale);
  }

  protected override datumSelect({ figures }: FiguresModel, index: number): AtlasSelectDetail | null {
    const figure = figures[index];
    if (!figure) return null;
    return {
      kind: 'figure',
      key: figure.figureId,
      metric: figure.metric,
      datum: index,
      ...(figure.regionCode ? { regionCode: figure.regionCode } : {}),
    };
  }

  /** Only the tray and the programs leave their sources unsaid. */
  protected override get hasProvenance(): boolean {
    return this.#view === 'unplaced' || this.#view === 'programmes';
  }

  #list(model: FiguresModel): FigureList {
    const sources = new Map(model.sources.map(({ source }) => [source.sourceId, source]));
    const conflicting = new Set(model.conflicts.flatMap(({ figures }) => figures));
    return {
      locale: this.localeResolved,
      sourceOf: (figure) => sources.get(figure.sourceId) ?? null,
      isInConflict: (figure) => conflicting.has(figure) || figure.contradicts.length > 0,
      opened: (figure: AnswerFigure) => this.selectAt(model.figures.indexOf(figure)),
    };
  }

  #all(model: FiguresModel, list: FigureList): TemplateResult {
    const pageCount = Math.ceil(model.figures.length / PER_PAGE);
    const page = Math.min(this.page, pageCount - 1);
    const shown = model.figures.slice(page * PER_PAGE, (page + 1) * PER_PAGE);
    const turnTo = (to: number) => {
      this.page = to;
    };
    return html`${listTemplate(shown, list)}${pageCount > 1 ? pagerTemplate(page, pageCount, list.locale, turnTo) : nothing}`;
  }

  protected override renderPicture(model: FiguresModel): TemplateResult {
    const list = this.#list(model);
    switch (this.#view) {
      case 'unplaced':
        return trayTemplate(model, list);
      case 'conflicts':
        return conflictsTemplate(model, list);
      case 'provenance':
        return sourcesTemplate(model, list);
      case 'programmes':
        return programmesTemplate(model, list);
      case 'all':
        return this.#all(model, list);
    }
  }
}

defineElement('atlas-figures', AtlasFigures);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-figures': AtlasFigures;
  }
}
