/** The header fields of a mail: those it came with, and those that a client sets, which are named properties. [MS-OXCMAIL] 2.2.3.2.1 */
import { type Bag, P, PropertySet, propertyOfName } from '#model'
import { field, type Field, xmlText } from './field.ts'
import { listOf, plainOf, textOf } from './values.ts'

export interface InternetHeader {
  HeaderName: string
  value: string
}

export const allHeaders: Field = field(
  'item:InternetMessageHeaders',
  ({ properties }) => {
    const headers = headersOf(properties)
    return headers.length > 0 ? headers : undefined
  },
  {
    needs: [P.TransportMessageHeaders],
    write({ item }, value) {
      for (const one of listOf(value)) {
        const { HeaderName } = plainOf(one)
        setHeader(item.properties, textOf(HeaderName), textOf(one))
      }
    },
  },
)

export function headersOf(properties: Bag): InternetHeader[] {
  const text = properties.get(P.TransportMessageHeaders)
  const found: InternetHeader[] = []
  for (const line of (text ?? '').split(/\r?\n(?![ \t])/)) {
    const match = /^([!-9;-~]{1,200}):[ \t]*([\s\S]*)$/.exec(line)
    if (match)
      found.push({ HeaderName: match[1] as string, value: xmlText((match[2] as string).replace(/\r?\n/g, '')) })
  }
  return found
}

/** One field by its name: from the mail as it came, else as a client set it. */
export function findHeader(properties: Bag, name: string): string | undefined {
  const lower = name.toLowerCase()
  const own = properties.getName(headerProperty(name))
  if (typeof own === 'string') return own
  return headersOf(properties).find(({ HeaderName }) => HeaderName.toLowerCase() === lower)?.value
}

export function setHeader(properties: Bag, name: string, value: string): void {
  properties.setName(headerProperty(name), 'string', value)
}

/** Names of this set are written in lower case. [MS-OXPROPS] 1.3.2 */
export function headerProperty(name: string): { set: string; string: string } {
  return { set: PropertySet.INTERNET_HEADERS, string: name.toLowerCase() }
}

export function headerPropertyOf(name: string) {
  return propertyOfName(headerProperty(name), 'string')
}
