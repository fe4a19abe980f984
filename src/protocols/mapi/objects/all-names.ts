/** Every named property that a mailbox knows, with its id. [MS-OXCPRPT] 3.2.5.6, 3.2.5.10 */
import { firstNamedId, type NamedProperty } from '#model'
import type { Mailbox } from '#store'

const lastId = 0xfffe
const batch = 0x400

export async function* allNames(mailbox: Mailbox): AsyncGenerator<[id: number, name: NamedProperty]> {
  // Ids are given out one after the other, so the first that has no name ends them.
  for (let first = firstNamedId; first <= lastId; first += batch) {
    const ids = Array.from({ length: Math.min(batch, lastId + 1 - first) }, (_, index) => first + index)
    const names = await mailbox.namesOf(ids)
    for (const [index, id] of ids.entries()) {
      const name = names[index]
      if (!name) return
      yield [id, name]
    }
  }
}
