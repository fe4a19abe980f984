/**
 * IDLE: changes are told as they happen, until the client says DONE. RFC 2177, RFC 9051 6.3.13.
 *
 * A session that waits holds its connection, one timer and its cursor. What wakes it is shared by all sessions of a
 * mailbox (watch.ts); a wake-up is only a hint, and the changes are read from the cursor.
 */
import type { Answer } from '../answer.ts'
import { bad } from '../answer.ts'
import { command, loggedIn, noArguments } from '../command.ts'
import { Disconnect } from '../input.ts'
import type { Session } from '../session.ts'
import { type Once, watch } from '../watch.ts'

export const idle = command({
  name: 'IDLE',
  states: loggedIn,
  parse: noArguments,
  async run(session): Promise<Answer | undefined> {
    const { services, selected } = session
    const alarm = new Alarm()
    if (selected === undefined) return wait(session, alarm, undefined)
    const { once, leave } = await watch(services.store, selected.mailbox.id, selected.folder.id, () => alarm.ring())
    try {
      return await wait(session, alarm, once)
    } finally {
      leave()
    }
  },
})

async function wait(session: Session, alarm: Alarm, once: Once | undefined): Promise<Answer | undefined> {
  const { output, input, options, services } = session
  output.line('+ idling')
  let line: string | undefined
  let failure: unknown
  // One read for the whole wait: its end is one more thing that rings.
  input.line({ maxBytes: LINE_MAX, timeoutSeconds: options.idleTimeoutSeconds }).then(
    (bytes) => {
      line = bytes.toString('latin1')
      alarm.ring()
    },
    (error: unknown) => {
      failure = error
      alarm.ring()
    },
  )
  const stop = () => alarm.ring()
  services.stopping.addEventListener('abort', stop)
  const keepAlive = setInterval(() => {
    output.line('* OK Still here')
    output.flush()
  }, options.keepAliveSeconds * 1000)
  try {
    for (;;) {
      // The promise is taken before reading: a commit between the read and the wait still wakes us.
      const rung = alarm.next()
      await tell(session, once)
      output.flush()
      if (failure !== undefined) throw failure
      if (line !== undefined) return line.trim().toUpperCase() === 'DONE' ? undefined : bad('Expected DONE')
      if (services.stopping.aborted) throw new Disconnect('Server shutting down')
      await rung
      await output.drained()
    }
  } finally {
    clearInterval(keepAlive)
    services.stopping.removeEventListener('abort', stop)
  }
}

/** A read is under way, so the session cannot go on after an error: it ends, and the client comes back. */
async function tell({ selected, output, dialect, log }: Session, once: Once | undefined): Promise<void> {
  try {
    await selected?.sync(output, dialect, { expunge: true, ...(once && { once }) })
  } catch (error) {
    if (error instanceof Disconnect) throw error
    log.error('imap.idle.failed', { error })
    throw new Disconnect('Try again later')
  }
}

const LINE_MAX = 1000

/** Something to wait for that may happen before one waits. */
class Alarm {
  #resolve: (() => void) | undefined

  constructor() {
    this.#resolve = undefined
  }

  next(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#resolve = resolve
    return promise
  }

  ring(): void {
    this.#resolve?.()
  }
}
