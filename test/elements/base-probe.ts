import type { AtlasError } from '@practice-atlas/dataset';
import {
  type Asker,
  type AskerState,
  AtlasElement,
  type AtlasSelectDetail,
  type DataTable,
  defineElement,
  type Heading,
} from '@practice-atlas/elements';
import type { Answer, Query } from '@practice-atlas/measure';
import { html, type TemplateResult } from 'lit';

/** A model with one label a row of the first answer. */
export interface ProbeModel {
  readonly labels: readonly string[];
}

/** The smallest element on the base: a row of words, whose model or picture can be made to fail. */
export class ProbeElement extends AtlasElement<ProbeModel> {
  static modelCount = 0;
  failsIn: 'nothing' | 'model' | 'picture' | 'title' | 'updated' = 'nothing';

  protected override defaultQueries(): readonly Query[] {
    return [
      {
        metrics: ['volunteers'],
        ...(this.region ? { where: [{ field: 'region', op: 'is', value: this.region }] } : {}),
      },
    ];
  }
  protected override modelOf(answers: readonly Answer[]): ProbeModel | null {
    ProbeElement.modelCount += 1;
    if (this.failsIn === 'model') throw new Error('no model today');
    const labels = answers[0]?.metrics.map(({ label }) => label.zh) ?? [];
    return labels.length > 0 ? { labels } : null;
  }
  protected override titleOf(model: ProbeModel): Heading {
    if (this.failsIn === 'title') throw new Error('no title today');
    return { title: model.labels[0] ?? '', note: 'note' };
  }
  protected override summaryOf(model: ProbeModel): string {
    return `summary of ${model.labels.join(' ')}`;
  }
  protected override tableOf(model: ProbeModel): DataTable {
    return { caption: 'table', columns: [{ label: 'word' }], rows: model.labels.map((text) => [{ text }]), notes: [] };
  }
  protected override datumCount(model: ProbeModel): number {
    return model.labels.length;
  }
  protected override datumLabel(model: ProbeModel, index: number): string {
    return `datum ${model.labels[index]}`;
  }
  protected override datumSelect(_model: ProbeModel, index: number): AtlasSelectDetail {
    return { kind: 'word', datum: index };
  }
  protected override renderPicture(model: ProbeModel): TemplateResult {
    if (this.failsIn === 'picture') throw new Error('no picture today');
    return html`${model.labels.map((label, index) => html`<span class=${index === this.cursor ? 'ring' : ''}>${label}</span>`)}`;
  }
  protected override updated(...changed: Parameters<AtlasElement<ProbeModel>['updated']>): void {
    super.updated(...changed);
    if (this.failsIn === 'updated') throw new Error('no paint today');
  }
  get shown(): string {
    return this.shadowRoot?.querySelector('.picture')?.textContent?.trim() ?? '';
  }
}

defineElement('atlas-probe', ProbeElement);

interface Asked {
  readonly query: Query;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** An asker whose answers the test gives by hand. */
export class HandAsker implements Asker {
  state: AskerState = 'ready';
  error: AtlasError | null = null;
  about: Asker['about'] = null;
  readonly asked: Asked[] = [];
  readonly listeners = new Set<() => void>();

  ask(query: Query, { signal }: { signal?: AbortSignal } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.asked.push({ query, signal, resolve, reject });
    });
  }
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }
  become(state: AskerState, error: AtlasError | null = null): void {
    this.state = state;
    this.error = error;
    for (const listener of this.listeners) listener();
  }
}

/** Waits until an element has rendered everything that follows from what just happened. */
export async function settled(element: ProbeElement | { updateComplete: Promise<boolean> }): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve));
    await element.updateComplete;
  }
}
