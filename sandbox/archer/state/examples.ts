import { values, type ArcherContent } from './content';
import type { ArcherListValue, StoredValue } from './model';
import type { ArcherValuesLists } from './valuesLists';

const statusListId = 45;

/** The list that the methods of values lists work on, and those of the applications. */
export function seedValuesLists(valuesLists: ArcherValuesLists): void {
	valuesLists.lists.set(statusListId, 'Status');
	valuesLists.fields.set(302, statusListId);
	const listId = statusListId;
	valuesLists.add({ listId, name: 'New', description: 'Not yet seen' });
	const open = valuesLists.add({ listId, name: 'Open' });
	valuesLists.add({ listId, name: 'Waiting', parentId: open.id, description: 'For somebody else' });
	valuesLists.add({ listId, name: 'Closed', number: 10 });
	for (const [id, name, rows] of applicationLists) {
		valuesLists.lists.set(id, name);
		for (const [valueId, valueName, more] of rows) {
			valuesLists.add({ listId: id, id: valueId, name: valueName, ...more });
		}
	}
}

type ValueRow = [id: number, name: string, more?: Partial<ArcherListValue>];

const applicationLists: Array<[id: number, name: string, rows: ValueRow[]]> = [
	[
		62,
		'Device Status',
		[
			[466, 'New'],
			[467, 'Open'],
			[468, 'Closed'],
			[469, 'Other', { hasOtherText: true }],
		],
	],
	[
		63,
		'Category',
		[
			[601, 'Hardware', { isSelectable: false }],
			[602, 'Laptop', { parentId: 601 }],
			[603, 'Other', { parentId: 601, hasOtherText: true }],
			[604, 'Software', { isSelectable: false }],
			[605, 'Business', { parentId: 604, isSelectable: false }],
			[606, 'Payroll', { parentId: 605 }],
			// The same name twice in one list: the path tells them apart.
			[607, 'Other', { parentId: 604, hasOtherText: true }],
			[608, 'Fax', { isActive: false }],
			[609, 'Request'],
		],
	],
	[
		64,
		'Severity',
		[
			[611, 'Low', { number: 1 }],
			[612, 'Medium', { number: 2 }],
			[613, 'High', { number: 3 }],
			[614, 'Unknown', { isActive: false }],
		],
	],
	[
		65,
		'Likelihood',
		[
			[621, 'Rare'],
			[622, 'Likely'],
		],
	],
	[
		66,
		'Damage',
		[
			[631, 'Small'],
			[632, 'Large'],
		],
	],
	[
		67,
		'Contact Status',
		[
			[641, 'Active'],
			[642, 'Left the company'],
		],
	],
	[
		68,
		'Incident Status',
		[
			[651, 'New'],
			[652, 'In Review'],
			[653, 'Closed'],
		],
	],
];

/** Some tickets and contacts, with people in their fields. */
export function seedTickets(content: ArcherContent, at: number): void {
	const list = (...ids: number[]): StoredValue => ({ kind: 'list', entries: ids.map((id) => ({ id })) });
	const people = (users: number[], groups: number[] = []): StoredValue => ({ kind: 'people', users, groups });
	const ticket = (number: number, title: string, severity: number, more: Array<[number, StoredValue]>) => {
		const given = values([[7402, title]]);
		given.set(7404, list(severity));
		given.set(7409, { kind: 'number', text: String(number) });
		given.set(7412, people([], [90]));
		for (const [id, value] of more) given.set(id, value);
		content.add(101, 61, given, { at: at + number * 60_000 });
	};
	ticket(1, 'Router down', 613, [
		[7410, people([205])],
		[7411, people([206], [91])],
	]);
	ticket(2, 'Laptop is slow', 611, [
		[7405, list(602)],
		[7410, people([206])],
	]);
	ticket(3, 'Payroll shows wrong dates', 612, [
		[7405, list(606)],
		[7410, people([205])],
	]);
	const contacts: Array<[string, string, number]> = [
		['Ben', 'Lee', 205],
		['Carla', 'Lee', 206],
	];
	for (const [first, last, user] of contacts) {
		const given = values([
			[7502, first],
			[7503, last],
			[7504, `${first} ${last}`],
			[7505, `${first.toLowerCase()}.${last.toLowerCase()}@example.com`],
		]);
		given.set(7508, people([user]));
		given.set(7510, list(641));
		content.add(103, 63, given, { at });
	}
}
