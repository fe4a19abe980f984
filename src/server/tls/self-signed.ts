/**
 * A certificate of one's own, for a server without one: a small certificate authority that lives in the data folder, and
 * a server certificate that it has signed. A client that trusts the authority once goes on trusting when the server
 * certificate is renewed.
 *
 * Both carry ECDSA keys on P-256, which every client since 2012 takes. The server certificate is valid for 825 days,
 * the longest that Apple's clients accept from a private authority (support.apple.com/HT210176).
 */
import 'reflect-metadata'
import { isIP } from 'node:net'
import { webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

const day = 24 * 60 * 60 * 1000
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

/** PEM, all of it. */
export interface LocalCertificate {
  authority: string
  authorityKey: string
  certificate: string
  /** The server certificate and the authority, as a server sends them. */
  chain: string
  key: string
}

export async function createLocalCertificate(options: {
  hostname: string
  now: Date
  /** Signs with this authority if it is given. */
  authority?: { certificate: string; key: string } | undefined
}): Promise<LocalCertificate> {
  x509.cryptoProvider.set(webcrypto as unknown as Crypto)
  const authority = options.authority ?? (await createAuthority(options.now))
  const issuer = new x509.X509Certificate(authority.certificate)
  const issuerKey = await webcrypto.subtle.importKey(
    'pkcs8',
    x509.PemConverter.decodeFirst(authority.key),
    algorithm,
    true,
    ['sign'],
  )
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${options.hostname}`,
    issuer: issuer.subject,
    notBefore: new Date(options.now.getTime() - day),
    notAfter: new Date(options.now.getTime() + 824 * day),
    publicKey: keys.publicKey as never,
    signingKey: issuerKey as never,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(alternativeNames(options.hostname)),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as never),
      await x509.AuthorityKeyIdentifierExtension.create(issuer),
    ],
  })
  const pem = certificate.toString('pem')
  return {
    authority: authority.certificate,
    authorityKey: authority.key,
    certificate: pem,
    chain: `${pem}\n${authority.certificate}\n`,
    key: await keyPem(keys.privateKey),
  }
}

async function createAuthority(now: Date): Promise<{ certificate: string; key: string }> {
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: `CN=Kontor local authority ${now.toISOString().slice(0, 10)}`,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + 3650 * day),
    keys: keys as never,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey as never),
    ],
  })
  return { certificate: certificate.toString('pem'), key: await keyPem(keys.privateKey) }
}

/** Every name under which a client of this machine may look for the server. */
export function alternativeNames(hostname: string): x509.JsonGeneralName[] {
  const domain = hostname.includes('.') ? hostname.slice(hostname.indexOf('.') + 1) : undefined
  const names = new Set(['localhost'])
  const addresses = new Set(['127.0.0.1', '::1'])
  if (isIP(hostname)) addresses.add(hostname)
  else for (const name of [hostname, `mail.${hostname}`, `autodiscover.${hostname}`]) names.add(name)
  // mail.example.org stands for example.org, whose clients ask for autodiscover.example.org.
  if (domain?.includes('.') && !isIP(hostname)) {
    for (const name of [domain, `mail.${domain}`, `autodiscover.${domain}`]) names.add(name)
  }
  return [
    ...[...names].map((value) => ({ type: 'dns' as const, value })),
    ...[...addresses].map((value) => ({ type: 'ip' as const, value })),
  ]
}

/** RFC 5280 4.1.2.2: positive, at most 20 bytes. */
function serialNumber(): string {
  const bytes = webcrypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] as number) & 0x3f) | 0x40
  return bytes.toHex()
}

async function keyPem(key: webcrypto.CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')
}
