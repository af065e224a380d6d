/** Fired when a map over time shows another period, by hand or by playing; the detail is its calendar key, `2019-03`. */
export class AtlasPeriodEvent extends CustomEvent<{ readonly period: string }> {
  static readonly type = 'atlas-period';

  constructor(period: string) {
    super(AtlasPeriodEvent.type, {
      detail: { period },
      bubbles: true,
      composed: true,
    });
  }
}

declare global {
  interface HTMLElementEventMap {
    'atlas-period': AtlasPeriodEvent;
  }
}
