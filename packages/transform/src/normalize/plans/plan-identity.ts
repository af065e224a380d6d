import type { TableName } from '@practice-atlas/dataset';
import { isEndHeading } from '../headings/end-heading.js';
import type { HeadingForms } from '../headings/heading-forms.js';
import type { HeadingMatch } from '../headings/map-headings.js';
import type { DerivedId, StepHeading } from './table-plan.js';

/** What rows without an id are told apart by. */
interface Identity {
  readonly prefix: string;
  /** Columns whose values make the id. */
  readonly columns: readonly string[];
  /** Columns of which every one has to be there. */
  readonly needs: readonly string[];
  /** Rows are entries, of which several may be alike: they are counted. */
  readonly isCounted: boolean;
}

const named = (prefix: string): Identity => ({
  prefix,
  columns: ['region_code', 'name'],
  needs: ['name'],
  isCounted: false,
});

const IDENTITIES: ReadonlyMap<TableName, Identity> = new Map<TableName, Identity>([
  ['sites', named('site')],
  ['teams', named('team')],
  ['projects', named('project')],
  [
    'activities',
    {
      prefix: 'activity',
      columns: ['region_code', 'title', 'started_at'],
      needs: ['title', 'started_at'],
      isCounted: false,
    },
  ],
  [
    'service_records',
    {
      prefix: 'service',
      columns: ['volunteer_id', 'activity_id', 'case_id', 'started_at'],
      needs: ['volunteer_id', 'started_at'],
      isCounted: false,
    },
  ],
  [
    'cases',
    {
      prefix: 'case',
      columns: ['lifecycle', 'region_code', 'category', 'site_id'],
      needs: [],
      isCounted: true,
    },
  ],
  [
    'ledger',
    {
      prefix: 'entry',
      columns: 'ledger account direction item quantity unit value_fen minutes at region_code site_id'.split(' '),
      needs: ['at'],
      isCounted: true,
    },
  ],
]);
/** Columns that a register of things has, and a report of numbers has not. */
const REGISTER: ReadonlyMap<TableName, readonly string[]> = new Map<TableName, readonly string[]>([
  ['sites', 'tier level host_type lng lat opened_on closed_on demo_since brand parent_site_id'.split(' ')],
  ['teams', 'kind rank parent_team_id founded_on disbanded_on'.split(' ')],
  ['projects', 'brand team_id started_on ended_on'.split(' ')],
]);
/** Steps with which cases begin. */
const BEGINNINGS: ReadonlySet<string> = new Set(['placed', 'found']);
const PERSON = /^(?:志愿者|队员|成员|人员)?(?:真实)?姓名$/;
const CONTENT =
  /^(?:微?心愿|需求|点单|服务|问题|诉求|建议|订单|工单|任务|整改|具体)?(?:内容|名称|描述|事项|详情|标题|主题|问题|心愿|需求|诉求|物品)$/;

/** Says whether a heading holds the names of the persons that the rows are. */
export function isPersonHeading({ exact, bare }: HeadingForms): boolean {
  return [...exact, ...bare].some((text) => PERSON.test(text));
}

/** Says whether the key of a table without a heading for it can be made of the columns that there are. */
export function hasIdentity(table: TableName, columns: ReadonlySet<string>, stepCount: number): boolean {
  const identity = IDENTITIES.get(table);
  if (!identity?.needs.every((column) => columns.has(column))) return false;
  if (table === 'cases') return stepCount > 0;
  return (
    table !== 'ledger' || ['account', 'item', 'quantity', 'value_fen', 'minutes'].some((name) => columns.has(name))
  );
}

/** Counts the columns that speak for a register of things: rows that are events or entries are nothing else. */
export function registerColumnCount(table: TableName, columns: ReadonlySet<string>): number {
  const telling = REGISTER.get(table);
  return telling ? telling.filter((column) => columns.has(column)).length : Number.POSITIVE_INFINITY;
}

/** Plans how the ids of rows are made that have none: of which columns, and of which headings that stand for no column. */
export function planIdentity(
  table: TableName,
  headings: readonly string[],
  forms: readonly HeadingForms[],
  isOpen: (index: number) => boolean,
  place: HeadingMatch | null,
  steps: readonly StepHeading[],
): DerivedId | null {
  const identity = IDENTITIES.get(table);
  if (!identity) return null;
  const content = headings.flatMap((heading, index) => {
    const form = forms[index];
    const isContent = table === 'cases' && form && isOpen(index) && form.exact.some((text) => CONTENT.test(text));
    return isContent ? [{ heading, index }] : [];
  });
  const places = place !== null && table === 'activities' ? [{ heading: place.heading, index: place.index }] : [];
  const isEntered = table === 'service_records' && !forms.some(isEndHeading);
  const { prefix, columns, isCounted } = isEntered
    ? { ...identity, columns: [...identity.columns, 'minutes'], isCounted: true }
    : identity;
  const begin = steps.find(({ step }) => BEGINNINGS.has(step)) ?? steps[0] ?? null;
  return { prefix, columns, texts: [...content, ...places], begin, isCounted };
}
