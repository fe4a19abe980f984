/**
 * Items go out of a mailbox, or of another file, into a file or a folder of files. One that was broken off goes on where it
 * ended, as far as the format allows it (targets/). What has no place in the format is told, and the rest is written.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { Failure } from '#model'
import type { Outgoing, OutgoingItem, Target } from './outgoing.ts'
import type { TransferFailure, TransferProgress } from './types.ts'

export interface ExportOptions {
  total?: number | undefined
  progress?: (at: TransferProgress) => void
  onFailure?: (failure: TransferFailure) => void
  signal?: AbortSignal
}

export interface ExportReport {
  exported: number
  /** Written by an earlier run. */
  known: number
  failed: number
  stopped?: string
}

export async function exportTo(
  target: Target,
  items: AsyncIterable<Outgoing> | Iterable<Outgoing>,
  { total, progress, onFailure, signal }: ExportOptions = {},
): Promise<ExportReport> {
  const report: ExportReport = { exported: 0, known: 0, failed: 0 }
  const fail = (where: string, why: string): void => {
    report.failed++
    onFailure?.({ where, why })
  }
  let done = false
  try {
    for await (const each of items) {
      if (signal?.aborted) {
        report.stopped = 'interrupted'
        return report
      }
      if (each.kind === 'folder') await target.begin(each.folder)
      else if (each.kind === 'failure') fail(each.where, each.why)
      else if (target.has(each)) report.known++
      else await add(target, each, { report, fail })
      progress?.({ done: report.exported + report.known + report.failed, total, bytes: 0 })
    }
    await target.finish()
    done = true
    return report
  } finally {
    if (!done) await target.pause()
  }
}

async function add(
  target: Target,
  item: OutgoingItem,
  { report, fail }: { report: ExportReport; fail: (where: string, why: string) => void },
): Promise<void> {
  try {
    await target.add(item)
    report.exported++
  } catch (error) {
    if (!(error instanceof Failure || error instanceof LayoutError)) throw error
    if (error instanceof Failure && (error.code === 'busy' || error.code === 'unavailable')) throw error
    // Deleted since the list was made: there is nothing to take along.
    if (error instanceof Failure && error.code === 'notFound') return
    fail(item.where, error instanceof Failure ? (error.detail ?? error.message) : error.message)
  }
}
