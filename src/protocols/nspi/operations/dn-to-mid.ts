/**
 * DNToMId: X.500 names as minimal entry ids; 0 for a name that nobody has.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.4
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.13
 */
import { midOf } from '#groupware/address-book/index.ts'
import { operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

export const dnToMid = operation({
  ...bodies.DNToMId,
  failed: () => ({ mids: undefined }),
  async handle(book, { names = [] }) {
    const mids: number[] = []
    for (const name of names) {
      const object = await book.findByDn(name)
      mids.push(object ? midOf(object) : 0)
    }
    return { mids }
  },
})
