import {
	failure,
	isBlank,
	listOf,
	rowsOf,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { Place, SuiteUser } from '../state/model';
import { refuseUser } from './user';

const names = {
	id: 'UserId',
	login: 'UserLogin',
	name: 'UserName',
	password: 'UserPassword',
	email: 'UserEmail',
	language: 'UserLanguage',
	leader: 'LeaderId',
};

function refuseImport(call: SoftExpertCall): SoftExpertResult | undefined {
	const refused = refuseUser(call, names);
	if (refused !== undefined) return refused;
	const { state } = call;
	if (listOf(call, 'AccGroupIdArray', ',').some((id) => !state.accessGroups.has(id))) {
		return failure(call, '2', 'Access group does not exist.');
	}
	const hasUnknownTeam = listOf(call, 'TeamIdArray', ',').some((id) => !state.teams.has(id));
	const halfDomain = isBlank(call, 'UserDomainId') !== isBlank(call, 'DomainId');
	const flags = ['IsActive', 'IsEnabled', 'UpdateType'].map((name) => valueOf(call, name));
	const wrongFlag = flags.some((flag) => !['', '0', '1'].includes(flag));
	return hasUnknownTeam || halfDomain || wrongFlag ? failure(call, '-1', 'Unexpected error.') : undefined;
}

function write(call: SoftExpertCall, places: Place[]): SoftExpertResult {
	const { state } = call;
	const id = valueOf(call, 'UserId');
	const user: SuiteUser = state.users.get(id) ?? state.newUser(id);
	const given = (name: string, set: (value: string) => void) => {
		if (!isBlank(call, name)) set(valueOf(call, name));
	};
	user.name = valueOf(call, 'UserName');
	user.login = valueOf(call, 'UserLogin');
	user.email = valueOf(call, 'UserEmail');
	state.passwords.set(id, valueOf(call, 'UserPassword'));
	given('UserLanguage', (value) => (user.language = value));
	given('IsActive', (value) => (user.enabled = value === '1'));
	// The name says the opposite: 1 blocks (docs/quirks/softExpert.md, quirk 5).
	given('IsEnabled', (value) => (user.blocked = value === '1'));
	given('NumMaxConnections', (value) => (user.connections = value));
	given('UserPhone', (value) => (user.phone = value));
	given('LeaderId', (value) => (user.leader = value));
	given('UserPhoto', (value) => (user.photo = value));
	given('DomainId', (value) => (user.domain = { id: value, user: valueOf(call, 'UserDomainId') }));
	const isReplaced = valueOf(call, 'UpdateType') === '1';
	const merge = (before: string[], sent: string[]) => [...new Set(isReplaced ? sent : [...before, ...sent])];
	user.groups = merge(user.groups, listOf(call, 'AccGroupIdArray', ','));
	user.teams = merge(user.teams, listOf(call, 'TeamIdArray', ','));
	const before = isReplaced ? [] : user.places;
	const added = places.filter(
		(place) => !before.some((one) => one.department === place.department && one.position === place.position),
	);
	user.places = [...before, ...added];
	return success('Record successfully imported.');
}

export const userImportMethods: SoftExpertMethods = {
	importUser: (call) => {
		const refused = refuseImport(call);
		if (refused !== undefined) return refused;
		const places: Place[] = [];
		for (const pair of listOf(call, 'RolPosIdArray', ',')) {
			const [department = '', position = '', ...more] = pair.split('#');
			if (department === '') return failure(call, '14', 'Null department ID.');
			if (position === '') return failure(call, '13', 'Null position ID.');
			const known = call.state.departments.get(department);
			if (known === undefined) return failure(call, '15', 'Department does not exist.');
			if (!call.state.positions.has(position)) return failure(call, '16', 'Position does not exist.');
			if (more.length > 0 || !known.positions.includes(position)) {
				return failure(call, '19', 'Department and position are not related.');
			}
			places.push({ department, position });
		}
		return write(call, places);
	},

	importUserV2: (call) => {
		const refused = refuseImport(call);
		if (refused !== undefined) return refused;
		const { state } = call;
		const places: Place[] = [];
		for (const row of rowsOf(call, 'DeptPosArray')) {
			const [department, position] = [row.DepartmentID ?? '', row.PositionID ?? ''];
			if (department === '' || position === '') return failure(call, '-1', 'Unexpected error.');
			const unit =
				state.departments.get(department) ??
				state.newDepartment(department, row.DepartmentName ?? department);
			if (row.DepartmentName) unit.name = row.DepartmentName;
			const held = state.positions.get(position) ?? state.newPosition(position, row.PositionName ?? position);
			if (row.PositionName) held.name = row.PositionName;
			if (!unit.positions.includes(position)) unit.positions.push(position);
			places.push({ department, position });
		}
		return write(call, places);
	},
};
