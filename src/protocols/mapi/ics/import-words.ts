/**
 * What stands at the head of an imported change: properties at fixed places, and the keys in them. [MS-OXCFXICS]
 * 2.2.3.2.4.2.1, 2.2.3.2.4.3.1
 */
import {
  type ChangeList,
  Failure,
  firstUserFolder,
  isOfReplica,
  P,
  parseChangeKey,
  parseChangeList,
  parseSourceKey,
  type Property,
  type TaggedValue,
  type Xid,
} from '#model'
import type { MailboxId } from '#store'

export const ImportFlag = { associated: 0x10, failOnConflict: 0x40 } as const
export const ImportDeleteFlag = { hierarchy: 0x01, hard: 0x02 } as const

export interface ImportedVersion {
  /** FILETIME */
  modified: bigint
  changeKey: Uint8Array
  change: Xid
  predecessors: ChangeList
}

export interface ImportedMessage extends ImportedVersion {
  id: number
}

export interface ImportedFolder extends ImportedVersion {
  id: number
  /** undefined: the folder that is synchronised. */
  parent: number | undefined
  name: string
}

const ofMessage = [P.SourceKey, P.LastModificationTime, P.ChangeKey, P.PredecessorChangeList]
const ofFolder = [P.ParentSourceKey, ...ofMessage, P.DisplayName]

export function messageHead(values: readonly TaggedValue[], replica: MailboxId): ImportedMessage {
  const [key, modified, changeKey, predecessors] = inPlace(values, ofMessage)
  return { id: ownId(key as Uint8Array, replica), ...version(modified, changeKey, predecessors) }
}

/** No folder has it: what a key of another replica names is not here. */
const noFolder = 0

export function folderHead(values: readonly TaggedValue[], replica: MailboxId): ImportedFolder {
  const [parent, key, modified, changeKey, predecessors, name] = inPlace(values, ofFolder)
  if (name === '') throw new Failure('invalid', 'a folder without a name')
  const parentKey = parent as Uint8Array
  return {
    id: ownId(key as Uint8Array, replica),
    parent:
      parentKey.length === 0 ? undefined : isOfReplica(parentKey, replica) ? ownId(parentKey, replica, 1) : noFolder,
    name: name as string,
    ...version(modified, changeKey, predecessors),
  }
}

function inPlace(values: readonly TaggedValue[], wanted: readonly Property[]): unknown[] {
  if (values.length !== wanted.length) throw new Failure('invalid', `${values.length} properties`)
  return wanted.map((property, index) => {
    const { tag, value } = values[index] as TaggedValue
    if (!('tag' in property) || (tag | 1) >>> 0 !== (property.tag | 1) >>> 0)
      throw new Failure('invalid', property.name)
    return value
  })
}

function version(modified: unknown, changeKey: unknown, predecessors: unknown): ImportedVersion {
  const key = changeKey as Uint8Array
  // [MS-OXCFXICS] 2.2.2.2: a name space and 4 to 8 bytes in it.
  if (key.length < 17 || key.length > 24) throw new Failure('invalid', 'change key')
  return {
    modified: modified as bigint,
    changeKey: key,
    change: parseChangeKey(key),
    predecessors: parseChangeList(predecessors as Uint8Array),
  }
}

/** The number of an object of this mailbox. */
export function ownId(key: Uint8Array, replica: MailboxId, lowest = firstUserFolder): number {
  const id = parseSourceKey(key)
  if (!id) throw new Failure('invalid', 'source key')
  if (id.replica !== replica) throw new Failure('notFound', 'an object of another replica')
  if (id.counter < lowest) throw new Failure('invalid', 'source key')
  return id.counter
}
