import '@practice-atlas/elements/source.js';
import '@practice-atlas/elements/tier-tree.js';
import { tierRows } from '@practice-atlas/elements/tier-tree.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { HOSTILE, NOWHERE, PRESS, settles } from '../example-data.js';
import { simulatedSites } from '../simulated-sites.js';

interface Args {
  region: string;
  view: string;
  metric: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Tier tree',
  component: 'atlas-tier-tree',
  args: { region: '211004', view: 'pyramid', metric: 'sites' },
  argTypes: {
    region: { control: 'text', description: 'Region code' },
    view: { control: 'select', options: ['pyramid', 'tree', 'icicle'], description: 'How tiers are drawn' },
    metric: { control: 'select', options: ['sites', 'teams'], description: 'Sites by tier, or teams by rank' },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** One mark a site, the tiers under each other; bases and points stand beside. */
export const Basic: Story = {
  render: ({ region, view, metric }) =>
    html`<atlas-source src=${PRESS}>
      <atlas-tier-tree region=${region} view=${view} metric=${metric}></atlas-tier-tree>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-tier-tree', 'ready'),
};

/** 宏伟区: one center, 4 institutes, 47 stations; 13 bases and 8 points. The source gives totals, so no station hangs on an institute. */
export const RealHongwei: Story = {
  render: () =>
    html`<atlas-source src=${PRESS}><atlas-tier-tree region="211004" view="tree"></atlas-tier-tree></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-tier-tree', 'ready'),
};

/** 安塞区: its source names no number of centers, and lists 17 district-level points apart from 500 others. Below, its teams by rank. */
export const RealAnsai: Story = {
  render: () =>
    html`<atlas-source src=${PRESS}>
      <div class="side-by-side">
        <atlas-tier-tree region="610603"></atlas-tier-tree>
        <atlas-tier-tree region="610603" view="tree"></atlas-tier-tree>
        <atlas-tier-tree region="610603" metric="teams" view="tree"></atlas-tier-tree>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-tier-tree', 'ready', 'ready', 'ready'),
};

/** A place without sites, a view that does not exist, a package that is not there, an icicle without rows, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-tier-tree region="210500"></atlas-tier-tree></atlas-source>
      <atlas-source src=${PRESS}><atlas-tier-tree region="211004" view="pie"></atlas-tier-tree></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-tier-tree region="211004"></atlas-tier-tree></atlas-source>
      <atlas-source src=${PRESS}><atlas-tier-tree region="211004" view="icicle"></atlas-tier-tree></atlas-source>
      <atlas-source src=${PRESS}><atlas-tier-tree region="610603" label=${HOSTILE}></atlas-tier-tree></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-tier-tree', 'empty', 'error', 'error', 'ready', 'ready'),
};

/** Simulated rows, each with the one above it: the real tree and the icicle of it, with what hangs nowhere counted below. */
export const Dense: Story = {
  render: () => {
    const dataset = simulatedSites();
    const rows = tierRows(dataset);
    return html`<atlas-source .data=${dataset}>
      <atlas-tier-tree .rows=${rows}></atlas-tier-tree>
      <atlas-tier-tree .rows=${rows} view="tree"></atlas-tier-tree>
    </atlas-source>`;
  },
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-tier-tree', 'ready', 'ready'),
};
