import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { changedValue } from '../../../nodes/Archer/writing/change';
import { readRecord, unreadChildren } from '../../../nodes/Archer/content/read';
import { parseXml } from '../../../nodes/shared/xml/parse';

/** A list that is written back has each entry that the record shows, or is not written back. */

interface Entry {
	xml: string;
	/** Undefined for an entry that cannot be written. */
	id?: number;
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const text = fc.constantFrom('New', '3', '17', 'Old value', '');
const said = (name: string, value: string | number | undefined) =>
	value === undefined ? '' : ` ${name}="${value}"`;

/** Distinct IDs, so that every entry can be told from the others. */
function entryOf(shape: string, given: number | undefined, shown: string): Entry {
	switch (shape) {
		case 'value':
			return { xml: `<MultiValue${said('value', shown || 'x')}${said('valueID', given)}/>`, id: given };
		case 'file':
			return { xml: `<MultiValue${said('fileName', 'a.pdf')}${said('fileID', given)}/>`, id: given };
		case 'record':
			return { xml: `<Record${said('id', given)}${said('contentName', shown)}/>`, id: given };
		case 'reference':
			return { xml: `<Reference${said('id', given)}>${shown || 'x'}</Reference>`, id: given };
		case 'listValue':
			return {
				xml: `<ListValues><ListValue${said('id', given)}>${shown || 'x'}</ListValue></ListValues>`,
				id: given,
			};
		default:
			return { xml: `<${shape}${said('id', given)}>x</${shape}>` };
	}
}

const shapes = ['value', 'file', 'record', 'reference', 'listValue', 'Selected', 'Value'];
const entries = fc.array(fc.tuple(fc.constantFrom(...shapes), optional(fc.constant(true)), text), {
	maxLength: 6,
});
const own = optional(fc.tuple(text, optional(fc.constant(900))));

test.each(['add', 'remove'] as const)('%s: the whole list, or none', (change) => {
	fc.assert(
		fc.property(entries, own, fc.constantFrom(4, 9, 11, 12, 18, 23, 24, 27, 28), (made, first, type) => {
			const children = made.map(([shape, hasId, shown], index) =>
				entryOf(shape, hasId ? 1000 + index : undefined, shown),
			);
			const attributes = first ? said('value', first[0]) + said('valueID', first[1]) : '';
			const field = `<Field id="5" type="${type}"${attributes}>${children.map(({ xml }) => xml).join('')}</Field>`;
			// Elsewhere the answer shows its form.
			const root = parseXml(`<Record>${field}<Field id="6" type="4" value="A" valueID="1"/></Record>`).root!;
			const record = readRecord(root, { form: 'single' });
			const json = (record.fields as Record<string, IDataObject>)['5'];
			const unread = unreadChildren(root, { form: 'single' }).get('5') ?? [];
			const given = { key: '5', value: change === 'add' ? [7777] : [], change } as const;
			const changed = changedValue(given, [{ json, unread }]);
			const expected = children.map(({ id }) => id);
			const hasOwn = first !== undefined && (first[0] !== '' || first[1] !== undefined);
			if (hasOwn) expected.push(first[1]);
			if (expected.includes(undefined)) {
				expect({ field, written: changed.value }).toEqual({ field, written: undefined });
			} else {
				const ids = ((changed.value ?? []) as IDataObject[]).map(({ id }) => Number(id ?? 7777)).sort();
				const wanted = [...expected, ...(change === 'add' ? [7777] : [])].map(Number).sort();
				expect({ field, ids }).toEqual({ field, ids: wanted });
			}
		}),
		{ numRuns: 2000 },
	);
});
