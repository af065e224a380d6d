import '@practice-atlas/elements/figures.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { HOSTILE, NOWHERE, PRESS, settles } from '../example-data.js';

interface Args {
  region: string;
  view: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Figures',
  component: 'atlas-figures',
  args: { region: '210000', view: 'all' },
  argTypes: {
    region: { control: 'text', description: 'Region code' },
    view: { control: 'select', options: ['all', 'unplaced', 'conflicts', 'provenance'] },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Every figure that the press reports of a province, each with its place, date, source and quote. */
export const Basic: Story = {
  render: ({ region, view }) =>
    html`<atlas-source src=${PRESS}><atlas-figures region=${region} view=${view}></atlas-figures></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-figures', 'ready'),
};

/** Figures that contradict each other stand side by side with both quotes; figures without a place lie in their tray. */
export const Real: Story = {
  render: () =>
    html`<atlas-source src=${PRESS}>
      <atlas-figures view="conflicts"></atlas-figures>
      <atlas-figures view="unplaced"></atlas-figures>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-figures', 'ready', 'ready'),
};

/** A place without figures, a region that is not in the data, a package that is not there, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-figures region="210700"></atlas-figures></atlas-source>
      <atlas-source src=${PRESS}><atlas-figures region="999999"></atlas-figures></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-figures></atlas-figures></atlas-source>
      <atlas-source src=${PRESS}><atlas-figures view="provenance" label=${HOSTILE}></atlas-figures></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-figures', 'empty', 'error', 'error', 'ready'),
};

/** Every figure of every article, in pages. */
export const Dense: Story = {
  render: () => html`<atlas-source src=${PRESS}><atlas-figures></atlas-figures></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-figures', 'ready'),
};
