import { defineTable, field, type RowOf, required } from './define-table.js';

/** Every event of every case, re-dispatch included. */
export const caseSteps = defineTable({
  name: 'case_steps',
  zh: '事项步骤',
  en: 'Case steps',
  row: 'one step of one case',
  fields: {
    case_id: required('id', '事项编号', 'Case id', 'A row of `cases`.', { aliases: ['工单号', '订单号'] }),
    seq: required('integer', '序号', 'Sequence', 'Order of events within the case, from 1.', { min: 1 }),
    step: required(
      'category',
      '步骤',
      'Step',
      'A word of the lifecycle: placed, reviewed, dispatched, accepted, completed, rated, rejected, cancelled, expired.',
    ),
    at: required('time', '时间', 'At', 'When it happened.'),
    tier: field('category', '层级', 'Tier', 'Which tier acted: center, institute, station, base, point.'),
    outcome: field('category', '结果', 'Outcome', 'What came of it.'),
  },
  key: ['case_id', 'seq'],
  foreignKeys: [{ field: 'case_id', table: 'cases', references: 'case_id' }],
});

/** A row of `case_steps`. */
export type CaseStep = RowOf<(typeof caseSteps)['fields']>;
