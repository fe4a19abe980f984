/**
 * Signals between the threads of a process (BroadcastChannel) and between processes that use the same data folder (a
 * Unix socket for each process and thread that listens, below DATA/signals).
 *
 * A sender connects to the sockets of the other processes that it finds there, looking again at most once a second. A
 * socket file whose process is gone is removed by whoever fails to connect to it. Nothing here may hold up or fail a
 * write: a signal is a hint.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { BroadcastChannel, threadId } from 'node:worker_threads'
import type { Signals } from '../engine.ts'

const lookAgainMilliseconds = 1000
/** The path of a Unix socket has at most 107 bytes. */
const maxSocketPath = 100
let instances = 0

export class LocalSignals implements Signals {
  readonly #folder: string
  readonly #own: string
  readonly #channel: BroadcastChannel
  readonly #listeners = new Set<(text: string) => void>()
  readonly #others = new Map<string, Socket>()
  #server: Server | undefined
  #looked = Number.NEGATIVE_INFINITY
  #closed = false

  constructor(data: string) {
    const name = createHash('sha256').update(resolve(data)).digest('hex').slice(0, 16)
    const folder = join(resolve(data), 'signals')
    this.#folder = folder.length + 24 > maxSocketPath ? join(tmpdir(), `kontor-${name}`) : folder
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    this.#own = `${process.pid}.${threadId}.${++instances}`
    this.#channel = new BroadcastChannel(`kontor-${name}`)
    this.#channel.onmessage = (event) => this.#tell((event as { data: string }).data)
    this.#channel.unref()
  }

  send(text: string): void {
    if (this.#closed) return
    this.#channel.postMessage(text)
    // Other engines of this thread hear it through the channel; our own listeners do not, so tell them here.
    this.#tell(text)
    this.#findOthers()
    for (const socket of this.#others.values()) if (socket.writableLength < 65_536) socket.write(`${text}\n`)
  }

  listen(listener: (text: string) => void): () => void {
    this.#listeners.add(listener)
    if (!this.#server && !this.#closed) this.#serve()
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#closed = true
    this.#channel.close()
    this.#server?.close()
    if (this.#server) rmSync(join(this.#folder, this.#own), { force: true })
    // What was just sent still has to reach the others: end, not destroy.
    for (const socket of this.#others.values()) {
      socket.ref()
      socket.setTimeout(1000, () => socket.destroy())
      socket.end()
    }
    this.#others.clear()
    this.#listeners.clear()
  }

  #tell(text: string): void {
    for (const listener of this.#listeners) listener(text)
  }

  #serve(): void {
    const server = createServer((socket) => {
      let rest = ''
      socket.setEncoding('utf8')
      socket.unref()
      socket.on('error', () => socket.destroy())
      socket.on('data', (chunk: string) => {
        const lines = (rest + chunk).split('\n')
        rest = (lines.pop() ?? '').slice(-1024)
        for (const line of lines) this.#tell(line)
      })
    })
    server.on('error', () => server.close())
    server.listen(join(this.#folder, this.#own))
    server.unref()
    this.#server = server
  }

  #findOthers(): void {
    const now = performance.now()
    if (now - this.#looked < lookAgainMilliseconds) return
    this.#looked = now
    const ownProcess = `${process.pid}.`
    let names: string[] = []
    try {
      names = readdirSync(this.#folder)
    } catch {
      // The folder is gone: nobody listens.
    }
    for (const name of names) {
      if (name.startsWith(ownProcess) || this.#others.has(name)) continue
      const path = join(this.#folder, name)
      const socket = connect(path)
      this.#others.set(name, socket)
      socket.unref()
      socket.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ECONNREFUSED') rmSync(path, { force: true })
        socket.destroy()
      })
      socket.on('close', () => this.#others.delete(name))
    }
  }
}
