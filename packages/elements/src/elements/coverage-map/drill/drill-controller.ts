import type { Answer, Query } from '@practice-atlas/measure';
import type { ReactiveController } from 'lit';
import { asAtlasError } from '../../../base/as-atlas-error.js';
import type { Asker } from '../../../base/asker.js';
import { queriesOf } from '../../../base/queries-of.js';
import { AtlasDrillEvent } from '../../../events/atlas-drill-event.js';
import { AtlasErrorEvent } from '../../../events/atlas-error-event.js';
import { levelBelow } from '../../../models/level-below.js';
import { regionLevel } from '../../../models/region-level.js';
import { isTitles } from '../../../models/regions.js';
import { coverageQueries } from '../coverage-queries.js';
import type { DrillHost } from './drill-host.js';
import { readLink, writeLink } from './drill-link.js';
import { drillQuery } from './drill-query.js';
import { findPath, isRegionCode } from './find-path.js';
import { KnownPlaces, type PathStep } from './known-places.js';
import { regionsOf } from './region-keys.js';

const PROBE_DELAY_MS = 120;
const ANSWERING: ReadonlySet<string> = new Set(['ready', 'stale']);

/**
 * Keeps where a map is: only at places that its source has below its root. Follows `at` and the page's address, learns from answers what lies below
 * what, and goes down and up with an event before each step.
 */
export class DrillController implements ReactiveController {
  readonly known = new KnownPlaces();
  root: string | null = null;
  /** The place shown, or on its way. */
  place: string | null = null;
  /** A code that was asked for and is not there; null = none. */
  refused: string | null = null;
  /** A step was taken, and its picture has not come yet. */
  isUnderway = false;
  /** A reader took it, who sees the whole of the next place. */
  #isStep = false;
  /** Where the last step came from, when it went up. */
  cameFrom: string | null = null;

  readonly #host: DrillHost;
  #asker: Asker | null = null;
  #link: string | null = null;
  #isBegun = false;
  #rootAsked: string | null = null;
  #seeking: { readonly code: string; readonly abort: AbortController } | null = null;
  #probing: { readonly code: string; readonly abort: AbortController } | null = null;

  constructor(host: DrillHost) {
    this.#host = host;
    host.addController(this);
  }

  /** The map goes somewhere, or shows that it is somewhere. */
  get isActive(): boolean {
    const { drill, at, link } = this.#host;
    return drill || Boolean(at) || Boolean(link) || this.refused !== null;
  }

  /** From the root to the place shown. */
  get path(): readonly PathStep[] {
    const { known, root, place } = this;
    return known.path(root, place) ?? [{ code: root, name: known.nameOf(root) }];
  }

