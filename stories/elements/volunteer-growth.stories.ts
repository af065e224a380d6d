import '@practice-atlas/elements/source.js';
import '@practice-atlas/elements/volunteer-growth.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { BOTH, HOSTILE, NOWHERE, PRESS, SIMULATED, settles } from '../example-data.js';

interface Args {
  region: string;
  show: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Volunteer growth',
  component: 'atlas-volunteer-growth',
  args: { region: '210000', show: 'total new' },
  argTypes: {
    region: { control: 'text', description: 'Region code' },
    show: { control: 'select', options: ['total', 'total new', 'new', 'teams', 'total teams'] },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** Simulated volunteers by month with the one figure that the press reports: an open ring, an upward tick, no line to it. */
export const Basic: Story = {
  render: ({ region, show }) =>
    html`<atlas-source src=${BOTH}><atlas-volunteer-growth region=${region} show=${show}></atlas-volunteer-growth></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-volunteer-growth', 'ready'),
};

/** What the press reports of one district: its volunteers, and its teams, whose earlier number has no date. */
export const Real: Story = {
  args: { region: '211004', show: 'total teams' },
  render: ({ region, show }) =>
    html`<atlas-source src=${PRESS}><atlas-volunteer-growth region=${region} show=${show}></atlas-volunteer-growth></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-volunteer-growth', 'ready'),
};

/** A place without figures, a word that cannot be shown, a package that is not there, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-volunteer-growth region="210500"></atlas-volunteer-growth></atlas-source>
      <atlas-source src=${PRESS}><atlas-volunteer-growth region="210000" show="everything"></atlas-volunteer-growth></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-volunteer-growth region="210000"></atlas-volunteer-growth></atlas-source>
      <atlas-source src=${SIMULATED}>
        <atlas-volunteer-growth region="210000" label=${HOSTILE}></atlas-volunteer-growth>
      </atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-volunteer-growth', 'empty', 'error', 'error', 'ready'),
};

/** The same question in a row of narrow panels. */
export const Dense: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${BOTH}>
      <div class="side-by-side">
        ${['total', 'new', 'total new', 'total teams'].map(
          (show) => html`<atlas-volunteer-growth region=${region} show=${show}></atlas-volunteer-growth>`,
        )}
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-volunteer-growth', 'ready', 'ready', 'ready', 'ready'),
};
