/** Mail of our own making for benchmarks: the same bytes for the same number, about 4 KB each. */

const words = `the quarterly report shows that our regional offices have grown while travel expenses fell because most
meetings moved online please find the figures attached and let me know whether the committee should discuss them before
the holidays or whether a short written summary is enough Grüße aus Köln meilleures salutations distinti saluti`.split(
  /\s+/,
)

export function message(number: number, bytes = 4096): Buffer {
  const random = generator(number + 1)
  const pick = () => words[Math.floor(random() * words.length)] as string
  const sentence = (length: number) => Array.from({ length }, pick).join(' ')
  const date = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toUTCString().replace('GMT', '+0000')
  const head = [
    'Return-Path: <sender@example.org>',
    `Received: from mail.example.org (mail.example.org [192.0.2.${number % 250}]) by mx.example.test with ESMTPS id ${number.toString(36)}; ${date}`,
    `DKIM-Signature: v=1; a=rsa-sha256; d=example.org; s=mail; h=from:to:subject:date:message-id; b=${hexadecimal(random, 172)}`,
    `From: "${pick()} ${pick()}" <sender${number % 97}@example.org>`,
    'To: "The Team" <team@example.test>',
    number % 3 === 0 ? 'Cc: "Somebody Else" <else@example.net>' : 'X-Mailer: Example Mailer 7.1',
    `Subject: ${number % 4 === 0 ? 'Re: ' : ''}${sentence(6)} ${number}`,
    `Date: ${date}`,
    `Message-ID: <${number}.${hexadecimal(random, 16)}@example.org>`,
    ...(number % 4 === 0
      ? [
          `In-Reply-To: <${number - 1}.0@example.org>`,
          `References: <${number - 2}.0@example.org> <${number - 1}.0@example.org>`,
        ]
      : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
  ].join('\r\n')
  const lines: string[] = []
  let size = head.length
  while (size < bytes) {
    const line = sentence(9 + Math.floor(random() * 4)).slice(0, 76)
    lines.push(line)
    size += line.length + 2
  }
  return Buffer.from(`${head}\r\n\r\n${lines.join('\r\n')}\r\n`)
}

export function* messages(count: number, from = 0): Generator<Buffer> {
  for (let number = from; number < from + count; number++) yield message(number)
}

function hexadecimal(random: () => number, length: number): string {
  return Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
}

function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}
