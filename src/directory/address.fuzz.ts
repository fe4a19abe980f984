/** Addresses as SMTP and people give them: never a throw, and what is an address stays the same address when read again. */
import { findAddress, withoutDetail } from './address.ts'
import { findDomainName } from './domain-name.ts'

const examples = [
  'Ada+x@Bücher.example',
  '"a\\"b c"@xn--bcher-kva.de',
  'ada@[IPv6:2001:db8::1]',
  'δοκιμή@παράδειγμα.δοκιμή',
]

export default {
  name: 'directory address',
  seeds: () => examples.map((text) => Buffer.from(text)),
  run(input: Uint8Array) {
    const text = Buffer.from(input).toString()
    const domain = findDomainName(text)
    if (domain !== undefined && findDomainName(domain) !== domain) throw new Error(`domain ${domain} is not stable`)
    const address = findAddress(text)
    if (!address) return
    const again = findAddress(address.text)
    if (again?.key !== address.key || again.text !== address.text)
      throw new Error(`address ${address.text} is not stable`)
    withoutDetail(address)
  },
}
