/**
 * GetProps: the values of one object.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.7
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.7
 */
import { makeTag, PropertyType, type TaggedValue, tagId } from '#model'
import { mostColumns, rowsOf, tagsOf } from '../cells.ts'
import { errorsReturned, NspiError, operation } from '../operation.ts'
import { bodies } from '../bodies.ts'

export const getProps = operation({
  ...bodies.GetProps,
  failed: ({ state }) => ({ codePage: state?.codePage ?? 0, values: undefined }),
  async handle(book, { flags, state, tags }) {
    if (!state) throw new NspiError('invalidParameter')
    if (tags && tags.length > mostColumns) throw new NspiError('tableTooBig')
    const { codePage } = state
    // Appendix A <5>: as with Exchange since 2010, no container is looked at: an object has its id and its values without one.
    const object = await book.findObject(state.currentRec)
    const columns = tags ?? (object ? await tagsOf(book, object, flags) : [])
    if (!object && !tags) throw new NspiError('invalidObject')
    const [row = []] = await rowsOf(book, [object], { columns, flags, codePage })
    const values = row.map((cell, index): TaggedValue => {
      const tag = columns[index] as number
      if (cell && 'value' in cell) return { tag: cell.type ? makeTag(tagId(tag), cell.type) : tag, value: cell.value }
      return { tag: makeTag(tagId(tag), PropertyType.errorCode), value: cell?.error ?? 0 }
    })
    const errors = row.some((cell) => !cell || !('value' in cell))
    return { codePage, values, ...(errors && { errorCode: errorsReturned }) }
  },
})
