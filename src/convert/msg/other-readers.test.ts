/** The .msg files that we write, as msgconvert (libemail-outlook-message-perl) reads them; skipped where it is not installed. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { importMail } from '#convert/index.ts'
import { P } from '#model'
import { exportMsg, importMsg } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'kontor-msg-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const works = spawnSync('perl', ['-MEmail::Outlook::Message', '-e1'], { timeout: 20_000 }).status === 0
const skip = !corpus ? 'no corpus' : works ? false : 'msgconvert is not installed'

/** A few: each run of it takes half a second. */
const names = /\/(attachmentFiles|msgInMsg|nonUnicodeCP932|voteItems|200_recipients|cyrillic_message)\.msg$/

test('msgconvert makes mails of our files, with the same subject and as many files', { skip }, () => {
  let count = 0
  for (const { name, bytes } of corpusFiles('msg', names)) {
    const { item } = importMsg(bytes)
    const file = join(folder, `${count}.msg`)
    writeFileSync(file, exportMsg(item))
    const { status, stderr } = spawnSync('msgconvert', ['--outfile', `${file}.eml`, file], { timeout: 30_000 })
    assert.equal(status, 0, `${name}: ${stderr.toString()}`)
    const mail = importMail(readFileSync(`${file}.eml`))
    assert.equal(mail.properties.get(P.Subject), item.properties.get(P.Subject), name)
    // It puts the RTF body beside them.
    const files = mail.attachments.filter(
      ({ properties }) => properties.get(P.AttachMimeTag)?.toLowerCase() !== 'application/rtf',
    )
    assert.equal(files.length, item.attachments.length, name)
    count++
  }
  assert.equal(count, 6)
})
