import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BOTH, HOSTILE, NOWHERE, PRESS, settles } from '../example-data.js';

interface Args {
  region: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Data map',
  component: 'atlas-data-map',
  args: { region: '210000' },
  argTypes: { region: { control: 'text', description: 'Region code' } },
};

export default meta;
type Story = StoryObj<Args>;

/** The data map of a province: reported figures, with simulated orders and growth that say so. */
export const Basic: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${BOTH}><atlas-data-map region=${region}></atlas-data-map></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-data-map', 'ready'),
};

/** Only what the press reports: panels without data say so. */
export const Real: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${PRESS}><atlas-data-map region=${region}></atlas-data-map></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-data-map', 'ready'),
};

/** A package that is not there, and a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div>
      <atlas-source src=${NOWHERE}><atlas-data-map region="210000"></atlas-data-map></atlas-source>
      <atlas-source src=${PRESS}><atlas-data-map region="210000" label=${HOSTILE}></atlas-data-map></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-data-map', 'error', 'ready'),
};

/** The same map on a wall's theme. */
export const Dense: Story = {
  render: ({ region }) =>
    html`<div class="story" data-look="wall">
      <atlas-source src=${BOTH}><atlas-data-map region=${region} theme="wall"></atlas-data-map></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-data-map', 'ready'),
};
