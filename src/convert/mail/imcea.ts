/**
 * Addresses that are none in the Internet, wrapped so that they are: `IMCEAEX-_o=Org_cn=Ada@mail.example`.
 * [MS-OXCMAIL] 2.1.3.1.8
 */
const LOCAL_MAX = 800

export function encapsulatedAddress(type: string, address: string, domain: string): string {
  const kind = type.toUpperCase().replace(/[^A-Z0-9]/g, '') || 'UNKNOWN'
  let local = ''
  for (const octet of Buffer.from(address)) {
    const character = String.fromCharCode(octet)
    if (/[A-Za-z0-9=-]/.test(character)) local += character
    else if (character === '/') local += '_'
    else local += `+${octet.toString(16).toUpperCase().padStart(2, '0')}`
    if (local.length > LOCAL_MAX) break
  }
  return `IMCEA${kind}-${local}@${domain}`
}
