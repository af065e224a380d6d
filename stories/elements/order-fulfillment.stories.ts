import '@practice-atlas/elements/order-fulfillment.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BOTH, HOSTILE, NOWHERE, PRESS, SIMULATED, settles } from '../example-data.js';

interface Args {
  region: string;
  period: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Order fulfillment',
  component: 'atlas-order-fulfillment',
  args: { region: '210000', period: '2019' },
  argTypes: {
    region: { control: 'text', description: 'Region code' },
    period: { control: 'text', description: 'The orders placed in this year, month or day' },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Simulated orders of a year: how many reached each step, each rate with its parts, what each step took. */
export const Basic: Story = {
  render: ({ region, period }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-order-fulfillment region=${region} period=${period}></atlas-order-fulfillment>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-order-fulfillment', 'ready'),
};

/** A district that reports only how many orders it had: the rest is said to be unknown. */
export const Real: Story = {
  args: { region: '211004' },
  render: ({ region }) =>
    html`<atlas-source src=${PRESS}><atlas-order-fulfillment region=${region}></atlas-order-fulfillment></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-order-fulfillment', 'ready'),
};

/** A place without orders, a region that is not in the data, a package that is not there, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-order-fulfillment region="210500"></atlas-order-fulfillment></atlas-source>
      <atlas-source src=${PRESS}><atlas-order-fulfillment region="999999"></atlas-order-fulfillment></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-order-fulfillment region="210000"></atlas-order-fulfillment></atlas-source>
      <atlas-source src=${SIMULATED}>
        <atlas-order-fulfillment region="210000" label=${HOSTILE}></atlas-order-fulfillment>
      </atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-order-fulfillment', 'empty', 'error', 'error', 'ready'),
};

/** Three cities side by side. */
export const Dense: Story = {
  render: ({ period }) =>
    html`<atlas-source src=${BOTH}>
      <div class="side-by-side">
        ${['210100', '210200', '210300'].map(
          (region) => html`<atlas-order-fulfillment region=${region} period=${period}></atlas-order-fulfillment>`,
        )}
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-order-fulfillment', 'ready', 'ready', 'ready'),
};
