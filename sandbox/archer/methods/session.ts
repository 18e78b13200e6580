import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';

function logIn(call: ArcherCall, domain: string): string {
	const { state, sessions } = call;
	if (call.text('instanceName') !== state.instanceName) throw new ArcherFault('The instance name is invalid');
	const userName = (call.text('userName') ?? '').toLowerCase();
	const account = state.accounts.find(
		(one) => one.userName.toLowerCase() === userName && one.domain.toLowerCase() === domain.toLowerCase(),
	);
	if (account === undefined) throw new ArcherFault('Login failed');
	if (state.signIns.isLocked(account.userName)) {
		state.signIns.refuse(account.userName);
		throw new ArcherFault('The account is locked');
	}
	if (account.password !== call.text('password')) {
		state.signIns.refuse(account.userName);
		throw new ArcherFault('Login failed');
	}
	state.signIns.accept(account.userName);
	const user = state.findUser(account.userName, account.domain);
	if (user !== undefined) user.lastLogin = state.content.now();
	return sessions.open(account.domain === '' ? account.userName : `${account.domain}\\${account.userName}`);
}

/** general.asmx */
export const sessionMethods: ArcherMethods = {
	CreateUserSessionFromInstance: (call) => logIn(call, ''),

	CreateDomainUserSessionFromInstance: (call) => {
		const domain = call.text('usersDomain') ?? '';
		if (domain === '') throw new ArcherFault('Login failed');
		return logIn(call, domain);
	},

	TerminateSession: (call) => {
		call.sessions.close(call.text('sessionToken') ?? '');
		return 1;
	},
};
