/**
 * PostgreSQL at the other end of a line that is slow, falls silent and breaks, under delivery, APPEND and flag changes: what was
 * acknowledged is there once, what was not is refused for the moment, and afterwards everybody is served again.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { freePorts } from '../ports.ts'
import { startPostgres } from '../postgres.ts'
import { behindSlowLine } from '../slow-line.ts'
import { answers, checkAll, Promises, start } from './kill.peer.ts'
import type { Peer } from './peer.ts'

const rounds = [
  { delayMilliseconds: 5, silentMilliseconds: 0 },
  { delayMilliseconds: 40, silentMilliseconds: 0 },
  { delayMilliseconds: 5, silentMilliseconds: 3000 },
  { delayMilliseconds: 100, silentMilliseconds: 1500 },
  { delayMilliseconds: 0, silentMilliseconds: 500 },
]

const peer: Peer = {
  name: 'PostgreSQL behind a line that is slow, falls silent and breaks',
  needs: ['postgresql'],
  timeoutSeconds: 600,
  async run({ folder }) {
    const postgres = await startPostgres({ own: true })
    assert.ok(postgres)
    const direct = await postgres.database()
    const { line, url } = await behindSlowLine(direct)
    const words = ['start', '--data', folder, '--ports', String(await freePorts(8))]
    const promises = new Promises()
    const server = await start(words, folder, { KONTOR_STORE_ENGINE: 'postgres', KONTOR_STORE_URL: url })
    try {
      for (const { delayMilliseconds, silentMilliseconds } of rounds) {
        await promises.verify(server)
        line.delayMilliseconds = delayMilliseconds
        const stop = new AbortController()
        const work = promises.work(server, stop.signal)
        await wait(3000)
        line.silent = silentMilliseconds > 0
        await wait(silentMilliseconds)
        stop.abort()
        line.cut()
        line.silent = false
        await work
        line.delayMilliseconds = 0
        await answers(server)
      }
      await promises.verify(server)
      const done = promises.delivered.size + promises.appended.size
      assert.ok(done > rounds.length, `${done} mails are too few to mean anything`)
      await checkAll(folder, { KONTOR_STORE_ENGINE: 'postgres', KONTOR_STORE_URL: direct })
      console.log(
        `         ${rounds.length} breaks, ${promises.delivered.size} deliveries, ${promises.appended.size} appends`,
      )
    } finally {
      server.child.kill('SIGTERM')
      await once(server.child, 'exit')
      await line.close()
      await postgres.stop()
    }
  },
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}

export default [peer]
