/**
 * Values in quoted-printable: vCalendar 1.0 has them, and some who write 2.0. They are decoded when they are read, because a line of
 * them that ends in "=" would swallow the next one when it is written again.
 */
import { decodeText } from '#codec/charset/index.ts'
import { decodeQuotedPrintable } from '#codec/mime/quoted-printable.ts'
import type { Property } from './line.ts'
import { parameter } from './value.ts'

export function decoded(one: Property): Property {
  const isQuoted = parameter(one, 'encoding')?.toUpperCase() === 'QUOTED-PRINTABLE'
  const charset = parameter(one, 'charset')
  if (!isQuoted && charset === undefined) return one
  const { encoding, charset: _charset, ...parameters } = one.parameters
  if (!isQuoted) return { ...one, parameters: encoding === undefined ? parameters : { ...parameters, encoding } }
  const text = one.values.map((value) => (typeof value === 'string' ? value : value.join(';'))).join(',')
  const plain = decodeText(decodeQuotedPrintable(Buffer.from(text, 'utf8')), charset ?? 'utf-8').replace(/\r\n?/g, '\n')
  return { ...one, parameters, values: [one.type === 'text' ? plain : plain.replaceAll('\n', '\\n')] }
}
