/** How far a transfer has come: a bar that is drawn over at a terminal, a line now and then for logs. */
import type { TransferProgress } from '#groupware/transfer/types.ts'
import type { CliContext } from './context.ts'
import { sizeText } from './table.ts'

const BAR_WIDTH = 24
const DRAW_EVERY_MILLIS = 200
const LINE_EVERY_MILLIS = 15_000

export interface ProgressBar {
  update(at: TransferProgress): void
  end(): void
}

export function progressBar({ io }: CliContext, what: string): ProgressBar {
  const isTerminal = io.ask !== undefined
  const begun = io.now().getTime()
  let drawn = begun
  return {
    update(at) {
      const now = io.now().getTime()
      if (now - drawn < (isTerminal ? DRAW_EVERY_MILLIS : LINE_EVERY_MILLIS)) return
      drawn = now
      const line = `${what}: ${progressText(at, (now - begun) / 1000)}`
      io.err(isTerminal ? `\r\x1b[K${line}` : `${line}\n`)
    },
    end() {
      if (isTerminal) io.err('\r\x1b[K')
    },
  }
}

export function progressText({ done, total, bytes }: TransferProgress, seconds: number): string {
  const perSecond = seconds > 0 ? Math.round(done / seconds) : 0
  const pace = `${perSecond}/s${bytes > 0 && seconds > 0 ? `, ${sizeText(bytes / seconds)}/s` : ''}`
  if (total === undefined || total === 0) return `${done} items, ${pace}`
  const part = Math.min(1, done / total)
  const full = Math.round(part * BAR_WIDTH)
  const left = perSecond > 0 ? `, ${durationText((total - done) / perSecond)} left` : ''
  return `[${'█'.repeat(full)}${'·'.repeat(BAR_WIDTH - full)}] ${Math.floor(part * 100)} % ${done} of ${total}, ${pace}${left}`
}

function durationText(seconds: number): string {
  if (seconds < 90) return `${Math.max(0, Math.round(seconds))} s`
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 360) / 10} h`
}
