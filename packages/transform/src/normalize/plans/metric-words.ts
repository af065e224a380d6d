/** What a heading of a report counts, and the words for it. */
export interface MetricEntry {
  /** A word of the metric catalogue, or a free one. */
  readonly metric: string;
  /** The first is the usual one. */
  readonly units: readonly string[];
  readonly seriesKind: 'stock' | 'flow';
  readonly dims?: Readonly<Record<string, string>>;
  /** Folded as headings are; 新时代 and 文明 before 实践 are left out. */
  readonly words: readonly string[];
}

const entry = (
  metric: string,
  units: string,
  seriesKind: 'stock' | 'flow',
  words: string,
  dims?: Readonly<Record<string, string>>,
): MetricEntry => ({ metric, units: units.split(' '), seriesKind, words: words.split(' '), ...(dims ? { dims } : {}) });

/** The metrics that headings of reports name, with their words in Chinese and English. */
export const METRIC_WORDS: readonly MetricEntry[] = [
  entry('sites', 'sites', 'stock', '实践阵地 阵地 实践场所 实践站点 站点 sites'),
  entry('sites', 'sites', 'stock', '实践中心 centers', { tier: 'center' }),
  entry('sites', 'sites', 'stock', '实践所 institutes', { tier: 'institute' }),
  entry('sites', 'sites', 'stock', '实践站 stations', { tier: 'station' }),
  entry('sites', 'sites', 'stock', '实践基地 bases', { tier: 'base' }),
  entry('sites', 'sites', 'stock', '实践点', { tier: 'point' }),
  entry('sites', 'sites', 'stock', '示范点 示范站 示范所', { kind: 'demo' }),
  entry(
    'teams',
    'teams',
    'stock',
    '志愿服务队伍 志愿者服务队伍 志愿者队伍 志愿队伍 志愿服务队 志愿者服务队 服务队伍 服务队 队伍 teams',
  ),
  entry('teams', 'teams', 'stock', '志愿服务总队 总队', { rank: 'headquarters' }),
  entry('teams', 'teams', 'stock', '志愿服务大队 大队', { rank: 'brigade' }),
  entry('teams', 'teams', 'stock', '志愿服务支队 志愿服务分队 支队 分队', { rank: 'detachment' }),
  entry('teams', 'teams', 'stock', '志愿服务小分队 志愿服务小队 小分队 小队', { rank: 'squad' }),
  entry('volunteers', 'persons', 'stock', '志愿者 volunteers'),
  entry(
    'volunteers_registered',
    'persons',
    'stock',
    '注册志愿者 实名注册志愿者 实名志愿者 在册志愿者 registeredvolunteers',
  ),
  entry('volunteers_new', 'persons', 'flow', '新增志愿者 新增注册志愿者 新增实名注册志愿者 新注册志愿者 newvolunteers'),
  entry('volunteers_active', 'persons', 'stock', '活跃志愿者 activevolunteers'),
  entry('team_members', 'persons', 'stock', '队员 队伍人数 服务队人数 teammembers'),
  entry('projects', 'projects', 'stock', '志愿服务项目 服务项目 品牌项目 项目 projects'),
  entry('orders_placed', 'orders', 'flow', '群众点单 居民点单 点单 下单 订单 工单 orders ordersplaced'),
  entry('orders_dispatched', 'orders', 'flow', '派单 配单 dispatchedorders'),
  entry('orders_accepted', 'orders', 'flow', '接单 抢单 acceptedorders'),
  entry('orders_completed', 'orders', 'flow', '完成订单 完成点单 完成工单 办结工单 办结订单 办结 结单 completedorders'),
  entry('orders_rated', 'orders', 'flow', '评单 ratedorders'),
  entry('dispatch_rate', 'ratio', 'flow', '派单率'),
  entry('acceptance_rate', 'ratio', 'flow', '接单率'),
  entry('completion_rate', 'ratio', 'flow', '完成率 办结率 点单完成率 订单完成率'),
  entry('rating_rate', 'ratio', 'flow', '评价率 评单率'),
  entry('satisfaction_rate', 'ratio', 'flow', '满意率 好评率 群众满意率'),
  entry('registration_rate', 'ratio', 'stock', '注册率 志愿者注册率'),
  entry('active_rate', 'ratio', 'stock', '活跃率 志愿者活跃率'),
  entry('coverage_rate', 'ratio', 'stock', '覆盖率 阵地覆盖率'),
  entry('activities', 'events', 'flow', '志愿服务活动 文明实践活动 实践活动 活动 activities events'),
  entry('lectures', 'events', 'flow', '理论宣讲 宣讲 宣讲活动 lectures'),
  entry(
    'participants',
    'person_times persons',
    'flow',
    '参与人次 参加人次 参与人数 参加人数 参与群众 活动人次 活动人数 活动参与人次 活动参与人数 活动参加人次 活动参加人数 participants',
  ),
  entry(
    'beneficiaries',
    'person_times persons',
    'flow',
    '受益人次 惠及人次 服务人次 服务群众 受益群众 惠及群众 受益人数 惠及人数 beneficiaries',
  ),
  entry('service_hours', 'hours minutes', 'flow', '服务时长 志愿服务时长 服务时间 servicehours'),
  entry('wishes', 'cases', 'flow', '微心愿 心愿 wishes'),
  entry('wishes_fulfilled', 'cases', 'flow', '圆梦 完成微心愿 实现微心愿'),
  entry('problems_solved', 'cases', 'flow', '解决问题 解决难题'),
  entry('donations_value', 'CNY', 'flow', '捐赠金额 捐款金额 募集资金'),
  entry('population', 'persons', 'stock', '常住人口 population'),
];

