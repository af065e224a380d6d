import { planUpdate } from '@practice-atlas/elements';
import { describe, expect, it } from 'vitest';

const line = { id: 'a', type: 'line', data: [1, 2], lineStyle: { width: 2 } };
const base = {
  grid: [{ id: 'g', left: 1 }],
  xAxis: [{ id: 'x', type: 'value' }],
  yAxis: [{ id: 'y', type: 'value' }],
  series: [line],
};

describe('planUpdate', () => {
  it('starts over when there was nothing', () => {
    expect(planUpdate(null, base)).toEqual({ notMerge: true, replaceMerge: [] });
  });

  it('merges when only values changed, so that lines can move', () => {
    const next = { ...base, series: [{ ...line, data: [3, 4, 5], lineStyle: { width: 3 } }] };
    expect(planUpdate(base, next)).toEqual({ notMerge: false, replaceMerge: [] });
  });

  it('replaces the series when one left, came, changed its kind or said less', () => {
    const others = [
      [],
      [line, { ...line, id: 'b' }],
      [{ ...line, type: 'bar' }],
      [{ id: 'a', type: 'line', data: [1, 2] }],
      [{ ...line, lineStyle: {} }],
    ];
    for (const series of others)
      expect(planUpdate(base, { ...base, series })).toEqual({ notMerge: false, replaceMerge: ['series'] });
  });

  it('starts over when the axes are others, because series are bound to them by number', () => {
    const next = { ...base, xAxis: [...base.xAxis, { id: 'x1', type: 'value' }] };
    expect(planUpdate(base, next)).toEqual({ notMerge: true, replaceMerge: [] });
    expect(planUpdate({ ...base, textStyle: { color: 'red' } }, base).notMerge).toBe(true);
  });

  it('changes neither option', () => {
    const frozen = Object.freeze({ ...base, series: Object.freeze([Object.freeze(line)]) });
    expect(() => planUpdate(frozen, frozen)).not.toThrow();
  });
});
