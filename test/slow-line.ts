/**
 * A line to a server behind a Unix socket that can be slow, fall silent, or be cut: what stands between a server and its
 * database.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { once } from 'node:events'

export interface SlowLine {
  port: number
  /** Each piece takes so long, in either direction; those of one connection stay in order. */
  delayMilliseconds: number
  /** Nothing passes, and nobody is told. */
  silent: boolean
  /** All connections end. */
  cut(): void
  close(): Promise<void>
}

export async function slowLine(path: string): Promise<SlowLine> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(path)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      let before = Promise.resolve()
      from.on('data', (piece) => {
        const due = performance.now() + line.delayMilliseconds
        before = before.then(async () => {
          while (line.silent || performance.now() < due)
            await new Promise((resolve) => setTimeout(resolve, line.silent ? 20 : Math.max(0, due - performance.now())))
          to.write(piece)
        })
      })
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        to.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const line: SlowLine = {
    port: (server.address() as AddressInfo).port,
    delayMilliseconds: 0,
    silent: false,
    cut() {
      for (const socket of open) socket.destroy()
    },
    async close() {
      line.silent = false
      line.cut()
      server.close()
      await once(server, 'close')
    },
  }
  return line
}

/** The URL of a database of test/postgres.ts by such a line. */
export async function behindSlowLine(url: string): Promise<{ line: SlowLine; url: string }> {
  const { pathname, searchParams } = new URL(url.replace('@/', '@localhost/'))
  const line = await slowLine(`${searchParams.get('host')}/.s.PGSQL.5432`)
  return { line, url: `postgres://kontor@127.0.0.1:${line.port}${pathname}` }
}
