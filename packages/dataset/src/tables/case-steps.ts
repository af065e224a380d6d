import { defineTable, field, type HeadingsOf, type RowOf, required } from './define-table.js';

/** Every event of every case, re-dispatch included. */
export const caseSteps = defineTable({
  name: 'case_steps',
  fields: {
    case_id: required('id'),
    seq: required('integer', { min: 1 }),
    step: required('category'),
    at: required('time'),
    tier: field('category'),
    outcome: field('category'),
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
