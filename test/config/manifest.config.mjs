/** Turns `src/x.ts` into the path that is published. @param {string} path */
const published = (path) => path.replace(/^\/?(packages\/elements\/)?src\/(.*)\.ts$/, 'dist/$2.js');

/** For @custom-elements-manifest/analyzer: published paths, public members only. */
export default {
  globs: ['packages/elements/src/elements/*/*.ts', 'packages/elements/src/base/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'published-and-public',
      /** @param {{ customElementsManifest: any }} context */
      packageLinkPhase({ customElementsManifest }) {
        const text = JSON.stringify(customElementsManifest, (key, value) => {
          if (key === 'path' || key === 'module') return typeof value === 'string' ? published(value) : value;
          if (key === 'members' && Array.isArray(value))
            return value.filter(
              ({ privacy, name }) => privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
            );
          return value;
        });
        Object.assign(customElementsManifest, JSON.parse(text));
        customElementsManifest.modules.sort((/** @type {any} */ a, /** @type {any} */ b) => (a.path < b.path ? -1 : 1));
      },
    },
  ],
};
