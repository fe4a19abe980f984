/** The body of a message as Outlook asks for it: in any form, whichever is there, and anew after each change. [MS-OXBBODY] */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Folder, Message } from '#client/mapi/index.ts'
import { compressRtf, decompressRtf, encapsulateHtml, encapsulateText, rtfText } from '#codec/rtf/index.ts'
import { htmlText } from '#convert/bodies/index.ts'
import { P } from '#model'
import { open } from '#test/groupware.ts'
import { startSession } from '#test/mapi.ts'

const world = await open()
const mapi = await startSession(world)

async function inbox(): Promise<Folder> {
  const store = await mapi.logOn('ada')
  return await store.openFolder(store.folders.inbox)
}

const words = (text: string) => text.split(/\s+/).filter(Boolean).join(' ')
const utf8 = (text: string) => Buffer.from(text, 'utf8')

/** What a client sets, and what it says. */
const forms = {
  text: (said: string) => [P.Body, said] as const,
  html: (said: string) => [P.Html, utf8(`<p>${said}</p>`)] as const,
  'HTML as a string': (said: string) => [P.BodyHtml, `<p>${said}</p>`] as const,
  'RTF of text': (said: string) => [P.RtfCompressed, compressRtf(encapsulateText(said))] as const,
  'RTF of HTML': (said: string) => [P.RtfCompressed, compressRtf(encapsulateHtml(`<p>${said}</p>`))] as const,
}
type Form = keyof typeof forms

async function write(message: Message, form: Form, said: string) {
  const [property, value] = forms[form](said)
  // PidTagInternetCodepage tells the charset of PidTagHtml.
  assert.deepEqual(await message.set([P.InternetCodepage, 65001], [property as typeof P.Body, value as string]), [])
}

async function assertSays(message: Message, said: string) {
  const text = async (stream: typeof P.Body) =>
    Buffer.from(await (await message.openStream(stream)).readAll()).toString('utf16le')
  const bytes = async (stream: typeof P.Html) => Buffer.from(await (await message.openStream(stream)).readAll())
  assert.equal(words(await text(P.Body)), said)
  assert.equal(words(htmlText((await bytes(P.Html)).toString('utf8'))), said)
  assert.equal(words(rtfText(decompressRtf(await bytes(P.RtfCompressed)))), said)
  const native = await message.get(P.NativeBody)
  assert.ok(native === 1 || native === 2 || native === 3, `${native}`)
  assert.equal((await message.get(P.RtfInSync)) === true, native === 2)
}

for (const form of Object.keys(forms) as Form[]) {
  test(`[MS-OXBBODY] 2.1.3: ${form} is read in every form, before it is saved and after`, async () => {
    const folder = await inbox()
    const message = await folder.createMessage()
    await write(message, form, 'first <ü>'.replace(/[<>]/g, ''))
    await assertSays(message, 'first ü')
    const id = await message.save()
    await assertSays(await (await inbox()).openMessage(id), 'first ü')
  })
}

test('[MS-OXBBODY] 2.1.3: whatever is written over a body, no form tells of the old one', async () => {
  const form = fc.constantFrom(...(Object.keys(forms) as Form[]))
  const said = fc.stringMatching(/^[a-zäé]{1,8}( [a-zäé]{1,8}){0,3}$/)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(form, said, fc.boolean()), { minLength: 1, maxLength: 4 }), async (steps) => {
      const folder = await inbox()
      let message = await folder.createMessage()
      for (const [kind, words, reopened] of steps) {
        await write(message, kind, words)
        const id = await message.save()
        if (reopened) message = await folder.openMessage(id)
        await assertSays(message, words)
      }
    }),
    { numRuns: 20 },
  )
})

test('two forms that a client sets together stay as it wrote them', async () => {
  const message = await (await inbox()).createMessage()
  await message.set([P.Body, 'plain words'], [P.InternetCodepage, 65001], [P.Html, utf8('<p>HTML words</p>')])
  const id = await message.save()
  const again = await (await inbox()).openMessage(id)
  assert.equal(await again.get(P.Body), 'plain words')
  assert.equal(Buffer.from((await again.get(P.Html)) as Uint8Array).toString(), '<p>HTML words</p>')
  assert.equal(await again.get(P.NativeBody), 3)
})
