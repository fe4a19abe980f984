import assert from 'node:assert/strict'
import test from 'node:test'
import { schema } from '../schema/index.ts'
import { indexedField } from './indexed.ts'
import { absentFamilies, absentFields, fieldsOf, findAnyField } from './table.ts'

function wordsOf(type: string): string[] {
  return (schema.simpleRow(type)?.values ?? '').split('|')
}

test('every FieldURI of the schema is a field, or it is said why no item has it', () => {
  const uris = wordsOf('UnindexedFieldURIType')
  assert.ok(uris.length > 300)
  const missing = uris.filter((uri) => {
    const family = uri.slice(0, uri.indexOf(':'))
    if ((absentFamilies as readonly string[]).includes(family)) return false
    return (findAnyField(uri) === undefined) === !Object.hasOwn(absentFields, uri)
  })
  assert.deepEqual(missing, [])
})

test('what is said to be absent is in the schema, and is no field', () => {
  const uris = new Set(wordsOf('UnindexedFieldURIType'))
  assert.deepEqual(
    Object.keys(absentFields).filter((uri) => !uris.has(uri) || findAnyField(uri) !== undefined),
    [],
  )
})

test('a field is an element of the type that its kind of item has', () => {
  const types = {
    Item: 'ItemType',
    Message: 'MessageType',
    CalendarItem: 'CalendarItemType',
    Contact: 'ContactItemType',
    DistributionList: 'DistributionListType',
    MeetingMessage: 'MeetingMessageType',
    MeetingRequest: 'MeetingRequestMessageType',
    MeetingResponse: 'MeetingResponseMessageType',
    MeetingCancellation: 'MeetingCancellationMessageType',
    Task: 'TaskType',
    PostItem: 'PostItemType',
  } as const
  for (const [kind, type] of Object.entries(types)) {
    const known = schema.complex(type).byName
    const strange = [...fieldsOf(kind as keyof typeof types).values()].filter(({ element }) => !known.has(element))
    assert.deepEqual(
      strange.map(({ uri }) => uri),
      [],
      kind,
    )
  }
})

test('every dictionary of IndexedFieldURI has its entries', () => {
  const indexes: Record<string, string> = {
    'item:InternetMessageHeader': 'X-Mailer',
    'contacts:ImAddress': 'ImAddress1',
    'contacts:PhoneNumber': 'MobilePhone',
    'contacts:EmailAddress': 'EmailAddress1',
    'distributionlist:Members:Member': 'AAA=',
  }
  for (const uri of wordsOf('DictionaryURIType')) assert.ok(indexedField(uri, indexes[uri] ?? 'Business').element)
})
