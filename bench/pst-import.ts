/** One import in a process of its own, for its time and its memory: node pst-import.ts FILE DATA */
import { importInto } from '#groupware/transfer/import.ts'
import { openSource } from '#groupware/transfer/sources/index.ts'
import { openStore } from '#store'

const [, , file = '', data = ''] = process.argv
const rss: number[] = []
const sample = (): void => void rss.push(Math.round(process.memoryUsage.rss() / 1024))
const timer = setInterval(sample, 1000)
const store = openStore({ data })
const id = await store.createMailbox({ kind: 'private', owner: 'o', locale: 'en', displayName: 'Bench' })
const mailbox = await store.open(id, { kind: 'system' })
const begun = performance.now()
const cpu = process.cpuUsage()
const thread = process.threadCpuUsage()
const source = openSource(file, { beside: true })
const report = await importInto(store, mailbox, source, {
  // A second may pass without a turn of the loop: whoever imports has the process for himself.
  progress: ({ done }) => void (done % 1000 < 200 && sample()),
})
source.close()
const seconds = (performance.now() - begun) / 1000
const cpuSeconds = sum(process.cpuUsage(cpu)) / 1e6
const threadSeconds = sum(process.threadCpuUsage(thread)) / 1e6
sample()
clearInterval(timer)
await store.close()
console.log(JSON.stringify({ seconds, cpuSeconds, threadSeconds, items: report.imported, rss }))

function sum({ user, system }: { user: number; system: number }): number {
  return user + system
}
