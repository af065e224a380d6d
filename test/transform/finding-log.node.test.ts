import type { Finding, FindingLevel, Where } from '@practice-atlas/dataset';
import { createFindingLog } from '@practice-atlas/transform';
import { describe, expect, it } from 'vitest';

const finding = (code: string, level: FindingLevel, where: Where = {}): Finding => ({
  code,
  level,
  where,
  value: null,
  reason: 'it is so',
  remedy: 'correct it',
});

describe('createFindingLog', () => {
  it('counts all findings of a group and keeps the first of them', () => {
    const log = createFindingLog({ limit: 2 });
    for (const row of [7, 3, 9]) log.add(finding('date_malformed', 'error', { file: 'a.csv', row, column: '日期' }));
    expect(log.count).toBe(3);
    expect(log.groups()).toMatchObject([
      {
        code: 'date_malformed',
        level: 'error',
        file: 'a.csv',
        sheet: null,
        table: null,
        column: '日期',
        count: 3,
        findings: [{ where: { row: 7 } }, { where: { row: 3 } }],
      },
    ]);
  });

  it.each<[string, Where, Where]>([
    ['file', { file: 'a' }, { file: 'b' }],
    ['sheet', { file: 'a', sheet: 'x' }, { file: 'a', sheet: 'y' }],
    ['sheet, missing or not', { file: 'a' }, { file: 'a', sheet: '' }],
    ['table', { table: 'cases' }, { table: 'sites' }],
    ['column', { column: 'a' }, { column: 'b' }],
    ['column, with the words of another place', { file: 'a', column: 'b' }, { file: 'ab', column: '' }],
    ['column that is a property of every object', { column: '__proto__' }, { column: 'constructor' }],
  ])('keeps apart what differs in %s', (_, one, other) => {
    const log = createFindingLog();
    for (const where of [one, other, one, other]) log.add(finding('x', 'notice', where));
    expect(log.groups().map((group) => group.count)).toEqual([2, 2]);
  });

  it('keeps apart what differs in code or level', () => {
    const log = createFindingLog();
    log.addAll([finding('x', 'notice'), finding('y', 'notice'), finding('x', 'error'), finding('x', 'notice')]);
    expect(log.groups().map(({ level, code, count }) => [level, code, count])).toEqual([
      ['error', 'x', 1],
      ['notice', 'x', 2],
      ['notice', 'y', 1],
    ]);
  });

  it('lists errors first, then by file, sheet, first row, code and column, whatever the order of adding', () => {
    const findings = [
      finding('c', 'notice', { file: 'a', row: 1 }),
      finding('c', 'error', { file: 'b', row: 2 }),
      finding('c', 'error', { file: 'a', sheet: '2', row: 1 }),
      finding('c', 'error', { file: 'a', sheet: '1', row: 10 }),
      finding('b', 'error', { file: 'a', sheet: '1', row: 9, column: 'y' }),
      finding('b', 'error', { file: 'a', sheet: '1', row: 9, column: 'x' }),
      finding('a', 'error', { file: 'a', sheet: '1', row: 9 }),
    ];
    const expected = ['a', 'b x', 'b y', 'c 10', 'c 2', 'c b', 'c notice'];
    const named = (order: Finding[]) => {
      const log = createFindingLog();
      log.addAll(order);
      return log
        .groups()
        .map(({ code, column, level, file, sheet, findings: [first] }) =>
          code === 'b'
            ? `b ${column}`
            : code === 'a'
              ? 'a'
              : level === 'notice'
                ? 'c notice'
                : file === 'b'
                  ? 'c b'
                  : sheet === '2'
                    ? 'c 2'
                    : `c ${first?.where.row}`,
        );
    };
    expect(named(findings)).toEqual(expected);
    expect(named(findings.toReversed())).toEqual(expected);
  });

  it('says at the end how many findings of a group it did not keep', () => {
    const log = createFindingLog({ limit: 1 });
    const where = { file: 'a.xlsx', sheet: '三月', table: 'cases', column: '评分' };
    for (let row = 2; row < 6; row += 1) log.add(finding('value_out_of_range', 'error', { ...where, row }));
    log.add(finding('column_guessed', 'notice', { file: 'a.xlsx' }));
    expect(log.findings()).toEqual([
      finding('value_out_of_range', 'error', { ...where, row: 2 }),
      finding('column_guessed', 'notice', { file: 'a.xlsx' }),
      {
        code: 'findings_more',
        level: 'error',
        where,
        value: null,
        reason: 'there are 3 more of the kind value_out_of_range here',
        remedy: 'correct it',
      },
    ]);
  });

  it('keeps at least one finding of each group, so that each can be named', () => {
    const log = createFindingLog({ limit: 0 });
    log.addAll([finding('x', 'error'), finding('x', 'error')]);
    expect(log.groups()).toMatchObject([{ code: 'x', count: 2, findings: [{ code: 'x' }] }]);
  });

  it('puts findings of new columns together when a file of 100,000 columns would make too many groups', () => {
    const log = createFindingLog({ groupLimit: 10 });
    for (let column = 0; column < 100_000; column += 1)
      log.add(finding('column_unknown', 'warning', { file: 'wide.csv', row: 1, column: `c${column}` }));
    log.add(finding('column_unknown', 'warning', { file: 'wide.csv', row: 1, column: 'c3' }));
    expect(log.count).toBe(100_001);
    expect(log.groups()).toHaveLength(11);
    const together = log.groups().find((group) => group.column === null);
    expect(together).toMatchObject({ count: 99_990 });
    expect(together?.findings[0]?.where.column).toBe('c10');
    expect(together?.findings).toHaveLength(1000);
    expect(log.groups().find((group) => group.column === 'c3')?.count).toBe(2);
  });

  it('counts findings that differ in their rows only without making those that it does not keep', () => {
    const log = createFindingLog({ limit: 2 });
    const where = { file: 'a.csv', table: 'cases' };
    log.add(finding('row_superseded', 'warning', { ...where, row: 1 }));
    const counter = log.counter({ code: 'row_superseded', level: 'warning', where });
    let madeCount = 0;
    for (let row = 2; row <= 1_000_000; row += 1)
      counter.add(row, () => {
        madeCount += 1;
        return finding('row_superseded', 'warning', { ...where, row });
      });
    expect(madeCount).toBe(1);
    expect([log.count, log.worst()]).toEqual([1_000_000, 'warning']);
    expect(log.groups()).toMatchObject([
      { code: 'row_superseded', count: 1_000_000, findings: [{ where: { row: 1 } }, { where: { row: 2 } }] },
    ]);
  });

  it('has no group of a counter to which nothing was added', () => {
    const log = createFindingLog();
    log.counter({ code: 'row_resent', level: 'notice', where: { file: 'a.csv' } });
    expect([log.count, log.groups(), log.worst()]).toEqual([0, [], null]);
  });

  it('names the worst level met', () => {
    const log = createFindingLog();
    expect(log.worst()).toBeNull();
    log.add(finding('x', 'notice'));
    expect(log.worst()).toBe('notice');
    log.add(finding('x', 'error'));
    log.add(finding('x', 'warning'));
    expect(log.worst()).toBe('error');
  });

  it('gives no groups and no findings when nothing was added', () => {
    const log = createFindingLog();
    expect([log.count, log.groups(), log.findings()]).toEqual([0, [], []]);
  });
});
