/** Any text is a tree of components, and what is written of it is the same tree. */
import { isDeepStrictEqual } from 'node:util'
import { LayoutError } from '#codec/binary/index.ts'
import { guessText } from '#codec/charset/index.ts'
import { findZone } from '#codec/time-zone/index.ts'
import { corpusFiles } from '#test/corpus.ts'
import { componentText, parseComponents } from './component.ts'
import { isVersion1, upgraded } from './version-1.ts'

export default {
  name: 'iCalendar text',
  seeds(): Uint8Array[] {
    const files = [...corpusFiles('ics', /\.(ics|vcs)$/)].filter(({ bytes }) => bytes.length < 8000)
    return [
      Buffer.from('BEGIN:VCALENDAR\nVERSION:1.0\nRRULE:D1 #2\nEND:VCALENDAR'),
      ...files.filter((_, index) => index % 5 === 1).map(({ bytes }) => bytes),
    ]
  },
  run(input: Uint8Array): void {
    try {
      const { components } = parseComponents(guessText(input))
      for (const component of components) {
        if (isVersion1(component)) upgraded(component)
        for (const one of component.components)
          if (one.name === 'VTIMEZONE') findZone(one)?.offsetAt(Date.UTC(2024, 0, 1))
      }
      const written = components.map(componentText).join('')
      const again = parseComponents(written).components.map(componentText).join('')
      if (!isDeepStrictEqual(again, written)) throw new Error('written twice, it is not the same')
    } catch (error) {
      if (!(error instanceof LayoutError)) throw error
    }
  },
}
