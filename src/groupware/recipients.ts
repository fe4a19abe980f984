/**
 * Who gets a mail for an address: the directory says where it leads, and here it is decided whether it may go there now.
 * RCPT and delivery ask the same questions, so that what was accepted is not refused for another reason later.
 */
import type { Destination, DirectoryObject, Login } from '#directory'
import type { MailboxId } from '#store'
import { Failure } from '#model'
import { type Context, system } from './context.ts'
import { replyOf, type StatusReply } from './reply-codes.ts'
import type { RecipientResult } from './types.ts'

export interface Sender {
  login: Login | undefined
  from: string
}

export type Resolution = { destination: Destination } | { refusal: StatusReply }

export async function resolveRecipient(context: Context, address: string, sender: Sender): Promise<Resolution> {
  const destination = await findDestination(context, address)
  if (!destination) return { refusal: { code: 550, enhanced: '5.1.1', text: 'No such recipient here' } }
  if (destination.kind === 'external') {
    // An object of ours that forwards is one of ours; any other address elsewhere needs a login. RFC 5321 7.1
    const isOurs = destination.object !== undefined || (await isOwn(context, address))
    if (!sender.login && !isOurs) return { refusal: { code: 550, enhanced: '5.7.1', text: 'Relaying denied' } }
    return { destination }
  }
  if (destination.object.disabled) return { refusal: { code: 550, enhanced: '5.2.1', text: 'Mailbox is disabled' } }
  if (destination.kind === 'list' && destination.object.kind === 'group') {
    const may = await context.directory.maySendTo(destination.object.id, {
      ...(sender.login && { login: sender.login.user.id }),
      address: sender.from,
    })
    if (!may) return { refusal: { code: 550, enhanced: '5.7.1', text: 'You may not write to this list' } }
  }
  return { destination }
}

/** RFC 5321 4.5.1: postmaster exists, without a domain and in each of ours. */
async function findDestination({ directory, settings }: Context, address: string): Promise<Destination | undefined> {
  const isPostmaster = /^postmaster(@|$)/i.test(address)
  if (address.includes('@')) {
    const found = await directory.resolve(address)
    if (found || !isPostmaster) return found
  } else if (!isPostmaster) {
    throw new Failure('recipientUnknown')
  } else {
    const domains = await directory.domains()
    for (const { name } of domains.toSorted((a, b) => Number(b.main) - Number(a.main))) {
      const found = await directory.findByAddress(`postmaster@${name}`)
      if (found) return await directory.resolve(`postmaster@${name}`)
    }
  }
  return settings.postmaster === undefined ? undefined : await directory.resolve(settings.postmaster)
}

async function isOwn({ directory }: Context, address: string): Promise<boolean> {
  const at = address.lastIndexOf('@')
  return at < 0 || (await directory.isOwnDomain(address.slice(at + 1)))
}

export async function checkRecipient(
  context: Context,
  address: string,
  { login, from = '', sizeBytes = 0 }: { login?: Login; from?: string; sizeBytes?: number },
): Promise<RecipientResult> {
  try {
    const resolution = await resolveRecipient(context, address, { login, from })
    if ('refusal' in resolution) return { address, ...resolution.refusal }
    if (sizeBytes > context.settings.messageBytes) throw new Failure('tooBig')
    const { destination } = resolution
    if (destination.kind === 'mailbox') await checkRoom(context, destination.mailbox, sizeBytes)
    return { address, code: 250, enhanced: '2.1.5', text: 'Ok' }
  } catch (error) {
    if (error instanceof Failure) return { address, ...recipientReply(context, error) }
    throw error
  }
}

async function checkRoom({ store }: Context, id: MailboxId, sizeBytes: number): Promise<void> {
  const mailbox = await store.open(id, system)
  const { quota, size } = await mailbox.info()
  if (quota.receive !== undefined && size + sizeBytes > quota.receive) throw new Failure('quotaExceeded')
}

/** As replyOf, with the words of this place. */
export function recipientReply({ settings }: Context, error: unknown): StatusReply {
  if (error instanceof Failure && error.code === 'quotaExceeded' && settings.overQuota === 'defer') {
    return { code: 452, enhanced: '4.2.2', text: 'Mailbox is full, try again later' }
  }
  if (error instanceof Failure && error.code === 'invalid') {
    return { code: 501, enhanced: '5.1.3', text: 'Recipient address is malformed' }
  }
  // A mailbox that the directory names and the store does not have (yet, or any more) is our trouble and not the sender's.
  if (error instanceof Failure && error.code === 'notFound') {
    return { code: 451, enhanced: '4.3.0', text: 'Mailbox is not available now' }
  }
  return replyOf(error)
}

export interface LocalTarget {
  object: DirectoryObject
  mailbox: MailboxId
  detail: string | undefined
}

export interface ExternalTarget {
  address: string
  /** The list, contact or user of ours through which it goes out. */
  via: DirectoryObject | undefined
}

/** The ends of a destination. */
export function targetsOf(destination: Destination): { local: LocalTarget[]; external: ExternalTarget[] } {
  const local: LocalTarget[] = []
  const external: ExternalTarget[] = []
  const walk = (each: Destination, via: DirectoryObject | undefined): void => {
    if (each.kind === 'mailbox') local.push(each)
    else if (each.kind === 'external') external.push({ address: each.address, via: each.object ?? via })
    else for (const member of each.members) walk(member, each.object)
  }
  walk(destination, undefined)
  return { local, external }
}
