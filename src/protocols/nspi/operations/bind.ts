/**
 * Bind: a session with the address book begins. It has no state; the GUID says for what time ids are good.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.1
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.1
 */
import { zeroGuid } from '#codec/binary/index.ts'
import { textForm } from '../code-page.ts'
import { operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

export const bind = operation({
  ...bodies.Bind,
  failed: () => ({ serverGuid: zeroGuid }),
  // Only those who have logged in come here, so the wish to be anonymous (flag 0x20) means nothing: constraint 3.
  async handle(book, { state }) {
    if (state) textForm(state.codePage)
    return { serverGuid: book.serverGuid }
  },
})
