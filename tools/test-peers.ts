/**
 * `npm run test:peers`: real clients against a whole server.
 *
 *   npm run test:peers               all of them
 *   npm run test:peers -- mbsync     those whose name contains the word
 *   npm run test:peers -- --packages the Debian packages they need, for apt-get install
 *
 * The last line reads `N passed, N failed, N skipped`.
 */
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contextFor, installed, startRunningServer, type Peer } from '../test/peers/peer.ts'
import { root } from './root.ts'

const words = process.argv.slice(2)
const filter = words.find((word) => !word.startsWith('--')) ?? ''

const peers: Peer[] = []
for (const file of globSync('test/peers/*.peer.ts', { cwd: root }).sort()) {
  peers.push(...[(await import(pathToFileURL(join(root, file)).href)).default as Peer | Peer[]].flat())
}

if (words.includes('--packages')) {
  console.log([...new Set(peers.flatMap(({ needs }) => needs))].sort().join(' '))
  process.exit(0)
}

const counts = { passed: 0, failed: 0, skipped: 0 }
const server = await startRunningServer()
for (const peer of peers.filter(({ name }) => name.includes(filter))) {
  const missing = peer.needs.filter((name) => !installed(name))
  if (missing.length > 0) {
    counts.skipped++
    console.log(`skipped  ${peer.name}: not installed: ${missing.join(', ')}`)
    continue
  }
  const begun = performance.now()
  const context = await contextFor(server, peer)
  let timer: NodeJS.Timeout | undefined
  try {
    const late = new Promise<never>((_, reject) => {
      const seconds = peer.timeoutSeconds ?? 180
      timer = setTimeout(() => reject(new Error(`not finished after ${seconds} s`)), seconds * 1000)
    })
    await Promise.race([peer.run(context), late])
    counts.passed++
    console.log(`passed   ${peer.name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  } catch (error) {
    counts.failed++
    console.log(
      `FAILED   ${peer.name}\n         ${String(error instanceof Error ? error.stack : error).replaceAll('\n', '\n         ')}`,
    )
  } finally {
    clearTimeout(timer)
    context.clean()
  }
}
await server.stop()
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(counts.failed > 0 ? 1 : 0)
