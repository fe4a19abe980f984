/** Puts the parts of groupware together: createGroupware. */
import { promises as dns } from 'node:dns'
import { messageArrived } from './agent.ts'
import { prepareMail } from './append.ts'
import type { CalendarContext } from './calendar/context.ts'
import { replyOutOfOffice } from './calendar/out-of-office.ts'
import { type Context, defaultMailSettings, type GroupwareOptions } from './context.ts'
import { deliver } from './deliver.ts'
import { mime } from './mime.ts'
import { SpecialFolder } from '#model'
import { Queue } from './queue/queue.ts'
import type { Resolver } from './queue/route.ts'
import { Runner, type RunnerOptions } from './queue/runner.ts'
import { checkRecipient } from './recipients.ts'
import { doAllPending } from './pending.ts'
import { abortSending, receiptsOf, sendMessage } from './sending/index.ts'
import { checkSender } from './submit.ts'
import type { Groupware } from './types.ts'

export interface GroupwareService extends Groupware {
  queue: Queue
  /** Sends what is in the queue until the signal aborts. One thread of a process is enough; more do no harm. */
  runQueue(signal: AbortSignal, options?: Partial<RunnerOptions>): Promise<void>
  /** One attempt for all that is due now: for tests and for the command line. */
  queueRound(options?: Partial<RunnerOptions>): Promise<number>
}

export function createGroupware(options: GroupwareOptions): GroupwareService {
  const { store, directory, engine, hostname, log, mail = {}, now = Date.now } = options
  const queue = new Queue(engine, now)
  const context: Context = {
    store,
    directory,
    queue,
    hostname,
    log,
    now,
    settings: { ...defaultMailSettings, ...mail },
  }
  context.arrived = async (arrival) => {
    // Whoever writes what a person does not want to see has nothing placed, and learns nothing.
    if (arrival.folder === SpecialFolder.junk) return
    const lies = arrival.folder !== SpecialFolder.recoverableDeletions
    if (lies) await messageArrived(context, calendar, arrival)
    if (!arrival.answered) await replyOutOfOffice(calendar, arrival)
  }
  const calendar: CalendarContext = {
    store,
    directory,
    hostname,
    now,
    log,
    afterwards: (mailbox, todo) => todo.do(context, mailbox),
    deliver: (envelope, message, trace, login) => deliver(context, { envelope, message, trace, login }),
  }
  const runner = (more: Partial<RunnerOptions> = {}) => new Runner(context, { resolver: systemResolver(), ...more })
  return {
    queue,
    calendar,
    checkRecipient: (address, sender) => checkRecipient(context, address, sender),
    checkSender: (login, from) => checkSender(context, login, from),
    deliver: (envelope, message, trace, login) => deliver(context, { envelope, message, trace, login }),
    prepareMail: (message, { received = new Date(now()), ...more }) =>
      prepareMail(store, message, { ...more, received }),
    sendMessage: (wish) => sendMessage(context, wish),
    receipts: (mailbox) => receiptsOf(context, mailbox),
    abortSending: (mailbox, id) => abortSending(context, mailbox, id),
    mime: (mailbox, id) => mime(context, mailbox, id),
    async runQueue(signal, more) {
      const left = doAllPending(context, signal).catch((error: unknown) => log.error('pending', { error }))
      await Promise.all([runner(more).run(signal), left])
    },
    queueRound: (more) => runner(more).round(),
  }
}

function systemResolver(): Resolver {
  const resolver = new dns.Resolver({ timeout: 10_000, tries: 3 })
  return {
    resolveMx: (domain) => resolver.resolveMx(domain),
    resolve4: (domain) => resolver.resolve4(domain),
    resolve6: (domain) => resolver.resolve6(domain),
  }
}
