/**
 * A mail and its recipients: into mailboxes of ours, and into the queue for everybody else.
 *
 *   recipients ─ directory ─▶ mailboxes ── one parse, one conversion ──▶ a transaction for each mailbox
 *                        └──▶ addresses elsewhere ─────────────────────▶ the queue
 *
 * When the promise resolves, everything is durable. A mail comes into a mailbox once, however many ways lead there. The
 * source that is kept is the mail as it came, behind the fields of trace-fields.ts.
 */
import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { type Header, parseStructure, type Part, readHeader } from '#codec/mime/index.ts'
import { importMail, type MailItem, receivedBy, receivedRepresenting, setPerson } from '#convert'
import type { DirectoryObject, Login } from '#directory'
import {
  addressSearchKey,
  type Bag,
  Failure,
  fileTime,
  firstUserFolder,
  makeAddressBookEntryId,
  N,
  P,
  SpecialFolder,
} from '#model'
import type { FolderId, Mailbox, MessageId, NewMessage, Transaction } from '#store'
import { isForAgent } from './agent.ts'
import { passedOnBy } from './automatic.ts'
import { composeReport, type Report } from './bounce.ts'
import { isAway } from './calendar/out-of-office.ts'
import { type Context, system } from './context.ts'
import { type Arrival, doPendingSafely, Todo } from './pending.ts'
import { noticeEntry, routeOf } from './queue/entries.ts'
import type { NewEntry } from './queue/queue.ts'
import { type ExternalTarget, type LocalTarget, recipientReply, resolveRecipient, targetsOf } from './recipients.ts'
import type { StatusReply } from './reply-codes.ts'
import { setSpamLevel } from './rules/junk.ts'
import { placeRuled } from './rules/place.ts'
import { findPrepared, type Prepared } from './rules/prepare.ts'
import { RuledMessage } from './rules/ruled-message.ts'
import { Run } from './rules/run.ts'
import { setOwedReceipts } from './sending/receipts.ts'
import { prepareSubmission } from './submit.ts'
import { deliveredToField, receivedField, RECEIVED_MAX, returnPathField } from './trace-fields.ts'
import type { EnvelopeRecipient, MailEnvelope, RecipientResult, Trace } from './types.ts'

export interface Delivery {
  envelope: MailEnvelope
  message: Uint8Array
  trace: Trace
  login: Login | undefined
  /** A delivery from the queue: it happens once, even when it is tried again after a crash. */
  once?: string
  /** Whose rules gave it to a delegate: an object of the directory. */
  representing?: string
  /** PidTagMessageClass, where the mail cannot say it. */
  messageClass?: string
  /** Who was logged in when it came into the queue. */
  submitter?: string
}

const delivered: StatusReply = { code: 250, enhanced: '2.1.5', text: 'Delivered' }
const queued: StatusReply = { code: 250, enhanced: '2.0.0', text: 'Queued' }
const largeBytes = 1 << 20

const looping: StatusReply = { code: 554, enhanced: '5.4.6', text: 'The mail goes round in a circle' }

export async function deliver(context: Context, delivery: Delivery): Promise<RecipientResult[]> {
  const { envelope, trace, login } = delivery
  const { recipients } = envelope
  if (delivery.message.length > context.settings.messageBytes) throw new Failure('tooBig')
  const message = login ? await prepareSubmission(context, delivery.message, login) : delivery.message
  const root = parseStructure(message)
  const header = readHeader(message, root)
  if (header.all('received').length > RECEIVED_MAX) return recipients.map(({ address }) => ({ address, ...looping }))

  const plans = await planAll(context, delivery, header)
  const received = Buffer.from(receivedField(envelope, trace, { hostname: context.hostname, now: context.now() }))
  const mail: Mail = { ...delivery, message, received, header, root, login }
  const local = await deliverLocally(context, mail, plans)
  const results = plans.map((plan): RecipientResult => ({ address: plan.recipient.address, ...resultOf(plan, local) }))
  const entries = [
    ...externalEntries(context, mail, plans),
    ...laterEntries(context, mail, { plans, local, results }),
    ...notices(context, mail, { plans, results }),
  ]
  for (const entry of entries) await context.queue.add(entry)
  if (entries.length > 0 && isOneAnswer(trace) && results.some(isAccepted)) {
    return results.map((result) => (isAccepted(result) ? result : { address: result.address, ...queued }))
  }
  return results
}

