import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { Failure } from '#model'
import { type Disk, LogSync, SyncPace } from './log-sync.ts'

/** A disk that takes so many milliseconds, or fails. */
function start(t: TestContext, milliseconds: number | 'broken') {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-log-'))
  const path = join(folder, 'x.sqlite')
  writeFileSync(`${path}-wal`, 'log')
  let clock = 0
  const where: string[] = []
  const work = (place: string): void => {
    if (milliseconds === 'broken') throw new Error('EIO')
    clock += milliseconds
    where.push(place)
  }
  const disk: Disk = {
    sync: () => work('here'),
    syncElsewhere: async () => work('elsewhere'),
    syncFolder: () => undefined,
    now: () => clock,
  }
  const log = new LogSync(path, { disk, pace: new SyncPace() })
  t.after(() => {
    log.close()
    rmSync(folder, { recursive: true })
  })
  return { log, where }
}

for (const { milliseconds, places } of [
  { milliseconds: 0.5, places: ['here', 'here', 'here', 'here'] },
  { milliseconds: 25, places: ['here', 'here', 'elsewhere', 'elsewhere'] },
  { milliseconds: 100, places: ['here', 'elsewhere', 'elsewhere', 'elsewhere'] },
]) {
  test(`a disk that takes ${milliseconds} ms is synced ${places.join(', ')}`, async (t) => {
    const { log, where } = start(t, milliseconds)
    for (let count = 0; count < places.length; count++) await log.sync()
    assert.deepEqual(where, places)
  })
}

test('a log that cannot be synced is no success', async (t) => {
  const { log } = start(t, 'broken')
  await assert.rejects(log.sync(), (error: unknown) => error instanceof Failure && error.code === 'unavailable')
})
