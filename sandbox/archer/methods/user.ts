import { escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherState } from '../state';
import type { ArcherUser } from '../state/model';
import { pageOfList } from '../state/paging';

export function userById(call: ArcherCall): ArcherUser {
	const user = call.state.users.get(call.integer('userId'));
	if (user === undefined) throw new ArcherFault('User does not exist');
	return user;
}

function userByName(call: ArcherCall, domain = ''): ArcherUser {
	const user = call.state.findUser(call.text('username'), domain);
	if (user === undefined) throw new ArcherFault('User does not exist');
	return user;
}

const yesNo = (value: boolean) => (value ? 'True' : 'False');

/**
 * One User of the list. The names up to AccountStatus are documented; the vendor's page goes on with security
 * parameter, logged-on flag and others whose names could not be read, so those are the sandbox's own.
 */
function userElement(user: ArcherUser, rowNumber: number): string {
	const children: Array<[string, string]> = [
		['row_num', String(rowNumber)],
		['ID', String(user.id)],
		['LastName', user.lastName],
		['FirstName', user.firstName],
		['AccountStatus', String(user.accountStatus)],
		['UserName', user.userName],
		['DomainName', user.domain],
		['SecurityParameter', user.securityParameter],
		['LoggedOn', yesNo(user.loggedOn)],
		['ForcePasswordChange', yesNo(user.forcePasswordChange)],
	];
	const content = children
		.map(([name, value]) => (value === '' ? `<${name} />` : `<${name}>${escapeText(value)}</${name}>`))
		.join('');
	return `<User>${content}</User>`;
}

/** Declares utf-16, as results of the product do although they travel as UTF-8. */
export function userList(users: ArcherUser[], firstRow: number): string {
	const rows = users.map((user, index) => userElement(user, firstRow + index)).join('');
	return `<?xml version="1.0" encoding="utf-16"?>${rows === '' ? '<Return />' : `<Return>${rows}</Return>`}`;
}

/** The account data of one user. None of the names inside is documented. */
export function fullUser({ hiddenUserElements }: ArcherState, user: ArcherUser): string {
	const children: Array<[string, string]> = [
		['ID', String(user.id)],
		['UserName', user.userName],
		['FirstName', user.firstName],
		['MiddleName', user.middleName],
		['LastName', user.lastName],
		['CompanyName', user.companyName],
		['Title', user.title],
		['SecurityParameter', user.securityParameter],
		['Address', user.address],
		['UserDomain', user.domain],
		['TimeZone', user.timeZone],
		['Locale', user.locale],
		['AccountStatus', String(user.accountStatus)],
		['Note', user.note],
	];
	const content = children
		.filter(([name]) => !hiddenUserElements.has(name))
		.map(([name, value]) => (value === '' ? `<${name} />` : `<${name}>${escapeText(value)}</${name}>`))
		.join('');
	return `<?xml version="1.0" encoding="utf-16"?><User>${content}</User>`;
}

/** accesscontrol.asmx: users */
export const userMethods: ArcherMethods = {
	LookupUserId: (call) => userByName(call).id,

	LookupDomainUserId: (call) => userByName(call, call.text('usersDomain') ?? '').id,

	// An id that no user has gives a null name and no fault, like the captured answer to a missing id.
	LookupUserName: (call) => call.state.users.get(call.integer('userId'))?.userName ?? null,

	DoesUserExist: (call) => call.state.findUser(call.text('userName')) !== undefined,

	DoesDomainUserExist: (call) =>
		call.state.findUser(call.text('username'), call.text('usersDomain') ?? '') !== undefined,

	UpdateUserName: (call) => {
		const user = userById(call);
		const userName = call.text('userName') ?? '';
		if (userName === '') throw new ArcherFault('User name is required');
		if (userName === user.userName) return 0;
		const holder = call.state.findUser(userName, user.domain);
		if (holder !== undefined && holder !== user) throw new ArcherFault('User name already exists');
		user.userName = userName;
		return 1;
	},

	ForcePasswordChange: (call) => {
		userById(call).forcePasswordChange = call.boolean('forcePasswordChange');
		return 1;
	},

	GetUserList: (call) => userList([...call.state.users.values()], 1),

	GetUserListPaginated: (call) => {
		const pageSize = call.integer('pageSize');
		const page = call.integer('page');
		if (pageSize < 1 || page < 1) throw new ArcherFault('Page and page size must be greater than zero');
		const first = (page - 1) * pageSize;
		const shown = pageOfList([...call.state.users.values()], page, pageSize, call.state.paging);
		return userList(shown, first + 1);
	},

	GetUserListCount: (call) => call.state.users.size,
};
