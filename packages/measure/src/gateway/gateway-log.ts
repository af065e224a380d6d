/** What the log says of one request: nothing that was asked with it, no names of files or servers, no credentials. */
export interface GatewayLogLine {
  /** When it came: ISO 8601 in UTC. */
  readonly time: string;
  readonly method: string;
  /** A path of the gateway, or `other`. */
  readonly path: string;
  /** An origin that may ask, or `other`; null when none was named. */
  readonly origin: string | null;
  /** Of HTTP; 499 when whoever asked went away. */
  readonly status: number;
  /** Until the answer was made, waiting included. */
  readonly milliseconds: number;
  /** Rows of the answer; null when there is none. */
  readonly groups: number | null;
  /** Of the body of the answer. */
  readonly bytes: number;
  /** Of the error; null when there is none. */
  readonly code: string | null;
}
