/** Requests as others have written them: the examples of Microsoft's documentation, and what Evolution said to Exchange. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { LayoutError } from '#codec/binary/index.ts'
import { readXml } from '#codec/xml/index.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { Fault } from '../errors.ts'
import { readHeaders } from '../headers.ts'
import { readEnvelope } from '../soap.ts'
import { readElement, schema, Violation } from './index.ts'

const skip = corpus ? false : 'no corpus'

/** What is wrong with a request; undefined where nothing is, or where it is of another service. */
function wrongIn(xml: string): string | undefined {
  try {
    const { headers, body } = readEnvelope(readXml(xml))
    const use = schema.element('m', body.name)
    if (!use) return undefined
    readHeaders(headers)
    readElement(schema, body, use)
    return undefined
  } catch (error) {
    if (error instanceof Violation || error instanceof Fault || error instanceof LayoutError) return error.message
    throw error
  }
}

/** Examples that Exchange would refuse as well: cut base64, misspelt versions, elements that the schema has elsewhere or not. */
const broken = new Set([
  'how-to-add-attachments-by-using-ews-in-exchange.md#0',
  'how-to-get-attachments-by-using-ews-in-exchange.md#0',
  'how-to-get-user-photos-by-using-ews-in-exchange.md#0',
  'how-to-manage-persistent-application-settings-by-using-ews-in-exchange.md#0',
  'how-to-respond-to-email-messages-by-using-ews-in-exchange.md#0',
  'adddistributiongrouptoimlist-operation.md#0',
  'getappmarketplaceurl-operation.md#0',
  'updateitem-operation-contact.md#2',
])

test('the examples of the documentation are read, but for those that are broken', { skip }, () => {
  const path = join(corpus as string, 'ews/microsoft-docs-samples.shared.jsonl')
  const refused = new Set<string>()
  let count = 0
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue
    const { doc, n, kind, xml, well_formed } = JSON.parse(line) as Record<string, string>
    if (!well_formed || kind !== 'request') continue
    count++
    // The documentation has every address with https, names of name spaces, too.
    if (wrongIn((xml as string).replaceAll('https://schemas', 'http://schemas')) !== undefined) {
      refused.add(`${(doc as string).replace(/^.*\//, '')}#${n}`)
    }
  }
  assert.ok(count > 150)
  assert.deepEqual([...refused].toSorted(), [...broken].toSorted())
})

test('what Evolution said to Exchange is read', { skip }, () => {
  let count = 0
  for (const { name, bytes } of corpusFiles('ews')) {
    const requests = Buffer.from(bytes)
      .toString()
      .split('\n')
      .filter((line) => line.startsWith('> <') || line.startsWith('> <?xml'))
    for (const line of requests) {
      const xml = line.slice(2)
      if (!xml.includes('Envelope')) continue
      count++
      if (!/_with_invalid_distinguished_/.test(name)) assert.equal(wrongIn(xml), undefined, name)
      else {
        // What Exchange answered.
        const violation = `The 'Id' attribute is invalid - The value 'invalidparentid' is invalid according to its datatype 'http://schemas.microsoft.com/exchange/services/2006/types:DistinguishedFolderIdNameType' - The Enumeration constraint failed.`
        assert.equal(wrongIn(xml), violation)
      }
    }
  }
  assert.ok(count > 10, `${count} requests`)
})
