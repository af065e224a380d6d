import { resolvePlace } from '@practice-atlas/geo';
import { loadRegister } from '@practice-atlas/geo/register.js';
import { expect, it } from 'vitest';

it('loads the register in a page through fetch', async () => {
  const register = await loadRegister();
  expect(register.divisions).toHaveLength(3225);
  expect(resolvePlace(register, '辽阳市宏伟区')).toMatchObject({ code: '211004' });
});

it('names the file that the server does not have', async () => {
  const missing = () => Promise.resolve(new Response('', { status: 404 }));
  await expect(loadRegister({ fetch: missing })).rejects.toMatchObject({
    code: 'file_missing',
    where: { file: expect.stringContaining('.csv') },
  });
});
