import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Every event of every case, re-dispatch included. */
export const caseSteps = defineTable({
  name: 'case_steps',
  zh: '事项步骤',
  en: 'Case steps',
  row: 'one step of one case',
  fields: {
    case_id: required('id', '事项编号', 'Case id', 'A row of `cases`.'),
    seq: required('integer', '序号', 'Sequence', 'Order of events within the case, from 1.', {
      min: 1,
    }),
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

/** What else columns of `caseSteps` are called in files. */
export const caseStepsHeadings: HeadingsOf<typeof caseSteps> = {
  case_id: [
    '工单号',
    '订单号',
    '工单编号',
    '订单编号',
    '点单编号',
    '点单号',
    '工单ID',
    '订单ID',
    '单号',
    '心愿编号',
    '问题编号',
    '建议编号',
    '诉求编号',
    '办件编号',
    '需求编号',
    'orderId',
    'orderNo',
    'ticketId',
    'caseNo',
  ],
  seq: ['步骤序号', '环节序号', '顺序号', '次序', 'stepNo', 'index'],
  step: [
    '环节',
    '操作',
    '动作',
    '节点',
    '办理环节',
    '流转环节',
    '处理环节',
    '流程节点',
    '操作类型',
    '操作名称',
    '步骤名称',
    '环节名称',
    'stepName',
    'action',
    'event',
    'status',
    'state',
  ],
  at: [
    '操作时间',
    '处理时间',
    '办理时间',
    '发生时间',
    '流转时间',
    '记录时间',
    '步骤时间',
    '环节时间',
    'time',
    'timestamp',
    'datetime',
    'createdAt',
    'createTime',
    'actionTime',
  ],
  tier: ['办理层级', '处理层级', '阵地层级'],
  outcome: ['处理结果', '办理结果', '操作结果', '环节结果', 'result'],
};

/** A row of `case_steps`. */
export type CaseStep = RowOf<(typeof caseSteps)['fields']>;
