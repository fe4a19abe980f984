/**
 * Free TCP ports in a row, below the range from which the system takes those of outgoing connections (32768 and up):
 * a server that gets one of these would otherwise sometimes find it taken by a client.
 */
import { createServer } from 'node:net'

export async function freePorts(count: number): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    const base = 10_000 + Math.floor(Math.random() * (22_000 / count)) * count
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(base + index)))
    if (free.every(Boolean)) return base
  }
  throw new Error(`No ${count} free ports in a row were found between 10000 and 32000.`)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
