import { createDataset, mergeDatasets, readDataPackage, writeDataPackage } from '@practice-atlas/dataset';
import '@practice-atlas/elements/data-map.js';
import '@practice-atlas/elements/source.js';
import { createWorkerEngine, measure } from '@practice-atlas/measure';
import { type StoryFile, storiesOf } from './stories.js';

const files = import.meta.glob<StoryFile>('../../../stories/elements/*.stories.ts', { eager: true });

const library = {
  stories: storiesOf(files),
  createDataset,
  mergeDatasets,
  readDataPackage,
  writeDataPackage,
  measure,
  createWorkerEngine,
};

declare global {
  interface Window {
    /** What tests use in the page: every story, and the functions that make and read datasets. */
    harness: typeof library;
  }
}

window.harness = library;
