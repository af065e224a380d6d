import '@practice-atlas/elements/coverage-map.js';
import '@practice-atlas/elements/source.js';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { BROKEN, brokenSet } from '../../test/data/broken-boundaries.js';
import { syntheticProvince } from '../../test/data/synthetic-country.js';
import { CITIES, quantity, regional } from '../../test/elements/marks-answers.js';
import { BOTH, HOSTILE, NOWHERE, PRESS, SIMULATED, settles } from '../example-data.js';
import { schematicBoundaries, simulatedSites } from '../schematic-sites.js';

interface Args {
  region: string;
  metric: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Coverage map',
  component: 'atlas-coverage-map',
  args: { region: '210000', metric: 'orders_placed' },
  argTypes: {
    region: { control: 'text', description: 'Region code; its parts are the tiles' },
    metric: { control: 'text', description: 'The one metric that fills' },
  },
};

export default meta;
type Story = StoryObj<Args>;

/** One fill, one metric: simulated orders by city, on a grid of tiles that needs no boundaries. */
export const Basic: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-coverage-map region=${region} metric=${metric}></atlas-coverage-map>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** Figures of different kinds: the land stays neutral, and call-outs carry what the press reports of each place. */
export const Real: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${PRESS}><atlas-coverage-map region=${region}></atlas-coverage-map></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** A metric that nobody defined, a region that is not in the data, a package that is not there, a title that is markup. */
export const Edge: Story = {
  render: () =>
    html`<div class="side-by-side">
      <atlas-source src=${PRESS}><atlas-coverage-map region="210000" metric="volunteer"></atlas-coverage-map></atlas-source>
      <atlas-source src=${PRESS}><atlas-coverage-map region="999999"></atlas-coverage-map></atlas-source>
      <atlas-source src=${NOWHERE}><atlas-coverage-map region="210000"></atlas-coverage-map></atlas-source>
      <atlas-source src=${PRESS}><atlas-coverage-map region="210000" label=${HOSTILE}></atlas-coverage-map></atlas-source>
    </div>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'error', 'error', 'error', 'ready'),
};

/** Several metrics, one small map each. */
export const Dense: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${BOTH}>
      <div class="side-by-side">
        ${['orders_placed', 'completion_rate', 'satisfaction_rate', 'time_to_complete.median'].map(
          (metric) => html`<atlas-coverage-map region=${region} metric=${metric}></atlas-coverage-map>`,
        )}
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready', 'ready', 'ready', 'ready'),
};

/** Down to the counties and back: Enter or a click goes into a city, Escape leads back up; figures of places without a tile stand below. */
export const DrillDown: Story = {
  render: ({ region }) =>
    html`<atlas-source src=${PRESS}><atlas-coverage-map region=${region} at="211000" drill></atlas-coverage-map></atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** The same numbers in natural classes, at stated bounds, continuously, and with a texture for each class. */
export const Fills: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <div class="side-by-side">
        <atlas-coverage-map region=${region} metric=${metric} classes="jenks" class-count="4"></atlas-coverage-map>
        <atlas-coverage-map region=${region} metric=${metric} thresholds="100 1000 10000"></atlas-coverage-map>
        <atlas-coverage-map region=${region} metric=${metric} classes="continuous"></atlas-coverage-map>
        <atlas-coverage-map region=${region} metric=${metric} patterns></atlas-coverage-map>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready', 'ready', 'ready', 'ready'),
};

/** Simulated orders by month: a slider, buttons and play under the map; colors mean the same in every month. */
export const OverTime: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-coverage-map region=${region} metric=${metric} by="month"></atlas-coverage-map>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** The latest twelve months side by side, with one legend. Simulated. */
export const SmallMultiples: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-coverage-map region=${region} metric=${metric} by="month" show="multiples"></atlas-coverage-map>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** All regions by value, where there are no boundaries or little room. Simulated. */
export const RankedList: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-coverage-map region=${region} metric=${metric} view="list"></atlas-coverage-map>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** Counts as circles with areas proportional to them. A rate has no size, and is refused. */
export const Bubbles: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <div class="side-by-side">
        <atlas-coverage-map region=${region} metric=${metric} view="bubbles"></atlas-coverage-map>
        <atlas-coverage-map region=${region} metric="completion_rate" view="bubbles"></atlas-coverage-map>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready', 'error'),
};

const withSites = (region: string, layers: string, stationCount: number) =>
  html`<atlas-source src=${SIMULATED}>
    <atlas-coverage-map
      region=${region}
      layers=${layers}
      .boundaries=${schematicBoundaries}
      .sites=${simulatedSites(stationCount)}
    ></atlas-coverage-map>
  </atlas-source>`;

