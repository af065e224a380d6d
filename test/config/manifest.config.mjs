/**
 * @typedef {{ privacy?: string, name: string }} Member
 * @typedef {{ kind: string, name: string, members?: Member[], tagName?: string, customElement?: boolean }} Declaration
 * @typedef {{ kind: string, name: string, declaration?: { name: string, module: string } }} ModuleExport
 * @typedef {{ path: string, declarations: Declaration[], exports: ModuleExport[] }} ManifestModule
 */

/** @param {string} path `packages/elements/src/x.ts` */
const published = (path) => path.replace(/^\/?(packages\/elements\/)?src\/(.*)\.ts$/, 'dist/$2.js');

/**
 * The element that a module defines, by the rule that folder, file, class and tag have one name; null: none.
 * @param {ManifestModule} module
 */
function definedElement({ path, declarations }) {
  const kind = /elements\/([^/]+)\/\1\.(?:ts|js)$/.exec(path)?.[1];
  const className = kind && `Atlas${kind.replace(/(^|-)([a-z])/g, (_match, _dash, letter) => letter.toUpperCase())}`;
  const declaration = declarations.find(({ name }) => name === className);
  return kind && declaration ? { tagName: `atlas-${kind}`, declaration } : null;
}

/** For @custom-elements-manifest/analyzer: published paths, elements with their tags, public members only. */
export default {
  globs: ['packages/elements/src/elements/*/*.ts', 'packages/elements/src/base/*-element.ts'],
  litelement: true,
  packagejson: false,
  plugins: [
    {
      name: 'published-and-public',
      /** @param {{ customElementsManifest: { modules: ManifestModule[] } }} context */
      packageLinkPhase({ customElementsManifest }) {
        const text = JSON.stringify(customElementsManifest, (key, value) => {
          if ((key === 'path' || key === 'module') && typeof value === 'string') return published(value);
          if (key === 'members' && Array.isArray(value))
            return value.filter(
              (/** @type {Member} */ { privacy, name }) =>
                privacy !== 'private' && privacy !== 'protected' && !/^[#_]/.test(name),
            );
          if (key === 'events' && Array.isArray(value))
            return value.filter(({ name }) => typeof name === 'string' && name.startsWith('atlas-'));
          if (key === 'attributes' && Array.isArray(value))
            return value.filter(({ name }) => name === name.toLowerCase());
          return value;
        });
        Object.assign(customElementsManifest, JSON.parse(text));
        for (const module of customElementsManifest.modules) {
          module.declarations = module.declarations.filter(({ kind }) => kind === 'class');
          const defined = definedElement(module);
          if (!defined) continue;
          const { tagName, declaration } = defined;
          Object.assign(declaration, { tagName, customElement: true });
          module.exports = module.exports.filter(({ kind }) => kind !== 'custom-element-definition');
          module.exports.push({
            kind: 'custom-element-definition',
            name: tagName,
            declaration: { name: declaration.name, module: module.path },
          });
        }
        customElementsManifest.modules = customElementsManifest.modules
          .filter(({ path, declarations }) => declarations.length > 0 && /-element\.js$|\/([^/]+)\/\1\.js$/.test(path))
          .sort((a, b) => (a.path < b.path ? -1 : 1));
      },
    },
  ],
};
