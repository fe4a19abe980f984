import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Watchdog } from './watchdog.ts'

test('who answers nothing is hung after the time, and not before', (t) => {
  t.mock.timers.enable({ apis: ['setInterval'] })
  const said: string[] = []
  const dog = new Watchdog({ hangSeconds: 4, ask: () => said.push('?'), hung: () => said.push('hung') })
  t.mock.timers.tick(4000)
  assert.deepEqual(said, ['?', '?', '?', '?'])
  dog.heard()
  t.mock.timers.tick(4000)
  assert.equal(said.includes('hung'), false)
  t.mock.timers.tick(1000)
  assert.equal(said.at(-1), 'hung')
  t.mock.timers.tick(100_000)
  assert.equal(said.filter((word) => word === 'hung').length, 1)
})
