/** kontor queue: mail that waits to go out, or to be tried again. */
import type { Command } from 'commander'
import { Failure } from '#model'
import { Queue, type QueuedMessage, type QueuedRecipient } from '#groupware/queue/queue.ts'
import type { CliContext } from '../context.ts'
import { facts, sizeText, table } from '../table.ts'

interface Entry {
  message: QueuedMessage
  recipients: QueuedRecipient[]
}

export function register(program: Command, context: CliContext): void {
  const group = program.command('queue').description('Outgoing mail: list, show, retry, drop')

  group
    .command('list')
    .description('list what waits, the oldest first')
    .action(async () => {
      const entries = await (await openQueue(context)).list()
      const rows = entries.flatMap((entry) => entry.recipients.map((recipient) => rowOf(entry, recipient)))
      context.report({
        json: entries.map(jsonOf),
        text: table(['message', 'from', 'to', 'since', 'tried', 'next', 'last answer'], rows, 'Nothing waits.'),
      })
    })

  group
    .command('show')
    .argument('<message>', 'its id, or the beginning of it')
    .option('--content', 'the mail itself as well')
    .description('show one message and why it waits')
    .action(async (given: string, options: { content?: boolean }) => {
      const queue = await openQueue(context)
      const entry = await getEntry(queue, given)
      const content = options.content ? Buffer.from(await queue.bytes(entry.message.id)).toString('utf8') : undefined
      context.report({
        json: { ...jsonOf(entry), ...(content !== undefined && { content }) },
        text: [...describe(entry), ...(content === undefined ? [] : ['', content])],
      })
    })

  group
    .command('retry')
    .argument('[message]', 'its id, or the beginning of it; all without it')
    .description('try again now; the running server does it')
    .action(async (given: string | undefined) => {
      const queue = await openQueue(context)
      const id = given === undefined ? undefined : (await getEntry(queue, given)).message.id
      const count = await queue.retry(id)
      context.report({
        json: { message: id ?? null, recipients: count },
        text:
          count === 0
            ? 'Nothing had to be hurried: what waits is due already.'
            : `${count} ${count === 1 ? 'recipient is' : 'recipients are'} tried again as soon as the server looks.`,
      })
    })

  group
    .command('drop')
    .argument('<message...>', 'ids, or their beginnings')
    .description('take messages out without telling their senders')
    .action(async (given: string[]) => {
      const queue = await openQueue(context)
      const entries: Entry[] = []
      for (const each of given) entries.push(await getEntry(queue, each))
      for (const { message } of entries) await queue.drop(message.id)
      context.report({
        json: { dropped: entries.map(({ message }) => message.id) },
        text: entries.map(
          ({ message, recipients }) =>
            `Dropped ${message.id} from ${message.from || 'the server itself'} to ${recipients.map(({ address }) => address).join(', ')}.`,
        ),
      })
    })
}

async function openQueue(context: CliContext): Promise<Queue> {
  return new Queue((await context.store()).engine, Date.now)
}

async function getEntry(queue: Queue, given: string): Promise<Entry> {
  const found = (await queue.list()).filter(({ message }) => message.id.startsWith(given))
  if (found.length > 1) throw new Failure('tooMany', `messages whose id begins with ${given}; give more of it`)
  const [entry] = found
  if (!entry) throw new Failure('notFound', `message ${given} in the queue`)
  return entry
}

function rowOf({ message }: Entry, { address, attempts, nextAttempt, leased, last }: QueuedRecipient): string[] {
  return [
    message.id.slice(0, 8),
    message.from || '<>',
    address,
    timeText(message.arrived),
    attempts === 0 ? '' : String(attempts),
    leased ? 'now' : timeText(nextAttempt),
    last ? `${last.remote ? `${last.remote}: ` : ''}${last.text}` : '',
  ]
}

function describe({ message, recipients }: Entry): string[] {
  const lines = facts([
    ['Message', message.id],
    ['From', message.from || '<> (a notification)'],
    ['Size', sizeText(message.size)],
    ['Since', timeText(message.arrived)],
    ['Given back', timeText(message.expires)],
  ])
  for (const { address, attempts, nextAttempt, leased, last, route } of recipients) {
    lines.push(
      '',
      ...facts([
        ['To', address],
        ['By way of', route],
        ['Attempts', String(attempts)],
        ['Next', leased ? 'being tried now' : timeText(nextAttempt)],
        ['Last answer', last && `${last.code} ${last.status} ${last.text}`],
        ['From host', last?.remote],
      ]),
    )
  }
  return lines
}

function jsonOf({ message, recipients }: Entry) {
  const { arrived, expires, ...rest } = message
  return {
    ...rest,
    arrived: new Date(arrived).toISOString(),
    expires: new Date(expires).toISOString(),
    recipients: recipients.map(({ address, route, notify, original, attempts, nextAttempt, leased, last }) => ({
      address,
      route,
      notify,
      original,
      attempts,
      leased,
      last,
      nextAttempt: new Date(nextAttempt).toISOString(),
    })),
  }
}

function timeText(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ')
}