interface Mail extends Delivery {
  received: Uint8Array
  header: Header
  root: Part
}

/** What is to be done for one recipient. */
interface Plan {
  recipient: EnvelopeRecipient
  refusal: StatusReply | undefined
  local: LocalTarget[]
  external: ExternalTarget[]
  /** A list of ours: its members are our business, not the sender's. */
  list: DirectoryObject | undefined
}

async function planAll(context: Context, { envelope, login }: Delivery, header: Header): Promise<Plan[]> {
  const passed = new Set(header.all('delivered-to').map(({ raw }) => raw.trim().toLowerCase()))
  const sender = { login, from: envelope.from }
  const plans: Plan[] = []
  for (const recipient of envelope.recipients) {
    const nothing = { recipient, local: [], external: [], list: undefined }
    try {
      const resolution = await resolveRecipient(context, recipient.address, sender)
      if ('refusal' in resolution) {
        plans.push({ ...nothing, refusal: resolution.refusal })
        continue
      }
      const { destination } = resolution
      const targets = targetsOf(destination)
      const isCircle = targets.external.some(({ via }) => via && passed.has(via.address.toLowerCase()))
      plans.push({
        recipient,
        ...targets,
        list: destination.kind === 'list' ? destination.object : undefined,
        refusal: isCircle ? looping : undefined,
      })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      plans.push({ ...nothing, refusal: recipientReply(context, error) })
    }
  }
  return plans
}

/** By mailbox. */
type LocalResults = Map<string, StatusReply>

async function deliverLocally(context: Context, mail: Mail, plans: readonly Plan[]): Promise<LocalResults> {
  const results: LocalResults = new Map()
  const targets = new Map<string, LocalTarget & { address: string }>()
  for (const { recipient, refusal, local } of plans) {
    if (refusal) continue
    for (const target of local) {
      if (!targets.has(target.mailbox)) targets.set(target.mailbox, { ...target, address: recipient.address })
    }
  }
  if (targets.size === 0) return results
  const bytes = Buffer.concat([Buffer.from(returnPathField(mail.envelope.from)), mail.received, mail.message])
  // A large mail takes long twice, in parsing and here: others have their turn in between.
  if (bytes.length > largeBytes) await turn()
  const item = importMail(bytes)
  if (bytes.length > largeBytes) await turn()
  const digest = digestOf(mail)
  for (const [mailbox, target] of targets) {
    try {
      await deliverTo(context, mail, { item, target, digest })
      results.set(mailbox, delivered)
    } catch (error) {
      if (!(error instanceof Failure)) context.log.error('deliver.bug', { mailbox, session: mail.trace.session, error })
      results.set(mailbox, recipientReply(context, error))
    }
  }
  return results
}