  hostConnected(): void {
    this.#link = null;
    addEventListener('popstate', this.#popped);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    removeEventListener('popstate', this.#popped);
    this.#seeking?.abort.abort();
    this.#seeking = null;
    this.probe(null);
  }

  readonly #popped = (): void => {
    if (!this.#link) return;
    const code = readLink(this.#link);
    if ((code ?? this.root) !== this.place) this.isUnderway = true;
    this.cameFrom = this.place;
    this.#isStep = true;
    this.#host.at = code;
  };

  /** What is asked at a place. */
  queriesAt(place: string | null): readonly Query[] {
    const { query, metric } = this.#host;
    if (!query) return coverageQueries(metric, place);
    const asked = queriesOf(query);
    return place === this.root ? asked : asked.map((each) => drillQuery(each, place));
  }

  /** Takes up what the element and the page's address say now; called before each update. */
  follow(asker: Asker | null): void {
    const host = this.#host;
    this.#asker = asker && ANSWERING.has(asker.state) ? asker : null;
    const root = host.region || null;
    if (root !== this.root || !this.#isBegun) {
      this.#isBegun = true;
      this.root = root;
      this.place = root;
    }
    if ((host.link || null) !== this.#link) {
      this.#link = host.link || null;
      host.at = (this.#link && readLink(this.#link)) || host.at;
    }
    const wanted = host.at || root;
    if (wanted !== this.#seeking?.code) {
      this.#seeking?.abort.abort();
      this.#seeking = null;
    }
    if (wanted !== this.place) this.#turnTo(wanted);
    if (this.isActive && root !== null && this.#asker && !this.known.hasName(root))
      void this.#askRootName(root, this.#asker);
  }

  #turnTo(wanted: string | null): void {
    if (wanted === null || this.known.path(this.root, wanted)) this.#settle(wanted);
    else if (!isRegionCode(wanted)) this.#refuse(wanted);
    else if (this.#host.data) {
      // The page answers itself, so it knows its places.
      this.known.link(wanted, this.root);
      this.#settle(wanted);
    } else if (this.#asker && !this.#seeking) void this.#seek(wanted, this.#asker);
  }

  #settle(place: string | null): void {
    this.place = place;
    this.refused = null;
    this.isUnderway = true;
    if (this.#link) this.#write(this.#link, false);
  }

  #refuse(code: string): void {
    this.refused = code;
    this.place = this.root;
    this.#host.at = null;
    if (this.#link) this.#write(this.#link, false);
  }

  #write(link: string, isStep: boolean): void {
    try {
      writeLink(link, this.place === this.root ? null : this.place, isStep);
    } catch (cause) {
      this.#host.dispatchEvent(new AtlasErrorEvent(asAtlasError(cause)));
    }
  }

  async #unitsBelow(place: string | null, asker: Asker, signal: AbortSignal): Promise<Answer> {
    const query = this.queriesAt(place).find(
      ({ by = [], metrics }) => by.some((each) => each.startsWith('region:')) && metrics[0] !== 'designations',
    );
    const answer = await asker.ask(query ?? coverageQueries(null, place)[0]!, { signal });
    this.known.learn(answer);
    return answer;
  }

  async #seek(code: string, asker: Asker): Promise<void> {
    const abort = new AbortController();
    const seeking = { code, abort };
    this.#seeking = seeking;
    let path: readonly string[] | null = null;
    let fault: unknown = null;
    try {
      path = await findPath(this.root, code, (place) => this.#unitsBelow(place, asker, abort.signal));
    } catch (cause) {
      fault = cause;
    }
    if (this.#seeking !== seeking) return;
    this.#seeking = null;
    if (path === null) this.#refuse(code);
    if (fault) this.#host.dispatchEvent(new AtlasErrorEvent(asAtlasError(fault)));
    this.#host.requestUpdate();
  }

  /** The root is named by no answer about its units. */
  async #askRootName(root: string, asker: Asker): Promise<void> {
    const level = regionLevel(root);
    if (this.#rootAsked === root || level === 'zone') return;
    this.#rootAsked = root;
    const [query] = coverageQueries(this.#host.metric, root);
    try {
      const named = regionsOf(await asker.ask({ ...query!, by: [`region:${level}`] }));
      const label = named?.labels[named.keys.indexOf(root)];
      if (label) this.known.name(root, label);
      this.#host.requestUpdate();
    } catch {
      // The element asks the same source and says what is wrong; here only a name is missing.
      this.#rootAsked = null;
    }
  }

  /** Asks, after a moment, what lies below a unit that the reader looks at, unless it is known; null = the reader looks at none. */
  probe(code: string | null): void {
    if (code === this.#probing?.code) return;
    this.#probing?.abort.abort();
    this.#probing = null;
    const asker = this.#asker;
    if (code === null || !asker || this.known.countOf(code) !== null) return;
    const probing = { code, abort: new AbortController() };
    const { signal } = probing.abort;
    this.#probing = probing;
    const timer = setTimeout(() => {
      this.#unitsBelow(code, asker, signal).then(
        () => this.#host.requestUpdate(),
        // Going there says what is wrong; until then nothing is known below it.
        () => undefined,
      );
    }, PROBE_DELAY_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** The picture of a step has come: it shows the whole of its place. */
  arrive(): void {
    this.isUnderway = false;
    if (this.#isStep) this.#host.viewport = null;
    this.#isStep = false;
  }

  /** Takes what the answers in force tell. */
  learn(answers: readonly Answer[]): void {
    for (const answer of answers) if (!isTitles(answer)) this.known.learn(answer);
  }

  /** Goes to a place on the way, or right below the one shown; fires `atlas-drill` first. Says whether it goes. */
  go(to: string | null): boolean {
    if (to === this.place) return false;
    const path = this.path.map(({ code }) => code);
    const isUp = path.includes(to);
    const event = new AtlasDrillEvent({ from: this.place, to, level: levelBelow(to) });
    if (!this.#host.dispatchEvent(event)) return false;
    this.cameFrom = isUp ? (path[path.indexOf(to) + 1] ?? null) : null;
    if (!isUp && to !== null && !this.known.path(this.root, to)) this.known.link(to, this.place);
    this.refused = null;
    this.place = to;
    this.isUnderway = true;
    this.#isStep = true;
    if (this.#link) this.#write(this.#link, true);
    this.#host.at = to === this.root ? null : to;
    return true;
  }
}
