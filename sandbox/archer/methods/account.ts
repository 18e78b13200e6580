import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherUser } from '../state/model';
import { pageOfList } from '../state/paging';
import { readContact } from './contact';
import { fullUser, userById, userList } from './user';

/** The name of the rules that an ID stands for. */
function securityParameterOf(call: ArcherCall): string {
	const found = call.state.people.securityParameters.get(call.integer('securityParameter'));
	if (found === undefined) throw new ArcherFault('Security parameter does not exist');
	return found.name;
}

/** Everything is written: what the request leaves empty is empty afterwards. */
function accountOf(call: ArcherCall, domain: string) {
	const text = (name: string) => call.text(name) ?? '';
	if (text('firstName') === '' || text('lastName') === '') {
		throw new ArcherFault('First name and last name are required');
	}
	return {
		firstName: text('firstName'),
		middleName: text('middleName'),
		lastName: text('lastName'),
		companyName: text('companyName'),
		title: text('title'),
		address: text('address'),
		securityParameter: securityParameterOf(call),
		domain,
	};
}

function create(call: ArcherCall): ArcherUser {
	const { state } = call;
	const account = accountOf(call, call.text('userDomain') ?? '');
	const base = `${account.firstName[0]}${account.lastName}`.toLowerCase().replace(/\s/g, '');
	let userName = base;
	for (let number = 1; state.findUser(userName, account.domain) !== undefined; number++) {
		userName = `${base}${number}`;
	}
	return state.addUser({
		...account,
		userName,
		timeZone: call.text('timeZone') ?? '',
		locale: call.text('locale') ?? '',
	});
}

function byStart(call: ArcherCall, part: 'firstName' | 'lastName', domain?: string): string {
	const keyword = (call.text('keyword') ?? '').toLowerCase();
	const found = [...call.state.users.values()].filter(
		(user) =>
			user[part].toLowerCase().startsWith(keyword) &&
			(domain === undefined || user.domain.toLowerCase() === domain.toLowerCase()),
	);
	return userList(found, 1);
}

function ofDomain(call: ArcherCall): ArcherUser[] {
	const domain = (call.text('usersDomain') ?? '').toLowerCase();
	return [...call.state.users.values()].filter((user) => user.domain.toLowerCase() === domain);
}

/** accesscontrol.asmx: accounts */
export const accountMethods: ArcherMethods = {
	CreateUserEx: (call) => create(call).id,

	CreateUserExWithPassword: (call) => {
		const password = call.text('password') ?? '';
		if (password === '') throw new ArcherFault('Password is required');
		const contact = readContact(call.text('contactInfo'));
		const user = create(call);
		user.password = password;
		call.state.people.addContact({ ...contact, userId: user.id });
		return user.id;
	},

	UpdateUserEx: (call) => {
		const user = userById(call);
		Object.assign(user, accountOf(call, call.text('userDomain') ?? ''), {
			timeZone: call.text('timeZone') ?? '',
			locale: call.text('locale') ?? '',
		});
		return 1;
	},

	UpdateDomainUser: (call) => {
		const user = userById(call);
		const domain = call.text('usersDomain') ?? '';
		if (domain.toLowerCase() !== user.domain.toLowerCase()) throw new ArcherFault('User does not exist');
		Object.assign(user, accountOf(call, user.domain));
		return 1;
	},

	GetUser: (call) => fullUser(call.state, userById(call)),

	DeleteUser: (call) => {
		const user = userById(call);
		call.state.users.delete(user.id);
		call.state.people.forget(user.id);
		return 1;
	},

	UpdateUserAccountStatus: (call) => {
		const user = userById(call);
		const status = call.integer('accountStatus');
		if (status !== 1 && status !== 2 && status !== 3) throw new ArcherFault('Account status is invalid');
		user.accountStatus = status;
		if (status === 1) call.state.signIns.accept(user.userName);
		return 1;
	},

	ChangePassword: (call) => {
		const user = userById(call);
		const password = call.text('password') ?? '';
		if (password.length < 8)
			throw new ArcherFault('Password does not meet the security parameter requirements');
		user.password = password;
		return 1;
	},

	UpdateUserNote: (call) => {
		userById(call).note = call.text('note') ?? '';
		return 1;
	},

	GetDomainUserList: (call) => userList(ofDomain(call), 1),

	GetDomainUserListPaginated: (call) => {
		const pageSize = call.integer('pageSize');
		const page = call.integer('page');
		if (pageSize < 1 || page < 1) throw new ArcherFault('Page and page size must be greater than zero');
		const first = (page - 1) * pageSize;
		return userList(pageOfList(ofDomain(call), page, pageSize, call.state.paging), first + 1);
	},

	GetDomainUserListCount: (call) => ofDomain(call).length,

	LookupUserByFirstName: (call) => byStart(call, 'firstName'),

	LookupUserByLastName: (call) => byStart(call, 'lastName'),

	LookupDomainUserByFirstName: (call) => byStart(call, 'firstName', call.text('usersDomain') ?? ''),

	LookupDomainUserByLastName: (call) => byStart(call, 'lastName', call.text('usersDomain') ?? ''),
};
