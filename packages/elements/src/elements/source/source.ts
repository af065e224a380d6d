import { AtlasError, type PracticeDataset } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import {
  type CSSResultGroup,
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { asAtlasError } from '../../base/as-atlas-error.js';
import type { Asker, AskerAbout, AskerState } from '../../base/asker.js';
import { baseStyles } from '../../base/base-styles.js';
import { defineElement } from '../../base/define-element.js';
import { errorTemplate } from '../../base/frame-templates.js';
import { AtlasErrorEvent } from '../../events/atlas-error-event.js';
import { loadErrorWords } from '../../format/load-error-words.js';
import { resolveLocale } from '../../format/locale.js';
import type { ThemeChoice } from '../../theme/theme-of.js';
import { themeStyles } from '../../theme/theme-styles.js';
import { AnswerCache } from './answer-cache.js';
import { type Engine, engineOf } from './engine.js';
import { fetchAhead } from './fetch-ahead.js';
import type { Loaded } from './load-dataset.js';

/** The package reader and the memory engine, in a file of their own so that a page's first bytes are few. */
async function importReader(): Promise<typeof import('./load-dataset.js')> {
  try {
    return await import('./load-dataset.js');
  } catch (cause) {
    throw new AtlasError('file_missing', 'the package reader could not be loaded', {
      hint: 'Publish every file of the library beside the one that the page loads.',
      details: { file: 'load-dataset.js' },
      cause,
    });
  }
}

/**
 * Loads a dataset, or connects to an engine, and answers the questions of every element inside it.
 *
 * Shows nothing itself, unless it fails and no element inside can say so. When a refresh fails the last good data stay and the
 * elements say since when.
 *
 * @slot - The page: any content with atlas elements in it.
 * @fires atlas-error - The data could not be loaded or renewed.
 */
export class AtlasSource extends LitElement implements Asker {
  static override properties: PropertyDeclarations = {
    src: {},
    data: { attribute: false },
    engine: { attribute: false },
    locale: {},
    theme: { reflect: true },
    state: { reflect: true },
  };
  static override styles: CSSResultGroup = [
    themeStyles,
    baseStyles,
    css`
      :host {
        display: contents;
      }
    `,
  ];

  /** One or several addresses of a `datapackage.json`, separated by spaces, relative to the document; several are merged. */
  declare src: string | null;
  /** A dataset made elsewhere; wins over `src`. */
  declare data: PracticeDataset | null;
  /** An engine of the host's, or another source; wins over `data` and `src`. */
  declare engine: Engine | Asker | null;
  /** Language of its own error: `zh` or `en`. */
  declare locale: string | null;
  /** Theme of its own error. */
  declare theme: ThemeChoice | null;
  /** Written by the element. */
  declare state: AskerState;

  #error: AtlasError | null = null;
  #about: AskerAbout | null = null;
  #answers: AnswerCache | null = null;
  #answering = new AbortController();
  #loading: AbortController | null = null;
  #unsubscribe: (() => void) | null = null;
  readonly #listeners = new Set<() => void>();

  constructor() {
    super();
    this.src = null;
    this.data = null;
    this.engine = null;
    this.locale = null;
    this.theme = null;
    this.state = 'empty';
  }

  /** Why there are no data, or why they could not be renewed (`stale`). */
  get error(): AtlasError | null {
    return this.#error;
  }
  /** Facts for headers and footers; null until ready. */
  get about(): AskerAbout | null {
    return this.#about;
  }

  /** Answers a query; identical queries of one version of the data are answered once. Throws `source_missing` before data are there. */
  async ask(query: Query, options: { signal?: AbortSignal } = {}): Promise<Answer> {
    if (this.#answers)
      return this.#answers.ask(query, options).catch(async (error: unknown) => {
        if (error instanceof AtlasError) await loadErrorWords();
        throw error;
      });
    throw (
      this.#error ??
      new AtlasError('source_missing', 'the source has no data yet', {
        hint: 'Set src, data or engine, and wait for state "ready".',
      })
    );
  }

  /** Calls back after every change of state or data; returns the way to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    this.requestUpdate();
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Reads the data again. On failure the last good data stay and the state is `stale`. */
  async refresh(): Promise<void> {
    if (this.engine) this.#follow();
    else await this.#load();
  }

  #become(state: AskerState, error: AtlasError | null): void {
    this.#error = error;
    this.state = state;
    for (const listener of [...this.#listeners]) listener();
    this.requestUpdate();
    if (error) this.dispatchEvent(new AtlasErrorEvent(error));
  }

  #serve({ engine, about }: { engine: Engine; about: AskerAbout | null }): void {
    this.#answering.abort();
    this.#answering = new AbortController();
    this.#answers = new AnswerCache(engine, this.#answering.signal);
    this.#about = about;
  }

  #clear(): void {
    this.#answering.abort();
    this.#answers = null;
    this.#about = null;
  }

  async #fetch(signal: AbortSignal): Promise<Loaded | null> {
    if (this.data) return (await importReader()).serveDataset(this.data);
    const addresses = (this.src ?? '').split(/\s+/).filter(Boolean);
    if (addresses.length === 0) return null;
    const fetch = fetchAhead(addresses, signal);
    return (await importReader()).loadDataset(addresses, { fetch, signal });
  }

  async #load(): Promise<void> {
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#become('loading', null);
    try {
      const loaded = await this.#fetch(loading.signal);
      if (loading !== this.#loading) return;
      this.#loading = null;
      if (loaded) this.#serve(loaded);
      else this.#clear();
      this.#become(loaded ? 'ready' : 'empty', null);
    } catch (error) {
      await loadErrorWords();
      if (loading !== this.#loading) return;
      this.#loading = null;
      this.#become(this.#answers ? 'stale' : 'error', asAtlasError(error));
    }
  }

  #connectEngine(engine: Engine | Asker): void {
    this.#loading?.abort();
    this.#loading = null;
    const about = 'about' in engine ? engine.about : null;
    this.#serve({ engine: engineOf(engine), about });
    this.#become('state' in engine ? engine.state : 'ready', 'error' in engine ? engine.error : null);
  }

  #follow(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = null;
    const { engine } = this;
    if (!engine) return;
    if ('subscribe' in engine) this.#unsubscribe = engine.subscribe(() => this.#connectEngine(engine));
    this.#connectEngine(engine);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['src', 'data', 'engine'].some((name) => changed.has(name))) return;
    if (changed.has('src') && this.hasUpdated) this.#clear();
    this.#follow();
    if (!this.engine) void this.#load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    if (this.engine) this.#follow();
    else if (!this.#answers) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#loading && this.#answers) this.state = 'ready';
    this.#loading?.abort();
    this.#loading = null;
    this.#unsubscribe?.();
    this.#unsubscribe = null;
  }

  protected override render(): TemplateResult {
    const isAlone = this.#listeners.size === 0;
    return html`<slot></slot>${
      this.#error && isAlone ? errorTemplate(this.#error, resolveLocale(this.locale, this)) : nothing
    }`;
  }
}

defineElement('atlas-source', AtlasSource);

declare global {
  interface HTMLElementTagNameMap {
    'atlas-source': AtlasSource;
  }
}
