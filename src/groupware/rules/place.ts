/**
 * Does what the rules have decided, in the transaction of the delivery: the message comes to where it belongs, Outlook is told
 * what is left to it (deferred action messages), and what went wrong (deferred error messages). [MS-OXORULE] 3.2.5.1.2, 3.2.5.1.3
 */
import { encode } from '#codec/binary/index.ts'
import {
  Bag,
  encodeServerId,
  idToInt64,
  makeFolderEntryId,
  makeMessageEntryId,
  P,
  ruleActionsLayout,
  SpecialFolder,
} from '#model'
import type { Created, FolderId, MessageId, NewMessage, Transaction } from '#store'
import type { Todo } from '../pending.ts'
import { actionType, has, RuleError, RuleState } from './rule.ts'
import type { Deferred, Failed, Run } from './run.ts'

export interface Placed {
  /** undefined: it does not lie in the mailbox. */
  created: Created | undefined
  /** Where it lies, or lay when it was deleted at once. */
  folder: FolderId
}

export async function placeRuled(
  tx: Transaction,
  run: Run,
  { message, folder, todo }: { message: NewMessage; folder: FolderId; todo: Todo },
): Promise<Placed> {
  for (const key of run.histories) await tx.once(key, { forever: true })
  for (const mail of run.outgoing) await todo.put(tx, { kind: 'mail', ...mail })
  for (const { folder: target, properties, read } of run.copies) {
    await tx.createMessage(target, asRuled(message, { properties, read }))
  }
  const placed = await placeMessage(tx, run, { message, folder })
  const id = placed.created?.id
  await tellDeferred(tx, run.deferred, { id, folder: placed.folder })
  await tellFailures(tx, run.failures, { id, folder: placed.folder })
  return placed
}

async function placeMessage(
  tx: Transaction,
  run: Run,
  { message, folder }: { message: NewMessage; folder: FolderId },
): Promise<Placed> {
  const { properties, read } = run.message
  properties.set(P.HasDeferredActionMessages, run.deferred.length > 0)
  const ready = asRuled(message, { properties, read })
  const stays = !run.deleted && !run.bounced && run.moves.length === 0
  const [first, ...others] = stays ? [folder] : run.moves
  if (first === undefined) {
    if (run.bounced) return { created: undefined, folder }
    const created = await tx.createMessage(folder, ready)
    await tx.deleteMessages([created.id])
    return { created, folder: SpecialFolder.recoverableDeletions }
  }
  const created = await tx.createMessage(first, ready)
  for (const target of others) await tx.createMessage(target, ready)
  return { created, folder: first }
}

function asRuled(message: NewMessage, { properties, read }: { properties: Bag; read: boolean }): NewMessage {
  return { ...message, properties, ...(read && { flags: [...(message.flags ?? []), 'read'] as const }) }
}

type Where = { id: MessageId | undefined; folder: FolderId }

/** One for each provider, as its client looks for its own. [MS-OXORULE] 2.2.6 */
async function tellDeferred(tx: Transaction, deferred: readonly Deferred[], where: Where): Promise<void> {
  if (where.id === undefined) return
  const groups = Map.groupBy(deferred, ({ rule }) => `${rule.folder} ${rule.provider}`)
  for (const group of groups.values()) {
    const [{ rule }] = group as [Deferred, ...Deferred[]]
    // [MS-OXORULE] 2.2.6.7: that of the first rule, as often as there are rules.
    const ids = [...new Set(group.map(({ rule: one }) => one.id))].map(() => int64(rule.id))
    const properties = Bag.of({
      MessageClass: 'IPC.Microsoft Exchange 4.0.Deferred Action',
      DamBackPatched: false,
      DamOriginalEntryId: messageEntryId(tx, where.id, where.folder),
      RuleProvider: rule.provider,
      RuleFolderEntryId: folderEntryId(tx, rule.folder),
      ClientActions: encode(
        ruleActionsLayout('rop'),
        group.map(({ action }) => action),
      ),
      RuleIds: Buffer.concat(ids),
      DeferredActionMessageOriginalEntryId: encodeServerId({ folder: where.folder, message: where.id }),
    })
    await tx.createMessage(SpecialFolder.deferredAction, { properties, recipients: [], attachments: [] })
  }
}

/** Told once for each rule, until its client has mended it. [MS-OXORULE] 2.2.7 */
async function tellFailures(tx: Transaction, failures: readonly Failed[], where: Where): Promise<void> {
  const told = new Set<string>()
  for (const { rule, action, index, error } of failures) {
    const key = `${rule.kind} ${rule.folder} ${rule.id}`
    if (has(rule, 'error') || told.has(key)) continue
    told.add(key)
    const properties = Bag.of({
      MessageClass: 'IPC.Microsoft Exchange 4.0.Deferred Error',
      RuleError: RuleError[error],
      RuleActionType: action ? actionType[action.kind] : 0,
      RuleActionNumber: index,
      RuleProvider: rule.provider,
      DamOriginalEntryId: where.id === undefined ? undefined : messageEntryId(tx, where.id, where.folder),
      RuleFolderEntryId: folderEntryId(tx, rule.folder),
      RuleId: idToInt64(rule.id),
    })
    await tx.createMessage(tx.kind === 'public' ? rule.folder : SpecialFolder.deferredAction, {
      properties,
      recipients: [],
      attachments: [],
      ...(tx.kind === 'public' && { associated: true }),
    })
    const state = rule.state | RuleState.error | (error === 'parse' ? RuleState.parseError : 0)
    // The rule that is there where no client has written one has no place for a state.
    if (rule.id === 0) continue
    if (rule.kind === 'extended') await tx.updateMessage(rule.id, { set: Bag.of({ RuleMessageState: state }) })
    else {
      const change = { kind: 'modify', id: rule.id, properties: Bag.of({ RuleState: state }) } as const
      await tx.modifyRules(rule.folder, { changes: [change] })
    }
  }
}

function messageEntryId(tx: Transaction, message: MessageId, folder: FolderId): Uint8Array {
  return makeMessageEntryId({ mailbox: tx.kind === 'public' ? undefined : tx.id, replica: tx.id, folder, message })
}

function folderEntryId(tx: Transaction, folder: FolderId): Uint8Array {
  return makeFolderEntryId({ mailbox: tx.kind === 'public' ? undefined : tx.id, replica: tx.id, folder })
}

function int64(id: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64LE(idToInt64(id))
  return bytes
}