async function deliverTo(
  context: Context,
  mail: Mail,
  { item, target, digest }: { item: MailItem; target: LocalTarget & { address: string }; digest: string | undefined },
): Promise<void> {
  const { store, now } = context
  const { once, envelope } = mail
  const received = new Date(now())
  const properties = item.properties.copy()
  setDelivery(properties, item.recipients, { object: target.object, received })
  if (mail.representing !== undefined) await setRepresented(context, properties, mail.representing)
  if (mail.messageClass !== undefined) properties.set(P.MessageClass, mail.messageClass)
  // What rules have passed on says so. [MS-OXORULE] 2.2.5.1.1 (PR)
  if (passedOnBy(mail.header).length > 0) properties.set(P.AutoForwarded, true)
  setOwedReceipts(properties)
  // What somebody of ours sends has met no filter.
  if (!mail.login) setSpamLevel(properties, mail.header)
  const message = { ...item, properties, received }
  const mailbox = await store.open(target.mailbox, system)
  // What takes time is done before others have to wait for the transaction.
  await store.prepare(message)
  const folder = await folderFor(mailbox, { detail: target.detail, messageClass: properties.get(P.MessageClass) ?? '' })
  const rules = await findPrepared(context, mailbox, { folder, item: message })
  const away = rules !== undefined && (await isAway(context, mailbox))
  const messageClass = properties.get(P.MessageClass) ?? ''
  const arrivalOf = (id: MessageId, where: FolderId, run?: Run): Arrival => ({
    id,
    folder: where,
    messageClass,
    from: envelope.from,
    answered: run?.answeredForAbsence ?? false,
    isVote: (properties.get(N.VerbResponse) ?? '') !== '',
    by: mail.login?.user.id ?? mail.submitter,
  })
  // The agent has work that must not be lost; what else follows an arrival begins anew with the next mail.
  const isWork = isForAgent(properties)
  const todo = new Todo()
  const outcome = await store.write(mailbox, async (tx) => {
    if (once !== undefined && !(await tx.once(once))) return undefined
    const cameBack = passedOnBy(mail.header).includes(target.object.address)
    if (digest !== undefined && (await isTwin(tx, digest, { address: target.address, cameBack }))) return undefined
    const run = rules && (await runRules(context, tx, mail, { rules, message, folder, owner: target.object, away }))
    const placed = run
      ? await placeRuled(tx, run, { message, folder, todo })
      : { created: await tx.createMessage(folder, message), folder }
    const arrival = placed.created && arrivalOf(placed.created.id, placed.folder, run)
    if (arrival && isWork) await todo.put(tx, { kind: 'arrival', arrival })
    return { arrival, run }
  })
  if (!todo.isEmpty) await todo.do(context, mailbox)
  // What an earlier delivery has left behind: this may be the same one, tried again.
  if (rules || isWork) await doPendingSafely(context, target.mailbox)
  if (!outcome) return
  if (outcome.run) logRules(context, target.mailbox, outcome.run)
  if (outcome.arrival && !isWork) {
    await context.arrived?.({ ...outcome.arrival, object: target.object, mailbox: target.mailbox })
  }
}

async function runRules(
  { store, hostname, now }: Context,
  tx: Transaction,
  mail: Mail,
  {
    rules,
    message,
    folder,
    owner,
    away,
  }: { rules: Prepared; message: NewMessage; folder: FolderId; owner: DirectoryObject; away: boolean },
): Promise<Run> {
  const run = new Run({
    ...rules,
    mailbox: tx,
    store,
    message: new RuledMessage({ item: message, people: rules.people }),
    raw: Buffer.concat([mail.received, mail.message]),
    header: mail.header,
    from: mail.envelope.from,
    owner,
    away,
    hostname,
    now: now(),
  })
  await run.folder(folder)
  return run
}

function logRules({ log }: Context, mailbox: string, { trace, failures }: Run): void {
  for (const { rule, actions } of trace) {
    if (actions.length > 0) log.info('rules.matched', { mailbox, rule: rule.name, actions })
  }
  for (const { rule, why } of failures) log.warn('rules.failed', { mailbox, rule: rule.name, why })
}

/**
 * The same mail for the same mailbox, by another of its addresses or through a list: it is there already. When it comes for
 * the same address again, somebody has sent it again, or the rules of others have sent it back.
 */
async function isTwin(
  tx: Transaction,
  digest: string,
  { address, cameBack }: { address: string; cameBack: boolean },
): Promise<boolean> {
  const isFirst = await tx.once(`mail ${digest}`)
  const isFirstForAddress = await tx.once(`mail ${digest} ${address.toLowerCase()}`)
  return !isFirst && (isFirstForAddress || cameBack)
}

/** Message-ID and body; without a Message-ID nothing says that two mails are one. */
function digestOf({ header, message, root, representing }: Mail): string | undefined {
  const id = header.raw('message-id')
  if (!id) return undefined
  return createHash('sha256')
    .update(`${id}${representing ?? ''}`)
    .update('\0')
    .update(message.subarray(root.bodyStart))
    .digest('hex')
    .slice(0, 32)
}

