/**
 * What came into sight in a search folder and what left it: for table notifications, which the change feed cannot tell,
 * because the feed speaks of messages and not of what they fit. Ask after each batch of `follow`.
 */
import type { MessageId, View } from '../types.ts'

export interface SearchNews {
  entered: MessageId[]
  left: MessageId[]
}

export class SearchWatch {
  readonly #view: Pick<View, 'ids'>
  #known: Set<MessageId> | undefined

  constructor(view: Pick<View, 'ids'>) {
    this.#view = view
  }

  /** The first call says what is there from now on, and tells nothing. */
  async news(): Promise<SearchNews> {
    const now = new Set<MessageId>((await this.#view.ids()).ids)
    const before = this.#known
    this.#known = now
    if (!before) return { entered: [], left: [] }
    return {
      entered: [...now].filter((id) => !before.has(id)),
      left: [...before].filter((id) => !now.has(id)),
    }
  }
}
