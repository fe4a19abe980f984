/**
 * ResolveNames: whom a person means by each of the texts that he typed. It is ResolveNamesW of the RPC interface.
 *
 * Bytes:      [MS-OXCMAPIHTTP] 2.2.5.14
 * Behaviour:  [MS-OXNSPI] 3.1.4.1.17, 3.1.4.7
 */
import type { DirectoryObject } from '#directory'
import { defaultColumns, mostColumns, rowsOf } from '../cells.ts'
import { textForm } from '../code-page.ts'
import { NspiError, operation } from '../operation.ts'
import { Resolution } from '../stat.ts'
import { bodies } from '../bodies.ts'

const mostNames = 10_000

export const resolveNames = operation({
  ...bodies.ResolveNames,
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
