/**
 * Which messages of a folder a search query finds: each word from the full-text index, each condition from a view, put together as sets.
 *
 * A set costs what it finds, not what the folder holds; only NOT needs to know what all is.
 */
import type { FolderId, Mailbox, MessageId, Store, ViewDefinition } from '#store'
import type { Query } from './query-string.ts'

export type Found = ReadonlySet<MessageId> | 'all'

/** `scope` is what `folder` shows without the query: associated items, soft-deleted ones. The set may hold ids of other folders. */
export async function findMessages(
  store: Pick<Store, 'search' | 'view'>,
  mailbox: Mailbox,
  folder: FolderId,
  query: Query,
  scope: Pick<ViewDefinition, 'associated' | 'softDeleted'> = {},
): Promise<Found> {
  let everything: Promise<ReadonlySet<MessageId>> | undefined
  const all = () => (everything ??= idsOf({}))

  async function idsOf(definition: ViewDefinition): Promise<ReadonlySet<MessageId>> {
    return new Set((await store.view(mailbox, folder, { ...scope, ...definition }).ids()).ids)
  }

  async function find(one: Query): Promise<Found> {
    switch (one.kind) {
      case 'all':
        return 'all'
      case 'text':
        return new Set(
          await store.search(mailbox, {
            text: one.text,
            ...(one.in && { in: one.in }),
            ...(one.isPhrase && { substring: true }),
          }),
        )
      case 'condition':
        return idsOf({ where: one.where })
      case 'not': {
        const without = await find(one.of)
        return without === 'all' ? new Set() : minus(await all(), without)
      }
      case 'and': {
        let found: Found = 'all'
        for (const part of one.of) {
          found = intersection(found, await find(part))
          if (found !== 'all' && found.size === 0) break
        }
        return found
      }
      case 'or': {
        const found = new Set<MessageId>()
        for (const part of one.of) {
          const some = await find(part)
          if (some === 'all') return 'all'
          for (const id of some) found.add(id)
        }
        return found
      }
    }
  }

  return find(query)
}

function intersection(a: Found, b: Found): Found {
  if (a === 'all') return b
  if (b === 'all') return a
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  return new Set([...small].filter((id) => large.has(id)))
}

function minus(a: ReadonlySet<MessageId>, b: ReadonlySet<MessageId>): Set<MessageId> {
  return new Set([...a].filter((id) => !b.has(id)))
}
