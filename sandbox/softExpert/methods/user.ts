import { softExpertContract } from '../../contract/load';
import {
	failure,
	isBlank,
	legacy,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { SuiteUser } from '../state/model';
import { checkPlace, findPlace } from './userDepartment';

/** What every method that writes a whole user refuses, under the parameter names that the method has. */
export function refuseUser(
	call: SoftExpertCall,
	names: Record<'id' | 'login' | 'name' | 'password' | 'email' | 'language' | 'leader', string>,
): SoftExpertResult | undefined {
	const { state } = call;
	if (isBlank(call, names.login)) return failure(call, '6', 'Null user login.');
	if (isBlank(call, names.id)) return failure(call, '7', 'Null user ID.');
	if (isBlank(call, names.name)) return failure(call, '8', 'Null user name.');
	if (isBlank(call, names.password)) return failure(call, '9', 'Null password.');
	if (isBlank(call, names.email)) return failure(call, '89', 'Null e-mail.');
	const id = valueOf(call, names.id);
	const login = valueOf(call, names.login);
	const tooLong = [names.login, names.id, names.name].some((name) => [...valueOf(call, name)].length > 50);
	if (tooLong) return failure(call, '3', 'The maximum size for this field is 50.');
	if (/["']/.test(login)) return failure(call, '5', 'Quotation marks are not allowed in the login.');
	const owners = [...state.users.values()].filter((user) => user.login === login && user.id !== id);
	if (owners.length > 0) return failure(call, '4', 'There is more than one user with this login.');
	const language = valueOf(call, names.language);
	if (call.values.has(names.language) && language === '')
		return failure(call, '10', 'Null or inexistent language.');
	if (language !== '' && !/^\d+$/.test(language)) return failure(call, '10', 'Null or inexistent language.');
	if (language !== '' && !(language in softExpertContract.languages)) {
		return failure(call, '60', 'Language does not exist.');
	}
	const leader = valueOf(call, names.leader);
	if (leader !== '' && leader === id) return failure(call, '18', 'User and leader are the same.');
	if (leader !== '' && !state.users.has(leader)) return failure(call, '11', 'Leader does not exist.');
	return undefined;
}

const newNames = {
	id: 'IDUSER',
	login: 'LOGIN',
	name: 'NAME',
	password: 'PASS',
	email: 'EMAIL',
	language: 'LANGUAGE',
	leader: 'CDLEADER',
};

function writeUser(call: SoftExpertCall, names: typeof newNames): SuiteUser {
	const { state } = call;
	const id = valueOf(call, names.id);
	const user = state.users.get(id) ?? state.newUser(id);
	user.name = valueOf(call, names.name);
	user.login = valueOf(call, names.login);
	user.email = valueOf(call, names.email);
	if (!isBlank(call, names.language)) user.language = valueOf(call, names.language);
	if (!isBlank(call, names.leader)) user.leader = valueOf(call, names.leader);
	state.passwords.set(id, valueOf(call, names.password));
	return user;
}

/** The page lists the old return value beside the new children. */
function withRecord(user: SuiteUser, detail: string): SoftExpertResult {
	return [
		['return', user.key],
		...success(detail, [
			['RecordId', user.id],
			['RecordKey', user.key],
		]),
	];
}

function refusedWithReturn(result: SoftExpertResult): SoftExpertResult {
	return [['return', '-1'], ...result];
}

export const userMethods: SoftExpertMethods = {
	newUser: (call) => {
		const { state } = call;
		const group = valueOf(call, 'IDACCGROUP');
		const hasPlace = !isBlank(call, 'IDAREA') || !isBlank(call, 'IDFUNC');
		const refused =
			refuseUser(call, newNames) ??
			(group !== '' && !state.accessGroups.has(group)
				? failure(call, '2', 'Access group does not exist.')
				: undefined) ??
			(hasPlace ? checkPlace(call) : undefined);
		if (refused !== undefined) return refusedWithReturn(refused);
		const known = state.users.get(valueOf(call, 'IDUSER'));
		if (hasPlace && known && findPlace(call, known)) {
			return refusedWithReturn(
				failure(call, '-1', 'Department and position are already in use by the user.'),
			);
		}
		const user = writeUser(call, newNames);
		if (hasPlace)
			user.places.unshift({ department: valueOf(call, 'IDAREA'), position: valueOf(call, 'IDFUNC') });
		if (group !== '' && !user.groups.includes(group)) user.groups.push(group);
		return withRecord(user, 'Record successfully added.');
	},

	editUser: (call) => {
		const names = { ...newNames, id: 'ID' };
		const refused =
			refuseUser(call, names) ??
			(call.state.users.has(valueOf(call, 'ID')) ? undefined : failure(call, '12', 'User does not exist.'));
		if (refused !== undefined) return refusedWithReturn(refused);
		return withRecord(writeUser(call, names), 'Record successfully updated.');
	},

	deleteUser: (call) => {
		if (isBlank(call, 'ID')) return refusedWithReturn(failure(call, '7', 'Null user ID.'));
		const user = call.state.users.get(valueOf(call, 'ID'));
		if (user === undefined) return refusedWithReturn(failure(call, '12', 'User does not exist.'));
		// It only deactivates, whatever it says (docs/quirks/softExpert.md, quirk 9).
		user.enabled = false;
		return [['return', user.key], ...success('Record(s) deleted')];
	},

	/** The toggle: nothing in the request says which state is wanted. */
	disableUser: (call) => {
		const ids = (call.structures.get('cd')?.children ?? [])
			.filter((child) => child.name === 'codes')
			.map((child) => child.text.trim());
		if (ids.length === 0 || ids.includes('')) return refusedWithReturn(failure(call, '7', 'Null user ID.'));
		const unknown = ids.filter((id) => !call.state.users.has(id));
		if (unknown.length > 0) {
			return refusedWithReturn(
				ids.length === 1
					? failure(call, '12', 'User does not exist.')
					: failure(call, '20', `Not switched: ${unknown.join(', ')}`),
			);
		}
		for (const id of ids) {
			const user = call.state.users.get(id)!;
			user.enabled = !user.enabled;
		}
		return [['return', '0'], ...success('User(s) changed')];
	},

	changeUserStatus: (call) => {
		const id = valueOf(call, 'IdUser');
		const status = valueOf(call, 'UserStatus');
		if (id === '') return failure(call, '7', 'Null user ID.');
		if (status === '') return failure(call, '50', 'Null user status.');
		if (status !== '1' && status !== '2') return failure(call, '51', 'Invalid user status.');
		const user = call.state.users.get(id);
		if (user === undefined) return failure(call, '12', 'User does not exist.');
		user.enabled = status === '1';
		return success(user.enabled ? 'User enabled' : 'User disabled');
	},

	addUserAbsence: (call) => {
		const { state } = call;
		const [user, substitute] = [valueOf(call, 'AbsentUser'), valueOf(call, 'ResponsibleUser')];
		const [from, to] = [valueOf(call, 'InitialDate'), valueOf(call, 'EndDate')];
		const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
		if (user === '') return failure(call, '32', 'Null absent user.');
		if (!state.users.has(user)) return failure(call, '33', 'Absent user not found.');
		if (substitute === '') return failure(call, '34', 'Null responsible user.');
		if (!state.users.has(substitute)) return failure(call, '35', 'Responsible user not found.');
		if (user === substitute) return failure(call, '41', 'Absent and responsible user are the same.');
		if (from === '') return failure(call, '36', 'Null initial date.');
		if (!isDay(from)) return failure(call, '37', 'Invalid initial date.');
		if (to !== '' && !isDay(to)) return failure(call, '38', 'Invalid end date.');
		if (to !== '' && to < from) return failure(call, '39', 'End date before initial date.');
		if (from < new Date().toISOString().slice(0, 10)) return failure(call, '40', 'Initial date in the past.');
		const overlaps = state.absences.some(
			(absence) =>
				absence.user === user && (to === '' || absence.from <= to) && (absence.to ?? '9999') >= from,
		);
		if (overlaps) return failure(call, '42', 'Overlapping absence.');
		state.absences.push({ user, substitute, from, ...(to === '' ? {} : { to }) });
		return success('Record successfully added.');
	},

	updateEmployeeProfile: (call) => {
		const user = call.state.users.get(valueOf(call, 'IDUSER'));
		if (user === undefined) return legacy('User does not exist.');
		if (!isBlank(call, 'IDEDULEVEL') && isBlank(call, 'FGEDULEVELSTATUS')) {
			return legacy('The status of the educational level is required.');
		}
		for (const [name, value] of call.values)
			if (name !== 'IDUSER' && value !== '') user.profile[name] = value;
		return legacy('1');
	},

	deleteUserLeader: (call) => {
		const user = call.state.users.get(valueOf(call, 'ID'));
		if (user === undefined) return legacy('-1');
		delete user.leader;
		return legacy(user.key);
	},

	/** Undocumented; what it answers is the sandbox's own. */
	synchUser: (call) => {
		const id = valueOf(call, 'id');
		if (id === '') return legacy('-1');
		const user = call.state.users.get(id) ?? call.state.newUser(id);
		if (!isBlank(call, 'name')) user.name = valueOf(call, 'name');
		if (!isBlank(call, 'login')) user.login = valueOf(call, 'login');
		if (!isBlank(call, 'email')) user.email = valueOf(call, 'email');
		return legacy('1');
	},
};
