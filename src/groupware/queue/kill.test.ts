import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startSink } from '#test/clients/smtp-sink.ts'
import { open } from '#test/groupware.ts'

const child = fileURLToPath(new URL('../../../test/workers/queue-child.ts', import.meta.url))

test('what was accepted goes out and comes in, whenever the process is killed', { timeout: 120_000 }, async () => {
  await using sink = await startSink()
  const world = await open({ smartHost: { host: '127.0.0.1', port: sink.port, tls: 'none' } })
  const accepted = new Set<number>()
  let next = 0
  for (let kill = 1; kill <= 4; kill++) {
    // The clock of each life is behind the leases of the one before.
    const offset = String(kill * 120_000)
    const running = spawn(process.execPath, [child, world.data, String(sink.port), String(next), offset], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const last = next + kill * 3
    for await (const line of createInterface({ input: running.stdout })) {
      const number = Number(line.split(' ')[1])
      accepted.add(number)
      next = number + 2
      if (number >= last) running.kill('SIGKILL')
    }
  }
  const finish = world.another(undefined, () => Date.now() + 10 * 120_000)
  while ((await finish.queue.list()).length > 0) await finish.queueRound()

  const sent = sink.messages.map(({ data }) => Number(/^Subject: number (\d+)/m.exec(data)?.[1]))
  const delivered = await Promise.all(
    (await world.messages('ada@example.test')).map(async (message) =>
      Number(/^Subject: number (\d+)/m.exec(await world.source(message))?.[1]),
    ),
  )
  for (const number of accepted) {
    assert.ok(sent.includes(number), `${number} was accepted and did not go out`)
    assert.equal(delivered.filter((each) => each === number).length, 1, `${number} came in`)
  }
  // SMTP cannot tell whether the last one before a kill was taken: at most what was under way is sent twice.
  assert.ok(sent.length - new Set(sent).size <= 4 * 4, `${sent.length - new Set(sent).size} were sent twice`)
})
