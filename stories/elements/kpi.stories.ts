import '@practice-atlas/elements/kpi.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BOTH, HOSTILE, NOWHERE, PRESS, settles } from '../example-data.js';

interface Args {
  metric: string;
  region: string;
}

const meta: Meta<Args> = {
  title: 'Elements/KPI',
  component: 'atlas-kpi',
  args: { metric: 'volunteers', region: '210000' },
  argTypes: {
    metric: { control: 'text', description: 'A metric of the catalogue, or a word that figures report' },
    region: { control: 'text', description: 'Region code' },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** One reported number: its "at least" stays, its source opens under it. */
export const Basic: Story = {
  render: ({ metric, region }) =>
    html`<atlas-source src=${PRESS}><atlas-kpi metric=${metric} region=${region}></atlas-kpi></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready'),
};

/** The four headline numbers of the province, as the press reports them. */
export const Real: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${PRESS}>
      <div class="side-by-side">
        ${['sites', 'teams', 'volunteers', 'projects'].map(
          (metric) => html`<atlas-kpi metric=${metric} region=${region}></atlas-kpi>`,
        )}
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready', 'ready', 'ready', 'ready'),
};

/** A number that nobody knows, a metric that nobody defined, a package that is not there, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-kpi metric="projects" region="210500"></atlas-kpi></atlas-source>
      <atlas-source src=${PRESS}><atlas-kpi metric="volunteer" region="210000"></atlas-kpi></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-kpi metric="volunteers" region="210000"></atlas-kpi></atlas-source>
      <atlas-source src=${PRESS}><atlas-kpi metric="teams" region="210000" label=${HOSTILE}></atlas-kpi></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready', 'error', 'error', 'ready'),
};

/** Reported and simulated numbers side by side: each says which it is. */
export const Dense: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${BOTH}>
      <div class="side-by-side">
        ${[
          'volunteers',
          'volunteers_registered',
          'teams',
          'orders_placed',
          'completion_rate',
          'satisfaction_rate',
          'time_to_complete.median',
          'overdue_rate',
        ].map((metric) => html`<atlas-kpi metric=${metric} region=${region}></atlas-kpi>`)}
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', ...Array.from({ length: 8 }, () => 'ready')),
};
