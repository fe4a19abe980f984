/**
 * Bind: a session with the address book begins. It has no state; the GUID says for what time ids are good.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.1
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.1
 */
import { guid, struct, u32, zeroGuid } from '#codec/binary/index.ts'
import { maybeStat } from '../bodies.ts'
import { textForm } from '../code-page.ts'
import { operation } from '../operation.ts'

export const bind = operation({
  name: 'Bind',
  request: struct({ flags: u32, state: maybeStat }),
  response: struct({ serverGuid: guid }),
  failed: () => ({ serverGuid: zeroGuid }),
  // Only those who have logged in come here, so the wish to be anonymous (flag 0x20) means nothing: constraint 3.
  async handle(book, { state }) {
    if (state) textForm(state.codePage)
    return { serverGuid: book.serverGuid }
  },
})
