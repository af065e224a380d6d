/** One named step of a lifecycle. */
export interface LifecycleStep {
  /** `placed`, `reviewed`, `dispatched`, `accepted`, `completed`, `rated`... */
  readonly step: string;
  readonly zh: string;
  readonly en: string;
  /** Its absence is no gap: 审单 is skipped in many places. */
  readonly optional?: boolean;
  /** The case ends here without success: rejected, cancelled, expired. */
  readonly ends?: boolean;
  /** Hours after the step before it, beyond which a case counts as overdue. */
  readonly limitHours?: number;
}

/** An ordered list of named steps: configuration, not an enum, because places differ. */
export interface Lifecycle {
  readonly lifecycle: string;
  readonly zh: string;
  readonly en: string;
  readonly steps: readonly LifecycleStep[];
}
