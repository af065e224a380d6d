import type { FindingWords } from './finding-words.js';

/** Findings of orders, wishes and other cases, and of their steps. */
export const orderWords: FindingWords = {
  case_without_steps: {
    'the case has no step; other cases of the lifecycle "{name}" have some':
      '该事项没有环节记录；流程“{name:lifecycle}”的其他事项有',
    'add its steps, or leave the case out': '请补上环节，或去掉该事项',
  },
  due_before_placed: {
    'the limit lies before the first step of the case at {time}': '时限早于该事项的第一个环节（{time:time}）',
  },
  lead_time_long: {
    'more than {years} years after {step} of the case at {time} ({other})':
      '比该事项的{step:step}（{time:time}，{other:row}）晚了 {years} 年以上',
    'check the year of both': '请核对两者的年份',
  },
  lifecycle_differs: {
    '{habit}: the steps of this place are not those of the lifecycle "{name}"':
      '{habit:reason}；此地的环节与流程“{name:lifecycle}”不同',
    'most cases leave out {steps}': '多数事项没有{steps:steps}',
    'in most cases a later step comes before {steps}': '多数事项中，后面的环节先于{steps:steps}',
    '{one}, and {other}': '{one:clause}，{other:clause}',
    'describe the steps of the place under lifecycles': '请在 lifecycles 中说明此地的环节',
  },
  step_after_end: {
    'the case had ended with {step} at {time} ({other})': '该事项已于 {time:time} 以{step:step}结束（{other:row}）',
    'correct the sequence, add the step with which it went on, or make it a case of its own':
      '请更正次序，或补上继续办理的环节，或另立一项',
  },
  step_again: {
    'the case was {step} before, at {time} ({other}), and nothing happened in between that reopens it':
      '该事项已于 {time:time} {step:step}过（{other:row}），其间没有重新办理的环节',
    'check whether it was entered twice': '请核对是否重复录入',
  },
  step_at_same_time: {
    '{other} is the same step {step} of the case at the same time': '{other:row}是该事项同一时间的同一环节{step:step}',
    'remove one of the two, or correct its time': '请删去其一，或更正时间',
  },
  step_missing: {
    '{steps} should come before {step}, and the case never has it': '{step:step}之前应有{steps:steps}，该事项却没有',
    'add the step, or mark it as optional in the lifecycle': '请补上环节，或在流程中标为可跳过',
  },
  step_not_in_lifecycle: {
    'the lifecycle "{name}" of the case has no step {step}': '该事项的流程“{name:lifecycle}”没有{step:step}这一环节',
    'correct the step or the lifecycle of the case, or describe the step under lifecycles':
      '请更正环节或流程，或在 lifecycles 中说明此环节',
  },
  step_out_of_order: {
    '{step} happened at {time}, before {other} at {otherTime} ({row})':
      '{step:step}（{time:time}）早于{other:step}（{otherTime:time}，{row:row}）',
    '{step} happened at {time}, and comes before {other} at {otherTime} ({row})':
      '{step:step}（{time:time}）排在{other:step}（{otherTime:time}，{row:row}）之前',
    'correct the time or the sequence of one of the two': '请更正其中一个的时间或次序',
  },
  steps_at_once: {
    'all {count} cases of the lifecycle "{name}" here have "{step}" in the minute in which they began':
      '此处流程“{name:lifecycle}”的 {count} 个事项，{step:step}都在开始的同一分钟',
    'check whether they were entered afterwards; their lead times mean nothing':
      '请核对是否事后补录；这些事项的用时没有意义',
  },
};
