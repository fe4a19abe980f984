/**
 * Domain names as people type them and as the directory keeps them: A-labels in lower case (RFC 5890), so that one
 * domain has one spelling in every comparison, in DNS and in SMTP without SMTPUTF8.
 */
import { domainToASCII, domainToUnicode } from 'node:url'
import { Failure } from '#model'

/** What URL parsers would take for something else than a part of a name; `domainToASCII` follows them. */
// oxlint-disable-next-line no-control-regex
const notInNames = /[\u0000-\u0020\u007f%/?#\\@:[\]<>^|"`{}]/

/** RFC 1035 2.3.1 with digits first as RFC 1123 2.1 allows; underscores stay out: no mail domain has one. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** The A-label form in lower case; undefined when it is not a domain name. */
export function findDomainName(text: string): string | undefined {
  if (text.length === 0 || text.length > 1000 || notInNames.test(text)) return undefined
  const ascii = domainToASCII(text.endsWith('.') ? text.slice(0, -1) : text)
  if (ascii.length === 0 || ascii.length > 253) return undefined
  const labels = ascii.split('.')
  // A last label of digits would be an IPv4 address (the WHATWG reading of 1.2 or 0x7f.1 included).
  if (/^\d+$/.test(labels.at(-1) as string)) return undefined
  for (const part of labels) {
    if (!label.test(part)) return undefined
    // An A-label that does not decode is not one.
    if (part.startsWith('xn--') && domainToUnicode(part) === part) return undefined
  }
  return ascii
}

/** As findDomainName; throws a Failure that says what is wrong. */
export function getDomainName(text: string): string {
  const name = findDomainName(text)
  if (name !== undefined) return name
  throw new Failure('invalid', `"${shown(text)}" is not a domain name (expected something like example.com)`)
}

/** As people read it: U-labels. */
export function displayDomain(ascii: string): string {
  return ascii.includes('xn--') ? domainToUnicode(ascii) || ascii : ascii
}

/** Foreign text in a message for people: short, without control characters. */
export function shown(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\u{fffd}')
  return clean.length > 80 ? `${clean.slice(0, 80)}…` : clean
}
