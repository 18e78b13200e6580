import { sandboxLogins } from '../logins';
import type { ArcherState } from './state';
import { values, type ArcherContent } from './state/content';
import { guidOf, type ContentReport } from './state/model';
import { everyoneGroupId, type ArcherPeople } from './state/people';
import { seedTickets, seedValuesLists } from './state/examples';

const userCount = 40;
const publishedAt = Date.parse('2026-01-05T08:00:00.000Z');

/** Fills an empty instance. */
export function seedArcher(state: ArcherState): void {
	seedPeople(state.people);
	seedValuesLists(state.valuesLists);
	seedContent(state.content);
	seedUsers(state);
	seedTickets(state.content, publishedAt);
}

function seedPeople(people: ArcherPeople): void {
	people.nextId = everyoneGroupId;
	people.addGroup('Everyone', 'All users');
	const owners = people.addGroup('Risk Owners', 'Owners of risks & controls');
	people.addGroup('Auditors', '');
	const security = people.addGroup('IT Security', 'Part of Risk Owners');
	owners.children.add(security.id);
	people.nextId = 11;
	for (const name of ['System Administrator', 'Risk Manager', 'Auditor', 'Read Only'])
		people.addRole(name, '');
	people.nextId = 1;
	people.addSecurityParameter('Default Security Parameter', '');
	people.addSecurityParameter('Contractors', 'Short sessions');
	people.nextId = 1001;
}

function seedContent(content: ArcherContent): void {
	content.reports = reports();
	content.seedDevices(12, publishedAt);
	const at = publishedAt;
	const { contentId: parentId } = content.add(90, 40, values([[7101, 'Open port']]), { at });
	content.add(90, 41, values([[7102, 'Port 23 answers']]), { at, parentId });
	content.add(90, 41, values([[7102, 'Port 25 answers']]), { at, parentId });
}

/** Everyone with a login is a user too. */
function seedUsers(state: ArcherState): void {
	const { archer, archerSecond, archerDomain } = sandboxLogins;
	state.accounts = [
		{ userName: archer.userName, password: archer.password, domain: '' },
		{ userName: archerSecond.userName, password: archerSecond.password, domain: '' },
		{ userName: archerDomain.userName, password: archerDomain.password, domain: archerDomain.usersDomain },
	];
	for (const { userName, domain } of state.accounts) {
		state.addUser({ userName, domain, firstName: 'API', lastName: userName });
	}
	state.addUser({ userName: 'corp.user', domain: 'CORP', firstName: 'Dora', lastName: 'Domain' });
	state.seedUsers(userCount - state.users.size);
	// Every seventh has never signed in, the others did so an hour apart.
	for (const user of state.users.values()) {
		if (user.id % 7 !== 0) user.lastLogin = publishedAt + (user.id - 201) * 3_600_000;
	}
}

function reports(): ContentReport[] {
	return [
		{
			id: 301,
			guid: guidOf(3, 301),
			name: 'All Devices',
			description: 'Every device',
			moduleId: 84,
			displayFields: [7001, 7002, 7004, 7017],
			pageSize: 5,
			filter: '',
			isStatistics: false,
		},
		{
			id: 302,
			guid: guidOf(3, 302),
			name: 'New & Open Devices',
			description: 'Devices in the states New and Open',
			moduleId: 84,
			displayFields: [7001, 7004],
			pageSize: 100,
			filter:
				'<Filter><OperatorLogic>1 OR 2</OperatorLogic><Conditions>' +
				valuesCondition(466) +
				valuesCondition(467) +
				'</Conditions></Filter>',
			isStatistics: false,
		},
		{
			id: 303,
			guid: guidOf(3, 303),
			name: 'Devices by Status',
			description: 'How many devices there are in each state',
			moduleId: 84,
			displayFields: [7004],
			pageSize: 100,
			filter: '',
			isStatistics: true,
		},
		{
			id: 304,
			guid: guidOf(3, 304),
			name: 'All Tickets',
			description: 'Every ticket',
			moduleId: 101,
			displayFields: [7401, 7402, 7404, 7410],
			pageSize: 50,
			filter: '',
			isStatistics: false,
		},
	];
}

function valuesCondition(valueId: number): string {
	return (
		'<ValueListFilterCondition><Field name="Status">7004</Field><Operator>Contains</Operator>' +
		'<IsNoSelectionIncluded>False</IsNoSelectionIncluded><IncludeChildren>False</IncludeChildren>' +
		`<Values><Value>${valueId}</Value></Values></ValueListFilterCondition>`
	);
}
