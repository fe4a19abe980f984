/** The TNEF that we write, as the programs tnef and ytnef of Debian read it; skipped where they are not installed. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { isTnef } from '#codec/tnef/index.ts'
import { type Item, P } from '#model'
import { exportTnef, importTnef } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-tnef-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const installed = (program: string) => spawnSync(program, ['--help'], { timeout: 10_000 }).error === undefined
const skip = (program: string) => (!corpus ? 'no corpus' : installed(program) ? false : `${program} is not installed`)

/** Streams with files in them, written by us, small enough to look at quickly. */
function* written(): Generator<{ name: string; item: Item; file: string; output: string }> {
  for (const { name, bytes } of corpusFiles('tnef')) {
    if (!isTnef(bytes)) continue
    const { item } = importTnef(bytes)
    const named = item.attachments.filter(({ properties }) => properties.has(P.AttachFilename))
    if (named.length === 0) continue
    const output = mkdtempSync(join(folder, 'out-'))
    const file = `${output}.tnef`
    writeFileSync(file, exportTnef(item))
    yield { name, item, file, output }
  }
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function assertTakenOut(item: Item, output: string, name: string) {
  const taken = new Set(readdirSync(output).map((file) => hash(readFileSync(join(output, file)))))
  for (const { content, properties } of item.attachments) {
    if (!content || !('bytes' in content) || properties.get(P.AttachMethod) !== 1) continue
    assert.ok(taken.has(hash(content.bytes)), `${name}: ${properties.get(P.AttachFilename)}`)
  }
}

test('tnef takes the files out of our streams, without complaint', { skip: skip('tnef') }, () => {
  for (const { name, item, file, output } of written()) {
    const { status, stderr } = spawnSync('tnef', ['--number-backups', '-C', output, file], { timeout: 20_000 })
    assert.equal(`${status} ${stderr.toString()}`, '0 ', name)
    assertTakenOut(item, output, name)
  }
})

test('ytnef takes the files out of our streams', { skip: skip('ytnef') }, () => {
  for (const { name, item, file, output } of written()) {
    const { status } = spawnSync('ytnef', ['-f', output, file], { timeout: 20_000 })
    assert.equal(status, 0, name)
    // It gives files of one name one after the other to the same place.
    const names = item.attachments.map(({ properties }) => properties.get(P.AttachLongFilename))
    if (new Set(names).size === names.length) assertTakenOut(item, output, name)
  }
})
