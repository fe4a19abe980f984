/**
 * DNToMId: X.500 names as minimal entry ids; 0 for a name that nobody has.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.4
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.13
 */
import { array, asciiz, struct, u32 } from '#codec/binary/index.ts'
import { present } from '#model'
import { midOf } from '#groupware/address-book/index.ts'
import { maybeMids } from '../bodies.ts'
import { operation } from '../operation.ts'

export const dnToMid = operation({
  name: 'DNToMId',
  request: struct({ reserved: u32, names: present(array(u32, asciiz)) }),
  response: struct({ mids: maybeMids }),
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
