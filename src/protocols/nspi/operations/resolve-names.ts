/**
 * ResolveNames: whom a person means by each of the texts that he typed. It is ResolveNamesW of the RPC interface.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.14
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.17, 3.1.4.7
 */
import { array, struct, u32, utf16z } from '#codec/binary/index.ts'
import type { DirectoryObject } from '#directory'
import { present } from '#model'
import { maybeMids, maybeRows, maybeStat, maybeTags } from '../bodies.ts'
import { defaultColumns, mostColumns, rowsOf } from '../cells.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { Resolution } from '../stat.ts'

const mostNames = 10_000

export const resolveNames = operation({
  name: 'ResolveNames',
  request: struct({ reserved: u32, state: maybeStat, tags: maybeTags, names: present(array(u32, utf16z)) }),
  response: struct({ codePage: u32, mids: maybeMids, rows: maybeRows }),
  failed: ({ state }) => ({ codePage: state?.codePage ?? 0, mids: undefined, rows: undefined }),
  async handle(book, { state, tags, names = [] }) {
    if (!state) throw new NspiError('invalidParameter')
    const { codePage } = state
    textForm(codePage)
    book.container(state.containerId)
    const columns = tags ?? defaultColumns
    if (columns.length > mostColumns || names.length > mostNames) throw new NspiError('tableTooBig')
    const resolved: DirectoryObject[] = []
    const mids: number[] = []
    for (const name of names) {
      const [one, another] = await book.resolve(name, state.containerId, 2)
      if (one && !another) resolved.push(one)
      mids.push(another ? Resolution.ambiguous : one ? Resolution.resolved : Resolution.unresolved)
    }
    return { codePage, mids, rows: { columns, rows: await rowsOf(book, resolved, { columns, flags: 0, codePage }) } }
  },
})