/**
 * `ada+lists@example.test` goes to a folder "lists" where there is one that somebody has made: who writes from outside puts
 * nothing among Sent Items, Drafts or what is deleted.
 */
async function folderFor(
  mailbox: Mailbox,
  { detail, messageClass }: { detail: string | undefined; messageClass: string },
): Promise<FolderId> {
  if (detail) {
    for (const parent of [SpecialFolder.ipmSubtree, SpecialFolder.inbox]) {
      const folder = await mailbox.findChild(parent, detail)
      if (!folder || folder.id < firstUserFolder || folder.kind !== 'generic') continue
      if (/^(IPF\.Note.*)?$/.test(folder.class)) return folder.id
    }
  }
  return await receiveFolder(mailbox, messageClass)
}

/** Where a client wants messages of a class to arrive; what is for programs (IPC) comes from outside to nobody but the inbox. [MS-OXCSTOR] 2.2.1.2 */
async function receiveFolder(mailbox: Mailbox, messageClass: string): Promise<FolderId> {
  if (mailbox.kind !== 'private' || !/^(ipm|report)\b/i.test(messageClass)) return SpecialFolder.inbox
  try {
    const { folder } = await mailbox.receiveFolder(messageClass)
    const found = folder === SpecialFolder.inbox ? undefined : await mailbox.findFolder(folder)
    return found && !found.deleted && found.kind === 'generic' ? folder : SpecialFolder.inbox
  } catch (error) {
    // A class that is none.
    if (error instanceof Failure && error.code === 'invalid') return SpecialFolder.inbox
    throw error
  }
}

/** What only a delivery knows. [MS-OXOMSG] 2.2.1.24 and those around it, [MS-OXCMAIL] 2.2.3.1 */
function setDelivery(
  properties: Bag,
  recipients: readonly Bag[],
  { object, received }: { object: DirectoryObject; received: Date },
): void {
  properties.set(P.MessageDeliveryTime, fileTime.from(received))
  const person = { name: object.displayName, address: object.address }
  setPerson(properties, receivedBy, person)
  setPerson(properties, receivedRepresenting, person)
  const own = new Set([object.address, ...object.aliases].map((address) => address.toLowerCase()))
  const named = new Set<number>()
  for (const row of recipients) {
    const address = row.get(P.SmtpAddress)?.toLowerCase() ?? ''
    if (own.has(address) || own.has(address.replace(/\+[^@]*@/, '@'))) named.add(row.get(P.RecipientType) ?? 0)
  }
  properties.set(P.MessageToMe, named.has(1))
  properties.set(P.MessageCcMe, named.has(2))
  properties.set(P.MessageRecipientMe, named.size > 0)
}

/** The one whom it was for. [MS-OXORULE] 3.2.5.1 (OP_DELEGATE) */
async function setRepresented({ directory }: Context, properties: Bag, id: string): Promise<void> {
  const owner = await directory.findObject(id)
  if (!owner) return
  properties.set(P.ReceivedRepresentingName, owner.displayName)
  properties.set(P.ReceivedRepresentingAddressType, 'EX')
  properties.set(P.ReceivedRepresentingEmailAddress, owner.legacyDn)
  properties.set(P.ReceivedRepresentingSmtpAddress, owner.address)
  properties.set(P.ReceivedRepresentingEntryId, makeAddressBookEntryId(owner.legacyDn))
  properties.set(P.ReceivedRepresentingSearchKey, addressSearchKey('EX', owner.legacyDn))
  properties.set(P.DelegatedByRule, true)
}

function resultOf({ refusal, local, external, list }: Plan, results: LocalResults): StatusReply {
  if (refusal) return refusal
  // What happens to members of a list is settled with the queue.
  if (list || external.length > 0) return external.length > 0 ? queued : delivered
  const [only] = local
  return (only && results.get(only.mailbox)) ?? { code: 550, enhanced: '5.2.1', text: 'No mailbox behind this address' }
}

function isAccepted({ code }: StatusReply): boolean {
  return code < 300
}

function isOneAnswer({ protocol }: Trace): boolean {
  return protocol !== 'local' && !protocol.includes('LMTP')
}

