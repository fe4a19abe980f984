/**
 * Files of exchanges: a line of JSON that says what it is, then one for each exchange, with its bytes. It holds what people wrote and
 * read, so nobody but its owner may read it.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import type { Traced, TraceFile } from './traced.ts'

export class TraceWriter {
  readonly #file: number

  /** Throws when the file is there already: nothing is overwritten. */
  constructor(path: string, { user, begun }: { user: string; begun: Date }) {
    this.#file = openSync(path, 'wx', 0o600)
    const head: TraceFile = { kontorTrace: 1, user, begun: begun.toISOString() }
    writeSync(this.#file, `${JSON.stringify(head)}\n`)
  }

  write(traced: Traced): void {
    writeSync(this.#file, `${JSON.stringify(traced)}\n`)
  }

  close(): void {
    closeSync(this.#file)
  }
}

/** undefined: it is no such file. */
export function readTrace(bytes: Uint8Array): { head: TraceFile; exchanges: Traced[] } | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')
  if (!text.startsWith('{"kontorTrace":')) return undefined
  const [head, ...rest] = text.split('\n').filter((line) => line !== '')
  return { head: JSON.parse(head as string) as TraceFile, exchanges: rest.map((line) => JSON.parse(line) as Traced) }
}

export function readTraceFile(path: string): { head: TraceFile; exchanges: Traced[] } | undefined {
  return readTrace(readFileSync(path))
}

/** The line over what was decoded. */
export function headline({ at, protocol, session, method, path, what, result, milliseconds }: Traced): string {
  const words = [at.slice(11, 23), session, protocol, method, path, what, result && `→ ${result}`]
  if (milliseconds > 0) words.push(`${milliseconds} ms`)
  return words.filter((word) => word !== '').join('  ')
}
