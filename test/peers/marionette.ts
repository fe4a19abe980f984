/**
 * Drives Thunderbird without a window: its Marionette protocol is a length, a colon and JSON over TCP, and runs our
 * JavaScript inside its chrome, where its own mail objects are.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'

export class Thunderbird {
  readonly #child: ChildProcess
  readonly #socket: Socket
  #buffer: Buffer = Buffer.alloc(0)
  #next = 1
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()

  private constructor(child: ChildProcess, socket: Socket) {
    this.#child = child
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Thunderbird ended.'))
    })
  }

  static async start(
    folder: string,
    port: number,
    preferences: Record<string, string | number | boolean> = {},
  ): Promise<Thunderbird> {
    const profile = join(folder, 'profile')
    mkdirSync(profile, { recursive: true })
    const all = {
      'marionette.port': port,
      'remote.active-protocols': 2,
      'mail.provider.enabled': false,
      'mail.shell.checkDefaultClient': false,
      'mailnews.start_page.enabled': false,
      'datareporting.policy.dataSubmissionEnabled': false,
      'toolkit.telemetry.enabled': false,
      'app.update.enabled': false,
      'network.dns.disablePrefetch': true,
      'mail.server.default.check_new_mail': false,
      ...preferences,
    }
    const lines = Object.entries(all).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    )
    writeFileSync(join(profile, 'user.js'), lines.join('\n'))
    const child = spawn(
      'thunderbird',
      ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile],
      {
        stdio: 'ignore',
        env: { ...process.env, HOME: folder, MOZ_HEADLESS: '1' },
      },
    )
    const socket = await connected(port, child)
    const thunderbird = new Thunderbird(child, socket)
    await thunderbird.#send('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })
    await thunderbird.#send('Marionette:SetContext', { value: 'chrome' })
    await thunderbird.#send('WebDriver:SetTimeouts', { script: 120_000 })
    return thunderbird
  }

  /** Runs the body of an asynchronous function in Thunderbird's chrome; `args` are its arguments, its value comes back. */
  async run<T>(body: string, ...args: unknown[]): Promise<T> {
    const script = `const done = arguments[arguments.length - 1]; const args = Array.prototype.slice.call(arguments, 0, -1);
      (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) + "\\n" + (error.stack ?? "") }))`
    const answer = (await this.#send('WebDriver:ExecuteAsyncScript', {
      script,
      args,
      sandbox: 'system',
      newSandbox: false,
    })) as {
      value: { value?: T; error?: string }
    }
    if (answer.value.error) throw new Error(`In Thunderbird: ${answer.value.error}`)
    return answer.value.value as T
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL')
    if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit')
    this.#socket.destroy()
  }

  #send(command: string, parameters: unknown): Promise<unknown> {
    const id = this.#next++
    const text = JSON.stringify([0, id, command, parameters])
    this.#socket.write(`${Buffer.byteLength(text)}:${text}`)
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  #take(chunk: Buffer) {
    this.#buffer = Buffer.concat([this.#buffer, chunk])
    for (;;) {
      const colon = this.#buffer.indexOf(0x3a)
      if (colon < 0) return
      const end = colon + 1 + Number(this.#buffer.toString('latin1', 0, colon))
      if (this.#buffer.length < end) return
      const message = JSON.parse(this.#buffer.toString('utf8', colon + 1, end))
      this.#buffer = this.#buffer.subarray(end)
      if (!Array.isArray(message)) continue
      const [, id, error, result] = message
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error) waiting?.reject(new Error(`${error.error}: ${error.message}`))
      else waiting?.resolve(result)
    }
  }
}

async function connected(port: number, child: ChildProcess): Promise<Socket> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`Thunderbird ended with ${child.exitCode} before it listened.`)
    const socket = connect(port, '127.0.0.1')
    const [event] = await Promise.race([
      once(socket, 'connect').then(() => ['connect']),
      once(socket, 'error').then(() => ['error']),
    ]).catch(() => ['error'])
    if (event === 'connect') return socket
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Thunderbird did not listen within a minute.')
}
