import type {
	FieldDefinition,
	Known,
	Level,
	ListValue,
	Metadata,
	Person,
} from '../../../nodes/Archer/metadata/model';
import { fieldCalled, personCalled, valueCalled } from '../../../nodes/Archer/metadata/names';
import { expectQuick } from '../../support/slowness';

/** Names as people write them, without an Archer: what is known is given. */

const field = (id: number, name: string, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
	id,
	name,
	alias: name.replace(/ /g, '_'),
	isActive: true,
	isRequired: false,
	isKey: false,
	levelId: 40,
	...more,
});

interface Knowledge {
	fields?: FieldDefinition[];
	values?: ListValue[];
	users?: Person[];
	groups?: Person[];
}

function knowing({ fields = [], values = [], users = [], groups = [] }: Knowledge): Metadata {
	const known = async <T>(found: T): Promise<Known<T>> => await Promise.resolve({ found });
	const levels: Level[] = [
		{ id: 40, name: 'Finding', applicationId: 90 },
		{ id: 41, name: 'Detail', applicationId: 90 },
	];
	return {
		applications: async () => await known([]),
		levels: async () => await known(levels),
		fields: async () => await known(fields),
		values: async () => await known(values),
		valuesOfList: async () => await known(values),
		users: async () => await known(users),
		groups: async () => await known(groups),
		referenceLevels: async () => await known(levels),
		isRestClosed: () => false,
	};
}

describe('a field', () => {
	const fields = [
		field(7101, 'Finding'),
		field(7107, 'Remark'),
		field(7108, 'Remark', { levelId: 41 }),
		field(7109, '2026'),
		field(2026, 'Year'),
		field(7110, 'Quote "it" 🔥'),
		field(7111, 'Note', { alias: 'Note' }),
		field(7112, 'Note', { alias: 'Note_2' }),
		field(7113, 'NOTE', { alias: 'Note_3', guid: '{B1F0D0A6-7B4A-4B1E-9C6A-000002001B59}' }),
	];
	const metadata = knowing({ fields });
	const found = async (given: unknown, levelId?: number) =>
		(await fieldCalled(metadata, 90, given, 'Field', levelId)).found?.id;
	const failed = async (given: unknown) => (await fieldCalled(metadata, 90, given, 'Field')).failure;

	test.each([
		['finding', 7101],
		[' Finding ', 7101],
		['7101', 7101],
		[7101, 7101],
		['Quote "it" 🔥', 7110],
		['Note_2', 7112],
		['NOTE', 7113],
		['b1f0d0a6-7b4a-4b1e-9c6a-000002001b59', 7113],
		['Remark (Detail)', 7108],
		['remark (finding)', 7107],
	])('%j is %d', async (given, id) => expect(await found(given)).toBe(id));

	test('digits are an ID first, and a name where no ID fits', async () => {
		expect(await found('2026')).toBe(2026);
		const without = knowing({ fields: fields.filter(({ id }) => id !== 2026) });
		expect((await fieldCalled(without, 90, '2026', 'Field')).found?.id).toBe(7109);
	});

	test('the level decides between fields of one name; without it the error has what to write', async () => {
		expect(await found('Remark', 41)).toBe(7108);
		expect((await failed('Remark'))?.message).toBe(
			`'Field': there are 2 of the name "Remark": "Remark (Finding)" (ID 7107), "Remark (Detail)" (ID 7108)`,
		);
	});

	test('an alias tells fields of one name in one level', async () => {
		expect((await failed('Note'))?.message).toContain('"Note (Note)" (ID 7111), "Note (Note_2)" (ID 7112)');
		expect(await found('Note (Note_2)')).toBe(7112);
	});

	test.each([
		['Fnding', '"Finding"'],
		['Findnig', '"Finding"'],
		['Remarks', '"Remark"'],
	])('%j is not found; near it is %s', async (given, near) => {
		const failure = await failed(given);
		expect(failure?.message).toBe(`'Field': Archer has no field called "${given}"`);
		expect(failure?.advice).toContain(near);
		expect(failure?.parameter).toBe('Field');
	});

	test.each([[''], ['  '], [undefined], [null]])('%j names none', async (given) => {
		expect((await failed(given))?.message).toBe("'Field' names no field");
	});
});

test('a value is known by its path, where its name is that of several', async () => {
	const value = (id: number, path: string): ListValue => ({
		id,
		path,
		name: path.split(' > ').pop()!,
		isSelectable: true,
		hasOtherText: false,
	});
	const values = [
		value(603, 'Hardware > Other'),
		value(607, 'Software > Other'),
		value(602, 'Hardware > Laptop'),
	];
	const metadata = knowing({ values });
	const category = field(7405, 'Category', { type: 'valuesList' });
	const ask = async (given: string) => await valueCalled(metadata, category, given, 'Category');
	expect((await ask('laptop')).found?.id).toBe(602);
	expect((await ask('Software>Other')).found?.id).toBe(607);
	expect((await ask('Other')).failure?.message).toBe(
		`'Category': there are 2 of the name "Other": "Hardware > Other" (ID 603), "Software > Other" (ID 607)`,
	);
	expect((await ask('Laptpo')).failure).toMatchObject({
		message: `'Category': Archer has no value of the field "Category" called "Laptpo"`,
		advice: expect.stringContaining('"Hardware > Laptop"'),
	});
});

test('a person is known by any name that the screens show', async () => {
	const users: Person[] = [
		{ id: 221, kind: 'user', name: 'jdoe', displayName: 'Doe, Jane' },
		{ id: 222, kind: 'user', name: 'rroe', displayName: 'Roe, Richard' },
		{ id: 223, kind: 'user', name: 'jroe', displayName: 'Roe, Richard' },
	];
	const groups: Person[] = [{ id: 91, kind: 'group', name: 'Risk Owners' }];
	const metadata = knowing({ users, groups });
	const ask = async (given: string, kind?: Person['kind']) =>
		await personCalled(metadata, kind, given, 'Assigned To');
	for (const given of ['jdoe', 'JDOE', 'Doe, Jane', 'jane doe', '221']) {
		expect((await ask(given)).found?.id).toBe(221);
	}
	expect((await ask('risk owners')).found).toEqual(groups[0]);
	expect((await ask('Risk Owners', 'user')).failure?.message).toContain('no user called "Risk Owners"');
	expect((await ask('Richard Roe')).failure?.message).toContain(
		'"Roe, Richard" (user rroe, ID 222), "Roe, Richard" (user jroe, ID 223)',
	);
});

test('ten thousand names among ten thousand take no time to speak of', async () => {
	const users = Array.from(
		{ length: 10_000 },
		(_, index): Person => ({
			id: index + 1,
			kind: 'user',
			name: `user${index}`,
			displayName: `Last${index}, First`,
		}),
	);
	const metadata = knowing({ users });
	await expectQuick(5000, async () => {
		for (let index = 0; index < 10_000; index++) {
			const person = await personCalled(metadata, 'user', `last${index}, first`, 'Owner');
			expect(person.found?.id).toBe(index + 1);
		}
	});
});
