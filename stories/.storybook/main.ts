import type { StorybookConfig } from '@storybook/web-components-vite';
import remarkGfm from 'remark-gfm';
import { defaultClientConditions, mergeConfig, type Plugin } from 'vite';
import { listFindings } from '../../test/config/list-findings.mjs';

const FINDINGS = 'virtual:findings';

/** Lists what the packages find, from their sources, for the page about findings. */
const findingsList: Plugin = {
  name: 'findings-list',
  resolveId: (id) => (id === FINDINGS ? `\0${FINDINGS}` : null),
  load: (id) => {
    if (id !== `\0${FINDINGS}`) return null;
    const { findings, errors } = listFindings();
    return `export const findings = ${JSON.stringify(findings)};\nexport const errors = ${JSON.stringify(errors)};\n`;
  },
};

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../**/*.mdx', '../**/*.stories.ts'],
  addons: [
    {
      name: '@storybook/addon-docs',
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
  ],
  staticDirs: [
    { from: '../../examples/press', to: '/press' },
    { from: '../../examples/simulated', to: '/simulated' },
    { from: '../../examples/workbook', to: '/workbook' },
  ],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (vite) =>
    mergeConfig(vite, {
      resolve: { conditions: ['@practice-atlas/source', ...defaultClientConditions] },
      plugins: [findingsList],
    }),
};

export default config;
