import type { caseSteps } from '../case-steps.js';
import type { WordsOf } from '../define-table.js';

/** What `case_steps` and its columns are called, and what they hold. */
export const caseStepsWords: WordsOf<typeof caseSteps> = {
  zh: '事项步骤',
  en: 'Case steps',
  row: 'one step of one case',
  fields: {
    case_id: ['事项编号', 'Case id', 'A row of `cases`.'],
    seq: ['序号', 'Sequence', 'Order of events within the case, from 1.'],
    step: [
      '步骤',
      'Step',
      'A word of the lifecycle: placed, reviewed, dispatched, accepted, completed, rated, rejected, cancelled, expired.',
    ],
    at: ['时间', 'At', 'When it happened.'],
    tier: ['层级', 'Tier', 'Which tier acted: center, institute, station, base, point.'],
    outcome: ['结果', 'Outcome', 'What came of it.'],
  },
};
