/**
 * State and size: what clients see of the flags, the categories and the standing columns. The columns say what is true;
 * values that a client once set in the bag yield to them.
 */
import { P } from '#model'
import { allows, allRights } from '../access.ts'
import { followUpFlagged, verb } from '../columns.ts'
import { computed, type ComputedRow, type Entry, type Place } from './table.ts'

/** [MS-OXCMSG] 2.2.1.6 */
export const messageFlag = {
  read: 0x01,
  unmodified: 0x02,
  unsent: 0x08,
  hasAttachments: 0x10,
  associated: 0x40,
  everRead: 0x400,
} as const
/** [MS-OXCMSG] 2.2.1.8 */
const statusDeleteMarked = 0x08
/** PidTagIconIndex of [MS-OXOMSG]. */
const icon = { replied: 0x105, forwarded: 0x106 } as const
/** [MS-OXCPRPT] 2.2.1.1 */
const accessBit = { modify: 0x01, read: 0x02, delete: 0x04 } as const

export const state: readonly Entry[] = [
  computed(P.MessageFlags, messageFlags),
  computed(P.Read, ({ flags }) => flags.has('read')),
  computed(P.MessageStatus, ({ flags, bag }) => {
    return (bag.get(P.MessageStatus) ?? 0) | (flags.has('deleteMarked') ? statusDeleteMarked : 0)
  }),
  computed(P.FlagStatus, ({ flags, bag }) => {
    if (flags.has('flagged')) return followUpFlagged
    const stored = bag.get(P.FlagStatus)
    return stored === followUpFlagged ? undefined : stored
  }),
  computed(P.LastVerbExecuted, lastVerb),
  computed(P.IconIndex, iconIndex),
  computed(P.MessageSize, ({ size }) => Math.min(size, 0x7fffffff)),
  computed(P.MessageSizeExtended, ({ size }) => BigInt(size)),
  computed(P.HasAttachments, ({ hasAttachments }) => hasAttachments),
  computed(P.Importance, ({ importance }) => importance),
  // [MS-OXCMSG] 3.2.5.2: what a message has from the beginning.
  computed(P.Sensitivity, ({ bag }) => bag.get(P.Sensitivity) ?? 0),
  computed(P.TrustSender, ({ bag }) => bag.get(P.TrustSender) ?? 1),
  computed(P.MessageClass, (row) => row.class),
  computed(P.Associated, ({ associated }) => associated),
  computed(P.Access, access),
  computed(P.AccessLevel, (row, place) => (access(row, place) & accessBit.modify ? 1 : 0)),
]

/** mfEverRead goes with mfRead, as Exchange has it. [MS-OXCMSG] 2.2.1.6 */
function messageFlags({ flags, bag, hasAttachments, associated, created, modified }: ComputedRow): number {
  return (
    ((bag.get(P.MessageFlags) ?? 0) & ~messageFlag.everRead) |
    (created.getTime() === modified.getTime() ? messageFlag.unmodified : 0) |
    (flags.has('read') ? messageFlag.read | messageFlag.everRead : 0) |
    (flags.has('draft') ? messageFlag.unsent : 0) |
    (hasAttachments ? messageFlag.hasAttachments : 0) |
    (associated ? messageFlag.associated : 0)
  )
}

function lastVerb({ flags, bag }: ComputedRow): number | undefined {
  const stored = bag.get(P.LastVerbExecuted)
  const isReply = stored === verb.reply || stored === verb.replyAll
  const isForward = stored === verb.forward
  if (isReply && flags.has('answered')) return stored
  if (isForward && flags.has('forwarded')) return stored
  if (flags.has('answered')) return verb.reply
  if (flags.has('forwarded')) return verb.forward
  return isReply || isForward ? undefined : stored
}

function iconIndex(row: ComputedRow): number | undefined {
  const stored = row.bag.get(P.IconIndex)
  const isOurs = stored === undefined || stored === icon.replied || stored === icon.forwarded
  if (!isOurs) return stored
  const last = lastVerb(row)
  if (last === verb.reply || last === verb.replyAll) return icon.replied
  return last === verb.forward ? icon.forwarded : undefined
}

function access({ creator }: ComputedRow, { rights = allRights, viewer }: Place): number {
  const own = creator !== undefined && creator === viewer
  return (
    accessBit.read |
    (allows(rights, 'edit', own) ? accessBit.modify : 0) |
    (allows(rights, 'delete', own) ? accessBit.delete : 0)
  )
}
