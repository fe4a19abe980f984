/** The item of a calendar that a meeting message is about. [MS-OXOCAL] 3.1.5: by PidLidCleanGlobalObjectId */
import { type Bag, N, SpecialFolder } from '#model'
import type { FolderId, Mailbox, Store } from '#store'
import { type LoadedItem, loadItem } from '../items/load.ts'
import { RowNames } from '../items/names.ts'

export interface FoundMeeting {
  /** The series or the single appointment with this id. */
  whole: LoadedItem | undefined
  /** An occurrence without its series: who is invited to one only has no more. */
  alone: LoadedItem | undefined
}

/** Several with one id exist where a client made a copy: the first one counts. */
const ROWS_MAX = 20

export async function findMeeting(
  store: Pick<Store, 'view' | 'getBlob'>,
  mailbox: Mailbox,
  { clean, full }: { clean: Uint8Array; full: Uint8Array | undefined },
  folder: FolderId = SpecialFolder.calendar,
): Promise<FoundMeeting> {
  const nothing: FoundMeeting = { whole: undefined, alone: undefined }
  const names = await RowNames.of(mailbox, [N.CleanGlobalObjectId])
  const tag = names.tag(N.CleanGlobalObjectId)
  if (tag === undefined) return nothing
  const where = { kind: 'property', relation: '==', tag, value: { tag, value: clean } } as const
  const rows = await store.view(mailbox, folder, { where }).rows(0, ROWS_MAX)
  for (const row of rows) {
    if (row.kind !== 'message' || !/^ipm\.appointment(\.|$)/i.test(row.class)) continue
    const item = await loadItem(store, mailbox, row.id)
    if (item.properties.get(N.ExceptionReplaceTime) === undefined) nothing.whole ??= item
    else if (full && sameBytes(item.properties.get(N.GlobalObjectId), full)) nothing.alone ??= item
  }
  return nothing
}

export function idsOf(properties: Bag): { clean: Uint8Array; full: Uint8Array | undefined } | undefined {
  const full = properties.get(N.GlobalObjectId)
  const clean = properties.get(N.CleanGlobalObjectId) ?? full
  return clean && { clean, full }
}

function sameBytes(a: Uint8Array | undefined, b: Uint8Array): boolean {
  return a !== undefined && Buffer.compare(a, b) === 0
}
