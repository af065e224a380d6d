import type { AtlasError } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { asAtlasError } from './as-atlas-error.js';
import type { Asker } from './asker.js';
import { findAsker, isAsker, sourceMissing } from './find-asker.js';

/** What an element wants to know, and of whom. */
export interface Wanted {
  readonly data: readonly Answer[] | null;
  readonly queries: readonly Query[];
  /** The author set the queries, so that a missing source is an error and not an empty picture. */
  readonly isAsked: boolean;
  readonly source: Asker | string | null;
}

function isSame(a: readonly Answer[], b: readonly Answer[] | null): boolean {
  return a.length === b?.length && a.every((answer, index) => answer === b[index]);
}

/**
 * Keeps the answers to an element's queries: finds the source, asks, follows its changes, aborts what nobody waits for. A late
 * answer never replaces that of a newer query; the last answers stay while the next are on their way.
 */
export class AskController implements ReactiveController {
  answers: readonly Answer[] | null = null;
  error: AtlasError | null = null;
  isPending = false;
  asker: Asker | null = null;

  readonly #host: ReactiveControllerHost & Element;
  #wanted: Wanted = { data: null, queries: [], isAsked: false, source: null };
  #key = '';
  #abort: AbortController | null = null;
  #unsubscribe: (() => void) | null = null;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** Takes what the element wants now; does nothing when it is what it wanted before. */
  want(wanted: Wanted): void {
    const before = this.#wanted;
    this.#wanted = wanted;
    if (wanted.data) {
      this.#stop();
      this.#follow(null);
      this.answers = wanted.data;
      this.error = null;
      this.#key = '';
      return;
    }
    if (before.data) this.answers = null;
    if (!this.#host.isConnected) return;
    if (before.data || before.source !== wanted.source || !this.asker) this.#connect();
    else this.#ask(false);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
    this.#follow(null);
    this.#key = '';
  }

  #stop(): void {
    this.#abort?.abort();
    this.#abort = null;
    this.isPending = false;
  }

  #follow(asker: Asker | null): void {
    if (asker === this.asker) return;
    this.#unsubscribe?.();
    this.#unsubscribe = asker?.subscribe(() => this.#changed()) ?? null;
    this.asker = asker;
    this.#key = '';
  }

  #changed(): void {
    this.#ask(true);
    this.#host.requestUpdate();
  }

  #connect(): void {
    if (this.#wanted.queries.length === 0 && !this.#wanted.source) {
      this.answers = null;
      return;
    }
    try {
      const found = findAsker(this.#host, this.#wanted.source);
      this.error = null;
      if (found && !isAsker(found)) {
        this.isPending = true;
        void customElements.whenDefined(found.localName).then(() => this.#host.requestUpdate());
        return;
      }
      this.#follow(found);
      if (found) this.#ask(false);
      else this.#withoutSource();
    } catch (error) {
      this.#follow(null);
      this.error = asAtlasError(error);
    }
  }

  #withoutSource(): void {
    this.isPending = false;
    this.answers = null;
    if (!this.#wanted.isAsked) return;
    this.error = sourceMissing('there is a query and nothing to ask it of');
  }

  #ask(isNewData: boolean): void {
    const { asker } = this;
    const { queries } = this.#wanted;
    if (!asker) return;
    const isAnswering = asker.state === 'ready' || asker.state === 'stale';
    if (!isAnswering) {
      this.#stop();
      this.#key = '';
      this.isPending = asker.state === 'loading';
      this.error = asker.state === 'error' ? asker.error : null;
      if (asker.state === 'empty') this.answers = null;
      return;
    }
    const key = JSON.stringify(queries);
    if (key === this.#key && !isNewData) return;
    this.#stop();
    this.#key = key;
    this.error = null;
    if (queries.length === 0) {
      this.answers = null;
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.isPending = true;
    Promise.all(queries.map((query) => asker.ask(query, { signal: abort.signal }))).then(
      (answers) => this.#settle(abort, answers, null),
      (error: unknown) => this.#settle(abort, null, asAtlasError(error)),
    );
  }

  #settle(abort: AbortController, answers: readonly Answer[] | null, error: AtlasError | null): void {
    if (abort !== this.#abort || abort.signal.aborted) return;
    this.#abort = null;
    this.isPending = false;
    this.error = error;
    if (answers && !isSame(answers, this.answers)) this.answers = answers;
    this.#host.requestUpdate();
  }
}
