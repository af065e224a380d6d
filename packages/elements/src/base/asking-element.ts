import type { AtlasError } from '@practice-atlas/dataset';
import type { Answer, Query } from '@practice-atlas/measure';
import { LitElement, type PropertyDeclarations, type PropertyValues } from 'lit';
import { AtlasErrorEvent } from '../events/atlas-error-event.js';
import { type Locale, resolveLocale } from '../format/locale.js';
import type { ThemeChoice } from '../theme/theme-of.js';
import { asAtlasError } from './as-atlas-error.js';
import { AskController } from './ask-controller.js';
import type { Asker } from './asker.js';
import { queriesOf } from './queries-of.js';

/** `loading`: the last picture, if any, is dimmed. `stale`: the data could not be renewed and the last good ones are shown. */
export type AtlasState = 'empty' | 'loading' | 'error' | 'stale' | 'ready';

/** The properties whose change leaves the model as it is. */
const LOOKS: ReadonlySet<PropertyKey> = new Set([
  'theme',
  'label',
  'locale',
  'state',
  'source',
  'cursor',
  'tablePage',
  'announced',
]);

/** The lower half of every element: what it wants to know, the answers, the model made of them, its state and language. */
export abstract class AskingElement<Model> extends LitElement {
  static override properties: PropertyDeclarations = {
    data: { attribute: false },
    query: { converter: { fromAttribute: (value: string | null): unknown => value } },
    source: {},
    region: {},
    label: {},
    locale: {},
    theme: { reflect: true },
    state: { reflect: true },
  };

  /** One answer or several, made elsewhere; wins over `query`. */
  declare data: Answer | readonly Answer[] | null;
  /** What to ask the source; the attribute is JSON. Absent = what the element asks by default. */
  declare query: Query | readonly Query[] | null;
  /** Who answers: an object, or the id of an `<atlas-source>`. Absent = the nearest one around. */
  declare source: Asker | string | null;
  /** A region code that narrows the default queries. */
  declare region: string | null;
  /** Replaces the title. */
  declare label: string | null;
  /** `zh` or `en`; absent = the closest `lang`. */
  declare locale: string | null;
  /** `paper`, `night`, `wall`, `auto`; absent = auto. */
  declare theme: ThemeChoice | null;
  /** What is shown; written by the element, read by the page. */
  declare state: AtlasState;

  readonly #ask = new AskController(this);
  #given: { data: unknown; answers: readonly Answer[] } | null = null;
  #ownError: AtlasError | null = null;
  #firedError: AtlasError | null = null;
  #model: Model | null = null;
  #modelAnswers: readonly Answer[] | null = null;

  constructor() {
    super();
    this.data = null;
    this.query = null;
    this.source = null;
    this.region = null;
    this.label = null;
    this.locale = null;
    this.theme = null;
    this.state = 'empty';
  }

  /** Asked when neither `data` nor `query` is given. */
  protected defaultQueries(): readonly Query[] {
    return [];
  }
  /** What is asked: what the author wrote, else the default. Throws `query_malformed`. */
  protected get queries(): readonly Query[] {
    return this.query ? queriesOf(this.query) : this.defaultQueries();
  }
  /** Turns answers into what is drawn, said and listed; null = nothing to show. Called again when answers or properties change. */
  protected abstract modelOf(answers: readonly Answer[]): Model | null;

  /** The model in force; null when there is nothing to show, or it could not be shown. */
  protected get model(): Model | null {
    return this.#ownError ? null : this.#model;
  }
  /** The answers in force, null before the first. */
  protected get answers(): readonly Answer[] | null {
    return this.#ask.answers;
  }
  /** Who answers, for facts about the data; null without one. */
  protected get asker(): Asker | null {
    return this.#ask.asker;
  }
  /** The language in force. */
  protected get localeResolved(): Locale {
    return resolveLocale(this.locale, this);
  }
  /** The error shown in place, or null. */
  get error(): AtlasError | null {
    return this.#ownError ?? this.#ask.error;
  }

  /** Shows an error in place of the picture and fires `atlas-error`. */
  protected fail(error: unknown): void {
    this.#ownError = asAtlasError(error);
    queueMicrotask(() => this.requestUpdate());
  }

  #want(): void {
    const isAsked = Boolean(this.query);
    const data = this.data ?? null;
    if (data === null) this.#given = null;
    else if (this.#given?.data !== data) this.#given = { data, answers: Array.isArray(data) ? data : [data as Answer] };
    const queries = data === null ? this.queries : [];
    this.#ask.want({ data: this.#given?.answers ?? null, queries, isAsked, source: this.source ?? null });
  }

  #stateNow(): AtlasState {
    if (this.error) return 'error';
    if (this.#ask.isPending) return 'loading';
    if (this.#model === null) return 'empty';
    return this.asker?.state === 'stale' ? 'stale' : 'ready';
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const isNew = [...changed.keys()].some((name) => !LOOKS.has(name));
    try {
      if (isNew) this.#ownError = null;
      this.#want();
      if (isNew || this.answers !== this.#modelAnswers) {
        this.#modelAnswers = this.answers;
        this.#ownError = null;
        this.#model = this.answers === null ? null : this.modelOf(this.answers);
      }
    } catch (error) {
      this.#ownError = asAtlasError(error);
      this.#model = null;
    }
    this.state = this.#stateNow();
  }

  /** Keeps a fault of drawing within this element, so that the page and its other elements live on; only the first is told. */
  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      if (!this.#ownError) this.fail(error);
    }
    const { error } = this;
    if (error === this.#firedError || (error && this.state !== 'error')) return;
    this.#firedError = error;
    if (error) this.dispatchEvent(new AtlasErrorEvent(error));
  }
}
