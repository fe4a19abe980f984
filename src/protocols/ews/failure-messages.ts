/**
 * The response messages of a request that failed before the first of its things was looked at: the folder in which items
 * should be made is not there, a property that was asked for is none. Each thing has its message, as Exchange has it.
 */
import type { Call } from './call.ts'
import { failureMessage } from './each-item.ts'
import { responseCodeOf } from './errors.ts'
import type { OperationName } from './operation.ts'
import { schema } from './schema/index.ts'

/** Elements of requests that are lists of things to be done. */
const lists = [
  'Items',
  'ItemIds',
  'ItemChanges',
  'Attachments',
  'AttachmentIds',
  'Folders',
  'FolderIds',
  'FolderChanges',
  'ParentFolderIds',
  'RelativeFolderPath',
  'SourceIds',
]

/** What stands in a message whether it is a success or not. */
const emptyLists = ['Items', 'Folders', 'Attachments']

/** undefined: it is a bug, or the operation has no response messages. */
export function failureMessages(
  call: Call,
  name: OperationName,
  request: unknown,
  error: unknown,
): object[] | undefined {
  if (responseCodeOf(error) === undefined) return undefined
  const kind = `${name}ResponseMessage`
  const element = schema.complex('ArrayOfResponseMessagesType').byName.get(kind)?.element
  if (!element || !responseHasMessages(name)) return undefined
  const { names } = schema.complex(element.type)
  const empty = Object.fromEntries(emptyLists.filter((list) => names.has(list)).map((list) => [list, []]))
  const message = { kind, ...failureMessage(call, error), ...empty }
  return Array.from({ length: countOf(request) }, () => message)
}

function responseHasMessages(name: OperationName): boolean {
  const type = schema.element('m', `${name}Response`)?.type
  return type !== undefined && schema.complex(type).names.has('ResponseMessages')
}

function countOf(request: unknown): number {
  for (const name of lists) {
    const list = (request as Record<string, unknown>)[name]
    if (Array.isArray(list)) return list.length
  }
  return 1
}
