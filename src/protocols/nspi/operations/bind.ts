/**
 * Bind: a session with the address book begins. It has no state; the GUID says for what time ids are good.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.1
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.1
 */
import { zeroGuid } from '#codec/binary/index.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

/** [MS-OXNSPI] 3.1.4.1.1 */
const anonymousLogin = 0x20

export const bind = operation({
  ...bodies.Bind,
  failed: () => ({ serverGuid: zeroGuid }),
  async handle(book, { flags, state }) {
    // Only those who have logged in come here. Nobody is taken for anonymous, and as with Exchange, who asks for it hears so.
    if ((flags & anonymousLogin) !== 0) throw new NspiError('noSupport')
    if (state) textForm(state.codePage)
    return { serverGuid: book.serverGuid }
  },
})
