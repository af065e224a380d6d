import type { Answer, AnswerFigure, AnswerSource, Label } from '@practice-atlas/measure';

/** Figures of one source, in its own order. */
export interface FigureSource {
  readonly source: AnswerSource;
  readonly figures: readonly AnswerFigure[];
}

/** Figures that contradict one another: the same thing, the same place, different numbers. */
export interface FigureConflict {
  readonly label: Label;
  readonly figures: readonly AnswerFigure[];
}

/** A column of the tray: one metric that the boxes print. */
export interface BoxColumn {
  readonly metric: string;
  readonly label: Label;
  readonly unit: string;
  readonly unitWord: string | null;
}

/** Figures that a source prints together without saying where: one cell a column, null where the box has none. */
export interface FigureBox {
  readonly group: string;
  readonly cells: readonly (AnswerFigure | null)[];
}

/** What one place has done or promised; places with a target come first, then the widest. */
export interface FigureProgramme {
  readonly place: Label;
  readonly figures: readonly AnswerFigure[];
}

/** Every reported figure of some answers, sorted for reading. */
export interface FiguresModel {
  /** By source, then in the order of the answer. */
  readonly figures: readonly AnswerFigure[];
  readonly sources: readonly FigureSource[];
  readonly conflicts: readonly FigureConflict[];
  readonly boxColumns: readonly BoxColumn[];
  readonly boxes: readonly FigureBox[];
  /** Unplaced figures that stand in no box. */
  readonly strays: readonly AnswerFigure[];
  readonly programmes: readonly FigureProgramme[];
}

/** Columns of the tray that come first, whatever order the source prints them in. */
const BOX_ORDER = ['teams', 'volunteers', 'projects'];
/** What a programme is not: the standing numbers of a center, and who answered its orders. */
const STANDING = /^(orders|teams|volunteers|sites|projects)(_|$)/;
const WIDEST_FIRST = ['country', 'province', 'city', 'zone', 'county', 'township', 'village', 'place', 'part', 'none'];

/**
 * Names the place of a figure from the city down: `朝阳市 · 北票市`, `大东区 · 东站街道蓝山社区`; null when it is unplaced. In English a place
 * that has no English name keeps the source's.
 */
export function placeOf(figure: AnswerFigure): Label | null {
  if (figure.regionCode === null) return null;
  const path = figure.regionPathNames.length > 1 ? figure.regionPathNames.slice(1) : [...figure.regionPathNames];
  const own = figure.placeName;
  const last = (path.at(-1) ?? figure.regionName)?.zh;
  if (own && last && !last.startsWith(own) && !own.startsWith(last)) path.push({ zh: own, en: own });
  const joined = (locale: 'zh' | 'en') =>
    path
      .slice(-2)
      .map((step) => step[locale])
      .join(' · ') ||
    (own ?? '');
  return { zh: joined('zh'), en: joined('en') };
}

function unique(answers: readonly Answer[]): AnswerFigure[] {
  return [...new Map(answers.flatMap(({ figures }) => figures).map((figure) => [figure.figureId, figure])).values()];
}

function bySource(figures: readonly AnswerFigure[], answers: readonly Answer[]): FigureSource[] {
  const sources = new Map(answers.flatMap((answer) => answer.sources).map((source) => [source.sourceId, source]));
  return [...sources.values()]
    .map((source) => ({ source, figures: figures.filter(({ sourceId }) => sourceId === source.sourceId) }))
    .filter(({ figures: own }) => own.length > 0);
}

function conflictsOf(figures: readonly AnswerFigure[]): FigureConflict[] {
  const byId = new Map(figures.map((figure) => [figure.figureId, figure]));
  const seen = new Set<string>();
  const conflicts: FigureConflict[] = [];
  for (const figure of figures) {
    if (seen.has(figure.figureId)) continue;
    const group = new Set([figure]);
    for (const member of group)
      for (const other of figures)
        if (member.contradicts.includes(other.figureId) || other.contradicts.includes(member.figureId))
          group.add(byId.get(other.figureId) ?? other);
    for (const { figureId } of group) seen.add(figureId);
    if (group.size > 1) conflicts.push({ label: figure.label, figures: [...group] });
  }
  return conflicts;
}

function rank(order: readonly string[], word: string): number {
  const index = order.indexOf(word);
  return index < 0 ? order.length : index;
}

function boxesOf(unplaced: readonly AnswerFigure[]): Pick<FiguresModel, 'boxColumns' | 'boxes' | 'strays'> {
  const boxed = unplaced.filter(({ group }) => group !== null);
  const columns = new Map<string, BoxColumn>();
  for (const { metric, label, unit, unitWord } of boxed)
    if (!columns.has(metric)) columns.set(metric, { metric, label, unit, unitWord: unitWord ?? null });
  const boxColumns = [...columns.values()].sort((a, b) => rank(BOX_ORDER, a.metric) - rank(BOX_ORDER, b.metric));
  const groups = [...new Set(boxed.map(({ group }) => group ?? ''))];
  const boxes = groups.map((group) => ({
    group,
    cells: boxColumns.map(
      ({ metric }) => boxed.find((figure) => figure.group === group && figure.metric === metric) ?? null,
    ),
  }));
  const shown = new Set(boxes.flatMap(({ cells }) => cells));
  return { boxColumns, boxes, strays: unplaced.filter((figure) => !shown.has(figure)) };
}

function programmesOf(figures: readonly AnswerFigure[]): FigureProgramme[] {
  const chosen = figures.filter(
    ({ seriesKind, scope, metric, regionCode, simulated }) =>
      seriesKind !== 'stock' &&
      regionCode !== null &&
      !simulated &&
      (scope === null || scope === 'core' || scope === 'civil') &&
      !STANDING.test(metric),
  );
  chosen.sort((a, b) => rank(WIDEST_FIRST, a.placePrecision) - rank(WIDEST_FIRST, b.placePrecision));
  const byPlace = new Map<string, { place: Label; figures: AnswerFigure[] }>();
  for (const figure of chosen) {
    const place = placeOf(figure);
    if (!place) continue;
    const programme = byPlace.get(place.zh) ?? { place, figures: [] };
    programme.figures.push(figure);
    byPlace.set(place.zh, programme);
  }
  const programmes = [...byPlace.values()];
  const hasTarget = ({ figures: own }: FigureProgramme) => own.some(({ seriesKind }) => seriesKind === 'target');
  return [...programmes.filter(hasTarget), ...programmes.filter((programme) => !hasTarget(programme))];
}

/** Sorts the figures that answers cite: by source, by conflict, by box, by programme. Null when they cite none. */
export function figuresModel(answers: readonly Answer[]): FiguresModel | null {
  const all = unique(answers);
  if (all.length === 0) return null;
  const sources = bySource(all, answers);
  const known = new Set(sources.flatMap(({ figures }) => figures));
  const figures = [...known, ...all.filter((figure) => !known.has(figure))];
  return {
    figures,
    sources,
    conflicts: conflictsOf(figures),
    ...boxesOf(figures.filter(({ regionCode }) => regionCode === null)),
    programmes: programmesOf(figures),
  };
}
