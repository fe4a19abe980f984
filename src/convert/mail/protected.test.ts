import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Part, parseStructure, partContent } from '#codec/mime/index.ts'
import { type Item, N, P } from '#model'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { contentBytes, wholeProperties } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { importMail } from './import.ts'

const options = { seed: 'abc', hostname: 'mail.example.test' }

function atHand(item: Item): Item {
  return {
    properties: wholeProperties(item),
    recipients: item.recipients,
    attachments: item.attachments.map((attachment) => {
      const bytes = contentBytes(item, attachment)
      return attachment.embedded || !bytes ? attachment : { properties: attachment.properties, content: { bytes } }
    }),
  }
}

test('[MS-OXOSMIME] 2.1.3: every signed mail of the corpus leaves with the bytes that were signed', {
  skip: corpus ? false : 'no corpus',
}, () => {
  let signed = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const item = importMail(bytes)
    if (item.properties.get(P.MessageClass) !== 'IPM.Note.SMIME.MultipartSigned') continue
    signed++
    const again = exportMail(atHand(item), options)
    const [before, after] = [parseStructure(bytes), parseStructure(again)]
    assert.equal(after.parts.length, before.parts.length, name)
    // The first part with its header is what the signature is over, RFC 1847 2.1.
    const signedBytes = (mail: Uint8Array, { parts: [part] }: Part) =>
      Buffer.from(mail.subarray(part?.start, part?.end)).toString('latin1')
    assert.equal(signedBytes(again, after), signedBytes(bytes, before), name)
  }
  assert.ok(signed >= 5, `only ${signed}`)
})

test('[MS-OXOSMIME] 2.1.3: every encrypted mail of the corpus leaves with its content and its kind', {
  skip: corpus ? false : 'no corpus',
}, () => {
  let sealed = 0
  for (const { name, bytes } of corpusFiles('eml')) {
    const item = importMail(bytes)
    if (item.properties.get(P.MessageClass) !== 'IPM.Note.SMIME') continue
    sealed++
    const again = exportMail(atHand(item), options)
    const [before, after] = [parseStructure(bytes), parseStructure(again)]
    assert.ok(Buffer.from(partContent(again, after)).equals(partContent(bytes, before)), name)
    assert.equal(after.parameters.get('smime-type'), before.parameters.get('smime-type'), name)
  }
  assert.ok(sealed >= 5, `only ${sealed}`)
})

test('the kind of an encrypted message stands in PidNameContentType', () => {
  const item = importMail(
    Buffer.from(
      'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\nQUJD\r\n',
    ),
  )
  assert.equal(item.properties.get(N.ContentType), 'application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m')
})

test('RFC 3156 4: a mail that is encrypted with OpenPGP leaves as one', () => {
  const mail =
    'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=e\r\n\r\n--e\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--e\r\nContent-Type: application/octet-stream; name=encrypted.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n--e--\r\n'
  const item = importMail(Buffer.from(mail))
  assert.equal(item.properties.get(P.MessageClass), 'IPM.Note')
  const again = exportMail(atHand(item), options)
  const root = parseStructure(again)
  assert.equal(`${root.type}/${root.subtype}`, 'multipart/encrypted')
  assert.equal(root.parameters.get('protocol'), 'application/pgp-encrypted')
  const contents = root.parts.map((part) => Buffer.from(partContent(again, part)).toString())
  assert.deepEqual(contents, ['Version: 1', '-----BEGIN PGP MESSAGE-----'])
})
