import { createServer, type Server } from 'node:net';

const LOOPBACK = '127.0.0.1';

function listen(): Promise<Server> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, LOOPBACK, () => done(server));
  });
}

/** Finds ports of the loopback address that nobody listens on, all different. Somebody may take one before it is used. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('a listening server has no port');
    return address.port;
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