/** One entry for each way out; the sender's wish to hear of success ends at a list. */
function externalEntries(context: Context, mail: Mail, plans: readonly Plan[]): NewEntry[] {
  const groups = new Map<string, { via: DirectoryObject | undefined; recipients: Map<string, EnvelopeRecipient> }>()
  for (const { recipient, refusal, external, list } of plans) {
    if (refusal) continue
    for (const { address, via } of external) {
      const key = via?.id ?? ''
      const group = groups.get(key) ?? { via, recipients: new Map() }
      groups.set(key, group)
      const { notify, original } = recipient
      const passedOn = list ? notify?.filter((word) => word !== 'success') : notify
      group.recipients.set(address.toLowerCase(), {
        address,
        ...(passedOn && passedOn.length > 0 && { notify: passedOn }),
        ...(original ? { original } : via && { original: `rfc822;${recipient.address}` }),
      })
    }
  }
  return [...groups.values()].map(({ via, recipients }) => {
    const fields = via ? [Buffer.from(deliveredToField(via.address)), mail.received] : [mail.received]
    return entryFor(context, mail, {
      recipients: [...recipients.values()],
      bytes: Buffer.concat([...fields, mail.message]),
    })
  })
}

/**
 * Deliveries to our own mailboxes that did not work now and that nobody else will try again: members of a list, and
 * recipients beside others that were accepted where SMTP has one answer for all.
 */
function laterEntries(
  context: Context,
  mail: Mail,
  { plans, local, results }: { plans: readonly Plan[]; local: LocalResults; results: readonly RecipientResult[] },
): NewEntry[] {
  const later = new Map<string, EnvelopeRecipient>()
  const someAccepted = isOneAnswer(mail.trace) && results.some(isAccepted)
  for (const [index, { recipient, refusal, local: targets, list, external }] of plans.entries()) {
    const isOurs = list !== undefined || external.length > 0
    if (!isOurs && someAccepted && isTemporary(results[index])) later.set(recipient.address, recipient)
    if (!isOurs || refusal) continue
    for (const { mailbox, object } of targets) {
      if (isTemporary(local.get(mailbox))) later.set(object.address, { address: object.address, notify: ['never'] })
    }
  }
  if (later.size === 0) return []
  return [entryFor(context, mail, { recipients: [...later.values()], bytes: mail.message, route: 'local' })]
}

function isTemporary(reply: StatusReply | undefined): boolean {
  return reply !== undefined && reply.code >= 400 && reply.code < 500
}

/** What the sender is to be told: success where he asked for it, failure where the answer cannot say it. */
function notices(
  context: Context,
  mail: Mail,
  { plans, results }: { plans: readonly Plan[]; results: readonly RecipientResult[] },
): NewEntry[] {
  const someAccepted = isOneAnswer(mail.trace) && results.some(isAccepted)
  const reports: Report[] = []
  for (const [index, { recipient, external, list }] of plans.entries()) {
    const result = results[index]
    if (!result) continue
    if (isAccepted(result) && (external.length === 0 || list)) {
      reports.push({ recipient, action: list ? 'expanded' : 'delivered', status: '2.1.5' })
    } else if (someAccepted && result.code >= 500) {
      const diagnostic = `${result.code} ${result.enhanced} ${result.text}`
      reports.push({ recipient, action: 'failed', status: result.enhanced, diagnostic })
    }
  }
  if (reports.length === 0) return []
  const { hostname, now } = context
  const notice = composeReport({ envelope: mail.envelope, bytes: mail.message }, reports, {
    hostname,
    now: now(),
    arrived: now(),
  })
  return notice ? [noticeEntry(context, notice)] : []
}

function entryFor(
  { settings, now }: Context,
  { envelope, login }: Mail,
  { recipients, bytes, route }: { recipients: EnvelopeRecipient[]; bytes: Uint8Array; route?: string },
): NewEntry {
  return {
    envelope: { ...envelope, recipients },
    bytes,
    routes: recipients.map(({ address }) => route ?? routeOf(address)),
    expires: now() + settings.giveUpHours * 3_600_000,
    ...(login && { submitter: login.user.id }),
  }
}
