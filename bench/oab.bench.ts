/** The offline address book of a large organisation: made for the first time, and again after one person has changed. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publishAddressBook } from '#groupware/offline-address-book/index.ts'
import type { DirectoryObject } from '#directory'
import { peopled, personOf } from './people.ts'
import type { Benchmark, BenchOptions, BenchRow } from './types.ts'

export default {
  name: 'oab',
  async run({ quick }: BenchOptions): Promise<BenchRow[]> {
    const count = Number(process.env.KONTOR_BENCH_PEOPLE ?? (quick ? 2000 : 200_000))
    const data = mkdtempSync(join(tmpdir(), 'kontor-bench-oab-'))
    const folder = join(data, 'oab')
    const people = await peopled(data, count)
    const { directory, organisation } = people
    try {
      const publish = () => publishAddressBook({ directory, hostname: 'mail.example.test', organisation, folder })
      const whole = await spent(publish)
      const bytes = sizeOf(folder, '-data-')
      const { id } = (await directory.findByAddress(personOf(1).address)) as DirectoryObject
      await directory.write((tx) => tx.updateObject(id, { attributes: { phone: '+49 40 1' } }))
      const again = await spent(publish)
      const among = `${count.toLocaleString('en')} people`
      return [
        {
          name: 'oab: built',
          unit: 's',
          ours: whole.seconds,
          method: `${among}: records read, sorted, compressed, written; ${whole.processor.toFixed(1)} s of processor time`,
        },
        { name: 'oab: size', unit: 'MB', ours: bytes / 1e6, method: `the compressed file of ${among}` },
        {
          name: 'oab: built again after one change',
          unit: 's',
          ours: again.seconds,
          method: `${among}; with the difference to the one before; ${again.processor.toFixed(1)} s of processor time`,
        },
        {
          name: 'oab: size of the difference',
          unit: 'KB',
          ours: sizeOf(folder, '-binpatch-') / 1e3,
          method: 'what a client downloads after one change',
        },
      ]
    } finally {
      await people.close()
      rmSync(data, { recursive: true, force: true })
    }
  },
} satisfies Benchmark

async function spent(work: () => Promise<boolean>): Promise<{ seconds: number; processor: number }> {
  const before = process.cpuUsage()
  const begun = performance.now()
  if (!(await work())) throw new Error('there was nothing new')
  const { user, system } = process.cpuUsage(before)
  return { seconds: (performance.now() - begun) / 1000, processor: (user + system) / 1e6 }
}

function sizeOf(folder: string, part: string): number {
  return readdirSync(folder)
    .filter((name) => name.includes(part))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}
