import '@practice-atlas/elements/kpi.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BOTH, NOWHERE, PRESS, settles } from '../example-data.js';

interface Args {
  src: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Source',
  component: 'atlas-source',
  args: { src: PRESS },
  argTypes: { src: { control: 'text', description: 'Addresses of data packages, separated by spaces' } },
};

export default meta;
type Story = StoryObj<Args>;

/** A source shows nothing itself; what is inside it asks it. */
export const Basic: Story = {
  render: ({ src }) =>
    html`<atlas-source src=${src}><atlas-kpi metric="volunteers" region="210000"></atlas-kpi></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready'),
};

/** Two packages, one of reported figures and one of simulated rows, asked as one. */
export const Real: Story = {
  args: { src: BOTH },
  render: ({ src }) =>
    html`<atlas-source src=${src}>
      <div class="side-by-side">
        <atlas-kpi metric="volunteers" region="210000"></atlas-kpi>
        <atlas-kpi metric="orders_placed" region="210000"></atlas-kpi>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready', 'ready'),
};

/** A package that is not there: the element inside says so; without one, the source says it itself. */
export const Edge: Story = {
  args: { src: NOWHERE },
  render: ({ src }) =>
    html`<div class="side-by-side">
      <atlas-source src=${src}><atlas-kpi metric="volunteers" region="210000"></atlas-kpi></atlas-source>
      <atlas-source src=${src}><p>A page without elements.</p></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-source', 'error', 'error'),
};

/** A source within a source: each element asks the nearest. */
export const Dense: Story = {
  render: ({ src }) =>
    html`<atlas-source src=${src}>
      <div class="side-by-side">
        <atlas-kpi metric="teams" region="210000"></atlas-kpi>
        <atlas-source src=${BOTH}><atlas-kpi metric="completion_rate" region="210000"></atlas-kpi></atlas-source>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-kpi', 'ready', 'ready'),
};
