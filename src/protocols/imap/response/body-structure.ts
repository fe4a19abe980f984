/**
 * BODY and BODYSTRUCTURE from the structure of a mail. RFC 9051 7.5.2, RFC 3501 7.4.2.
 *
 * Both are the same tree; BODYSTRUCTURE has the extension data, too. `envelopeOf` gives the envelope of a message inside
 * the message.
 */
import type { Envelope, Part } from '#codec/mime/index.ts'
import { formatEnvelope } from './envelope.ts'
import { NIL, nstring, string } from './strings.ts'

export interface BodyOptions {
  extended: boolean
  utf8: boolean
  envelopeOf(message: Part): Envelope
}

export function formatBody(part: Part, options: BodyOptions): string {
  if (part.type === 'multipart' && part.parts.length > 0) return multipart(part, options)
  const { utf8 } = options
  const [type, subtype] = shownType(part)
  const size = part.end - part.bodyStart
  let out =
    `(${upper(type)} ${upper(subtype)} ${parameters(part, utf8)} ${nstring(part.id, utf8)} ` +
    `${nstring(part.description, utf8)} ${upper(part.encoding)} ${size}`
  if (part.message !== undefined) {
    out += ` ${formatEnvelope(options.envelopeOf(part.message), utf8)} ${formatBody(part.message, options)} ${part.bodyLines}`
  } else if (type === 'text') out += ` ${part.bodyLines}`
  if (options.extended) out += ` ${nstring(part.md5, utf8)}${common(part, utf8)}`
  return `${out})`
}

/**
 * The grammar has no multipart without parts and no message/rfc822 without its envelope: the first is shown as text, the
 * second (a message under base64, which RFC 2046 5.2.1 forbids) as the file that it is.
 */
function shownType({ type, subtype, message }: Part): [type: string, subtype: string] {
  if (type === 'multipart') return ['text', 'plain']
  const isMessage = type === 'message' && (subtype === 'rfc822' || subtype === 'global')
  return isMessage && message === undefined ? ['application', 'octet-stream'] : [type, subtype]
}

function multipart(part: Part, options: BodyOptions): string {
  let out = '('
  for (const child of part.parts) out += formatBody(child, options)
  out += ` ${upper(part.subtype)}`
  if (options.extended) out += ` ${parameters(part, options.utf8)}${common(part, options.utf8)}`
  return `${out})`
}

/** Disposition, language and location: they end the extension data of every kind of part. */
function common({ disposition, language, location }: Part, utf8: boolean): string {
  const place = disposition === undefined ? NIL : `(${upper(disposition.type)} ${parameters(disposition, utf8)})`
  const languages =
    language === undefined || language.length === 0
      ? NIL
      : language.length === 1
        ? string(language[0]!, utf8)
        : `(${language.map((tag) => string(tag, utf8)).join(' ')})`
  return ` ${place} ${languages} ${nstring(location, utf8)}`
}

/** The parameters as they are written (RFC 2231 undecoded), by pairs. */
function parameters(of: Pick<Part, 'parameters' | 'rawParameters'>, utf8: boolean): string {
  const pairs = of.rawParameters ?? of.parameters
  let out = ''
  for (const [name, value] of pairs) out += `${out === '' ? '' : ' '}${upper(name)} ${string(value, utf8)}`
  return out === '' ? NIL : `(${out})`
}

function upper(token: string): string {
  return string(token.toUpperCase())
}
