/**
 * kill -9 while three writes are under way all the time: what was acknowledged is there, whole, and what is there is sound.
 * A small version; tools elsewhere do it hundreds of times.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { P, SpecialFolder } from '#model'
import { contract, data } from './harness.ts'

const helper = fileURLToPath(new URL('./writer.ts', import.meta.url))
const kills = 5
const writesBeforeKill = 12

contract('what was acknowledged survives kill -9', async ({ database, mailbox }) => {
  const acknowledged = new Map<number, number>()
  for (let round = 0; round < kills; round++) {
    const child = spawn(process.execPath, [helper, data, database, mailbox.id, 'forever'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let count = 0
    for await (const line of createInterface({ input: child.stdout })) {
      const [id = 0, size = 0] = line.split(' ').map(Number)
      acknowledged.set(id, size)
      if (++count === writesBeforeKill + round) child.kill('SIGKILL')
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  assert.ok(acknowledged.size >= kills * writesBeforeKill)
  let rows = 0
  let size = 0
  for await (const batch of mailbox.rowsByUid(SpecialFolder.inbox, [[1, 1e9]])) {
    for (const row of batch) {
      rows++
      size += row.size
      // The rest may have been written without the answer having come out.
      const expected = acknowledged.get(row.id)
      acknowledged.delete(row.id)
      const body = (await (await mailbox.getMessage(row.id)).properties()).get(P.Body)
      if (expected !== undefined) assert.equal(body?.length ?? 0, expected)
    }
  }
  assert.deepEqual([...acknowledged], [], 'acknowledged and not there')
  const folder = await mailbox.getFolder(SpecialFolder.inbox)
  assert.deepEqual([folder.count, folder.unread, folder.size], [rows, rows, size])
})
