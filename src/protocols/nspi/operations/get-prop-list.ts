/**
 * GetPropList: the tags of what an object has.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.6
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.6
 */
import { allTags, tagsOf } from '../cells.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

export const getPropList = operation({
  ...bodies.GetPropList,
  failed: () => ({ tags: undefined }),
  async handle(book, { flags, mid, codePage }) {
    textForm(codePage)
    // No object: as with Exchange, every property that the address book knows, whatever the flags, as QueryColumns says it.
    if (mid === 0) return { tags: allTags(false) }
    const object = await book.findObject(mid)
    if (!object) throw new NspiError('invalidObject')
    return { tags: await tagsOf(book, object, flags) }
  },
})
