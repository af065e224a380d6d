import { createDataset, type PracticeDataset } from '@practice-atlas/dataset';

/** Numbers that look random and are the same every time: a linear congruential generator, https://en.wikipedia.org/wiki/Lehmer_random_number_generator. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** Makes a center with institutes, stations and bases of no real place, each with the site above it but for a few. */
export function simulatedSites(): PracticeDataset {
  const random = seeded(20191130);
  const sites: Record<string, string>[] = [{ site_id: 'c', tier: 'center', name: '示例区实践中心' }];
  for (let i = 1; i <= 14; i++) {
    sites.push({ site_id: `i${i}`, tier: 'institute', parent_site_id: 'c', name: `示例街道${i}实践所` });
    const stationCount = 3 + random(16);
    for (let k = 1; k <= stationCount; k++) {
      const isLoose = random(40) === 0;
      sites.push({
        ...{ site_id: `i${i}s${k}`, tier: 'station', name: `示例社区${i}-${k}实践站` },
        ...(isLoose ? {} : { parent_site_id: `i${i}` }),
      });
    }
  }
  for (let i = 1; i <= 5; i++)
    sites.push({ site_id: `b${i}`, tier: 'base', parent_site_id: 'c', name: `示例基地${i}` });
  return createDataset({
    name: 'simulated-sites',
    title: { zh: '模拟阵地', en: 'Simulated sites' },
    simulation: {
      seed: 20191130,
      scale: 1,
      scaleMeaning: 'one row is one site of a place that does not exist',
      tables: ['sites'],
    },
    tables: { sites },
  });
}
