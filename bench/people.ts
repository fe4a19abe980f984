/** A directory with many people, for the benchmarks of the address book. */
import { openDirectory } from '#directory'
import { openStore } from '#store'

const firstNames = ['Ada', 'Ben', 'Chiara', 'Dora', 'Emil', 'Frida', 'Gül', 'Hans', 'Inés', 'Jörg']
const lastNames = [
  'Sommer',
  'Okafor',
  'Rossi',
  'Nováková',
  'Müller',
  'Ångström',
  'Yılmaz',
  'Weber',
  'García',
  'Schmidt',
]
const departments = ['Sales', 'Accounts', 'Research', 'Legal', 'Care']

export function personOf(number: number): { address: string; displayName: string } {
  const first = firstNames[number % 10] as string
  const last = lastNames[Math.floor(number / 10) % 10] as string
  return { address: `p${number}@example.test`, displayName: `${first} ${last} ${String(number).padStart(6, '0')}` }
}

export async function peopled(data: string, count: number) {
  const store = openStore({ data })
  const directory = await openDirectory({ engine: store.engine })
  const organisation = await directory.write(async (tx) => {
    const id = await tx.createOrganisation({ name: 'Example' })
    await tx.createDomain({ name: 'example.test', organisation: id })
    return id
  })
  for (let from = 0; from < count; from += 1000) {
    await directory.write(async (tx) => {
      for (let number = from; number < Math.min(count, from + 1000); number++) {
        const { address, displayName } = personOf(number)
        await tx.createObject({
          kind: 'user',
          address,
          attributes: {
            displayName,
            department: departments[number % departments.length] as string,
            phone: `+49 30 ${number}`,
          },
        })
      }
    })
  }
  const close = async (): Promise<void> => {
    await directory.close()
    await store.close()
  }
  return { store, directory, organisation, close }
}
