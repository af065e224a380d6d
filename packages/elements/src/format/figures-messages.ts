import type { Locale } from './locale.js';

/** The strings of lists of reported figures. */
export interface FiguresMessages {
  readonly titles: Readonly<Record<'all' | 'unplaced' | 'conflicts' | 'provenance' | 'programmes', string>>;
  readonly count: (figures: number, sources: number) => string;
  readonly boxCount: (boxes: number) => string;
  readonly box: (number: string) => string;
  readonly boxHeading: string;
  readonly conflictCount: (conflicts: number) => string;
  readonly noConflict: string;
  readonly noUnplaced: string;
  readonly noProgramme: string;
  readonly unplaced: string;
  readonly target: string;
  readonly duplicate: string;
  readonly quote: string;
  readonly place: string;
  readonly goals: string;
  readonly unplacedCount: (figures: number) => string;
  readonly end: string;
}

const zh: FiguresMessages = {
  titles: {
    all: '报告数字',
    unplaced: '未落位的数字',
    conflicts: '互相矛盾的数字',
    provenance: '数字的出处',
    programmes: '品牌活动',
  },
  count: (figures, sources) => `${figures} 条 · ${sources} 个来源`,
  boxCount: (boxes) => `原文图框缺地名，${boxes} 组`,
  box: (number) => `图框 ${number}`,
  boxHeading: '图框',
  conflictCount: (conflicts) => `${conflicts} 处`,
  noConflict: '没有互相矛盾的数字。',
  noUnplaced: '每条数字都有地点。',
  noProgramme: '没有报告活动或目标。',
  unplaced: '未落位',
  target: '目标',
  duplicate: '重复',
  quote: '原文',
  place: '地点',
  goals: '目标与结果',
  unplacedCount: (figures) => `${figures} 条未落位`,
  end: '。',
};

const en: FiguresMessages = {
  titles: {
    all: 'Reported figures',
    unplaced: 'Figures without a place',
    conflicts: 'Figures that contradict one another',
    provenance: 'Sources',
    programmes: 'Programs',
  },
  count: (figures, sources) =>
    `${figures} ${figures === 1 ? 'figure' : 'figures'} · ${sources} ${sources === 1 ? 'source' : 'sources'}`,
  boxCount: (boxes) => `${boxes} ${boxes === 1 ? 'box' : 'boxes'} that name no city`,
  box: (number) => `Box ${number}`,
  boxHeading: 'Box',
  conflictCount: (conflicts) => `${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'}`,
  noConflict: 'No figure contradicts another.',
  noUnplaced: 'Every figure has its place.',
  noProgramme: 'No activity or target is reported.',
  unplaced: 'no place',
  target: 'target',
  duplicate: 'repeated',
  quote: 'Quote',
  place: 'Place',
  goals: 'targets and results',
  unplacedCount: (figures) => `${figures} without a place`,
  end: '.',
};

/** Gives the strings of lists of reported figures in a language. */
export function figuresText(locale: Locale): FiguresMessages {
  return locale === 'zh' ? zh : en;
}
