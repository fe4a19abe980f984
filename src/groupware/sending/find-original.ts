/** The message that another one is about, by its Message-ID, or by its place in the conversation as Outlook counts it. */
import { type Bag, P, type Restriction, SpecialFolder } from '#model'
import type { FolderId, Mailbox, MessageId, Store } from '#store'
import { parseMessageIds } from '#codec/mime/index.ts'

/** More with one id are copies. */
const ROWS_MAX = 20
/** [MS-OXOMSG] 2.2.1.3: a header, and five bytes for each answer. */
const INDEX_HEAD = 22
const INDEX_STEP = 5

export async function findOriginals(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  { about, folder = SpecialFolder.allItems }: { about: Bag; folder?: FolderId },
): Promise<MessageId[]> {
  const { tag } = P.InternetMessageId
  for (const id of messageIdsOf(about)) {
    const found = await rows(store, mailbox, folder, {
      kind: 'content',
      match: 'full',
      fuzzy: 0,
      tag,
      value: { tag, value: id },
    })
    if (found.length > 0) return found
  }
  const index = about.get(P.ConversationIndex)
  if (!index || index.length < INDEX_HEAD + INDEX_STEP) return []
  const parent = index.subarray(0, index.length - INDEX_STEP)
  const { tag: indexTag } = P.ConversationIndex
  const value = { tag: indexTag, value: parent }
  return rows(store, mailbox, folder, { kind: 'property', relation: '==', tag: indexTag, value })
}

function messageIdsOf(about: Bag): string[] {
  const named = [P.OriginalMessageId, P.InReplyToId, P.InternetReferences].flatMap((property) =>
    parseMessageIds(about.get(property) ?? '').toReversed(),
  )
  return [...new Set(named)].slice(0, ROWS_MAX)
}

async function rows(
  store: Pick<Store, 'view'>,
  mailbox: Mailbox,
  folder: FolderId,
  where: Restriction,
): Promise<MessageId[]> {
  const found = await store.view(mailbox, folder, { where }).rows(0, ROWS_MAX)
  return found.flatMap((row) => (row.kind === 'message' ? [row.id] : []))
}
