/**
 * ModProps: a person changes what the address book says of him: his certificates.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.11
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.14
 */
import { Failure, tagId } from '#model'
import { textForm } from '../code-page.ts'
import { bookProperties, DisplayType, displayTypeOf } from '#groupware/address-book/index.ts'
import { NspiError, operation } from '../operation.ts'
import { isCertificates, mayChange } from '../writable.ts'
import { bodies } from '../bodies.ts'

export const modProps = operation({
  ...bodies.ModProps,
  failed: () => ({}),
  async handle(book, { state, tags, values = [] }) {
    if (!state) throw new NspiError('invalidParameter')
    textForm(state.codePage)
    if (!tags) throw new NspiError('invalidParameter')
    const object = await book.findObject(state.currentRec)
    if (!object) throw new NspiError('invalidParameter')
    if (displayTypeOf(object) !== DisplayType.mailUser) throw new NspiError('invalidObject')
    for (const id of [...tags, ...values.map(({ tag }) => tag)].map(tagId)) {
      const property = bookProperties.get(id)
      if (!property || !isCertificates(id) || !(await mayChange(book, object, property)))
        throw new NspiError('accessDenied')
    }
    const kept = values.flatMap(({ value }) => (Array.isArray(value) ? (value as Uint8Array[]) : []))
    const certificates = [...new Set(kept.map((each) => each.toBase64()))]
    try {
      await book.directory.write(async (tx) => {
        await tx.updateObject(object.id, {
          attributes: { certificates: certificates.length > 0 ? certificates : null },
        })
      })
    } catch (error) {
      if (error instanceof Failure) throw new NspiError('accessDenied')
      throw error
    }
    return {}
  },
})
