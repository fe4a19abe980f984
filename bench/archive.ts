/** A data file of Outlook as large as wanted, the same bytes each time: mails, some with a file, and appointments. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { writePst } from '#convert/pst/index.ts'
import { Bag, type Item, N, P } from '#model'
import { message } from './mail.ts'

const ATTACHMENT_BYTES = 100_000
const START = 132_000_000_000_000_000n

/** Numbers that look like chance, so that nothing can be compressed away. */
function noise(bytes: Uint8Array, seed: number): Uint8Array {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  for (let at = 0; at < bytes.length; at++) {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

function itemOf(number: number): Item {
  const time = START + BigInt(number) * 600_000_000n
  const body = Buffer.from(message(number))
    .toString('latin1')
    .replace(/^[\s\S]*?\r?\n\r?\n/, '')
  const isEvent = number % 10 === 9
  const properties = Bag.of({
    MessageClass: isEvent ? 'IPM.Appointment' : 'IPM.Note',
    Subject: `Quarterly report ${number}`,
    Body: body,
    Html: Buffer.from(
      `<html><body>${body
        .split('\n')
        .map((line) => `<p>${line}</p>`)
        .join('')}</body></html>`,
    ),
    InternetMessageId: `<${number}@archive.example>`,
    SenderName: `Sender ${number % 100}`,
    SenderEmailAddress: `sender${number % 100}@archive.example`,
    SenderAddressType: 'SMTP',
    ClientSubmitTime: time,
    MessageDeliveryTime: time,
    CreationTime: time,
    MessageFlags: number % 2,
  })
  if (isEvent) properties.set(N.AppointmentStartWhole, time).set(N.AppointmentEndWhole, time + 36_000_000_000n)
  if (number % 7 === 0) properties.set(N.Keywords, ['red'])
  properties.set(P.Importance, 1)
  return {
    properties,
    recipients: [1, 2].map((type) =>
      Bag.of({
        DisplayName: `To ${type}`,
        EmailAddress: `to${type}@archive.example`,
        AddressType: 'SMTP',
        RecipientType: type,
      }),
    ),
    attachments:
      number % 5 === 0
        ? [
            {
              properties: Bag.of({ AttachLongFilename: `figures ${number}.bin`, AttachMethod: 1 }),
              content: { bytes: noise(new Uint8Array(ATTACHMENT_BYTES), number) },
            },
          ]
        : [],
  }
}

/** Returns how many items it holds. */
export async function writeArchive(path: string, bytesWanted: number): Promise<number> {
  const file = openSync(path, 'w')
  let size = 0
  let count = 0
  const sink = {
    write(offset: number, bytes: Uint8Array) {
      writeSync(file, bytes, 0, bytes.length, offset)
      size = Math.max(size, offset + bytes.length)
    },
  }
  function* items(share: number): Generator<Item> {
    while (size < bytesWanted * share) yield itemOf(count++)
  }
  const report = await writePst(sink, {
    name: 'Bench',
    folders: () => [
      { name: 'Inbox', items: () => items(0.6), folders: () => [{ name: 'Projects', items: () => items(0.8) }] },
      { name: 'Old', items: () => items(1) },
    ],
  })
  closeSync(file)
  return report.items
}