/** Sites one by one, with lines to the site above. Positions are simulated; the squares stand in for boundaries and show none. */
export const Sites: Story = {
  render: ({ region }) => withSites(region, 'sites lines', 2),
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** Many sites merged: the area of a disc is their number, its ring the tiers. Positions are simulated. */
export const SiteClusters: Story = {
  render: ({ region }) => withSites(region, '', 120),
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** Writes what was chosen of the sites beside the map, as a page would open its details. */
const chosenSite = ({ detail, currentTarget }: HTMLElementEventMap['atlas-select']): void => {
  const place = (currentTarget as HTMLElement).querySelector('output');
  const { kind, key, tier, regionCode, rows } = detail;
  if (place)
    place.textContent = kind === 'sites' ? `sites: ${rows?.length}` : [kind, key, tier, regionCode].join(' · ');
};

/**
 * Sites are chosen: by the pointer, or by keys. S walks through the sites of the region under the cursor, or through all in sight; arrows go on, Enter chooses a
 * site and opens a disc, Escape leads back. What a page is told stands below. Positions are simulated.
 */
export const ChosenSites: Story = {
  render: ({ region }) =>
    html`<div @atlas-select=${chosenSite}>
      <atlas-source src=${SIMULATED}>
        <atlas-coverage-map
          region=${region}
          zoom
          .boundaries=${schematicBoundaries}
          .sites=${simulatedSites(12)}
        ></atlas-coverage-map>
      </atlas-source>
      <output>—</output>
    </div>`,
  play: async ({ canvasElement }) => {
    await settles(canvasElement, 'atlas-coverage-map', 'ready');
    const map = canvasElement.querySelector('atlas-coverage-map')!;
    const picture = map.shadowRoot!.querySelector<HTMLElement>('#picture')!;
    const summary = () => map.shadowRoot!.querySelector('#summary')?.textContent;
    await waitFor(() => expect(summary()).toMatch(/画出阵地|sites are drawn/));
    for (const key of ['Home', 's', 'Enter'])
      picture.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }));
    await waitFor(() => expect(canvasElement.querySelector('output')?.textContent).toMatch(/^site · /));
  },
};

/** Sites without any boundary: north up, with a scale bar. Positions are simulated. */
export const PlainGround: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <atlas-coverage-map region=${region} metric=${metric} view="ground" .sites=${simulatedSites(40)}></atlas-coverage-map>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** The density of sites, in sites per square kilometer. Positions are simulated. */
export const SiteDensity: Story = {
  render: ({ region }) => withSites(region, 'heat', 120),
};

const province = syntheticProvince();
const counties = province.features.features.map(({ properties: { code, name } }) => [code, name, name] as const);
const teams = regional(counties, { values: counties.map((_, i) => quantity(1 + ((i * 7919) % 997))), region: null });

/** A map that readers move: buttons, pinch, ctrl and wheel, keys. A hundred counties that do not exist, with made-up numbers. */
export const Zoom: Story = {
  render: () =>
    html`<atlas-coverage-map zoom label="虚构的县 · synthetic counties" .boundaries=${province} .data=${{ ...teams, simulated: true }}></atlas-coverage-map>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready'),
};

/** Four of the cities of Liaoning on squares that show no boundary; made-up numbers. */
const four = CITIES.filter(([code]) => ['210100', '210200', '210300', '210500'].includes(code));
const numbers = regional(four, { values: four.map((_, i) => quantity(10 * (i + 1))) });
const FAULTS = [
  ...BROKEN.map((broken) => ({ label: broken.label, boundaries: brokenSet(broken) })),
  {
    label: { zh: '一个轮廓也没有', en: 'No outline at all' },
    boundaries: { ...brokenSet({ features: [] }), features: { type: 'FeatureCollection', features: [] } },
  },
  { label: { zh: '没有说明是谁的', en: 'Does not say whose it is' }, boundaries: brokenSet({ features: [] }, null) },
];

/**
 * What becomes of boundaries with a fault, in Chinese and in English: it is told below the map, and the rest is drawn; where no map is possible, tiles are. The squares
 * stand in for boundaries and show none; the numbers are made up.
 */
export const BrokenBoundaries: Story = {
  render: () =>
    html`<div class="side-by-side">
      ${(['zh', 'en'] as const).flatMap((locale) =>
        FAULTS.map(
          ({ label, boundaries }) =>
            html`<atlas-coverage-map
              locale=${locale}
              label=${label[locale]}
              .boundaries=${boundaries as never}
              .data=${{ ...numbers, simulated: true }}
            ></atlas-coverage-map>`,
        ),
      )}
    </div>`,
  play: async ({ canvasElement }) => {
    await settles(canvasElement, 'atlas-coverage-map', ...[...FAULTS, ...FAULTS].map(() => 'ready'));
    for (const map of canvasElement.querySelectorAll('atlas-coverage-map'))
      for (const details of map.shadowRoot?.querySelectorAll<HTMLDetailsElement>(
        '[part=faults], [part=boundary-notes]',
      ) ?? [])
        details.open = true;
  },
};

/** Circles in small maps, all at one scale, and textures that mean the same in each. Simulated. */
export const SmallMultiplesFilled: Story = {
  render: ({ region, metric }) =>
    html`<atlas-source src=${SIMULATED}>
      <div class="side-by-side">
        <atlas-coverage-map region=${region} metric=${metric} by="quarter" show="multiples" view="bubbles"></atlas-coverage-map>
        <atlas-coverage-map region=${region} metric=${metric} by="quarter" show="multiples" patterns></atlas-coverage-map>
      </div>
    </atlas-source>`,
  play: ({ canvasElement }) => settles(canvasElement, 'atlas-coverage-map', 'ready', 'ready'),
};