/** Metrics that no catalogue entry answers from figures: they are kept as reported. */
export const FREE_METRICS: readonly string[] = [
  ...'orders_dispatched orders_accepted orders_completed orders_rated lectures donations_value'.split(' '),
  ...'participants beneficiaries service_hours wishes wishes_fulfilled problems_solved'.split(' '),
  ...'sites_new teams_new projects_new'.split(' '),
];

/** Words before what is counted, and the word of the dimension they stand for; other words stand for themselves. */
export const NARROWING_WORDS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([
  ['党员', { kind: 'party_member' }],
  ['青年', { kind: 'youth' }],
  ['学生', { kind: 'student' }],
  ['教师', { role: 'teacher' }],
  ['社区工作者', { role: 'community_staff' }],
  ['示范', { kind: 'demo' }],
  ['品牌', { kind: 'brand' }],
  ['中心', { tier: 'center' }],
  ['实践中心', { tier: 'center' }],
  ['所', { tier: 'institute' }],
  ['实践所', { tier: 'institute' }],
  ['站', { tier: 'station' }],
  ['实践站', { tier: 'station' }],
  ['基地', { tier: 'base' }],
  ['实践基地', { tier: 'base' }],
  ['点', { tier: 'point' }],
  ['实践点', { tier: 'point' }],
  ['总队', { rank: 'headquarters' }],
  ['大队', { rank: 'brigade' }],
  ['支队', { rank: 'detachment' }],
  ['分队', { rank: 'detachment' }],
  ['小分队', { rank: 'squad' }],
  ['小队', { rank: 'squad' }],
]);

/** Units by the measure word of a heading. */
export const UNITS_BY_WORD: ReadonlyMap<string, string> = new Map([
  ...'人 名 位 persons'.split(' ').map((word): [string, string] => [word, 'persons']),
  ['人次', 'person_times'],
  ...'支 teams'.split(' ').map((word): [string, string] => [word, 'teams']),
  ...'场 场次 次 events'.split(' ').map((word): [string, string] => [word, 'events']),
  ...'% ‰'.split(' ').map((word): [string, string] => [word, 'ratio']),
  ['元', 'CNY'],
  ['小时', 'hours'],
  ['分钟', 'minutes'],
  ['户', 'households'],
  ['单', 'orders'],
  ['处', 'sites'],
  ['项', 'projects'],
  ['平方米', 'm2'],
]);
