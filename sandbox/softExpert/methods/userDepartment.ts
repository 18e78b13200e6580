import {
	failure,
	isBlank,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { Place, SuiteUser } from '../state/model';

/** IDAREA and IDFUNC, which every method that links users to departments has. */
export function checkPlace(call: SoftExpertCall): SoftExpertResult | undefined {
	const { state, method } = call;
	// editUserDepartment has codes for unknown ones only.
	const code = (number: string) => (method.codes && number in method.codes ? number : '-1');
	if (isBlank(call, 'IDAREA')) return failure(call, code('14'), 'Null department ID.');
	if (isBlank(call, 'IDFUNC')) return failure(call, code('13'), 'Null position ID.');
	const department = state.departments.get(valueOf(call, 'IDAREA'));
	if (department === undefined) return failure(call, '15', 'Department does not exist.');
	if (!state.positions.has(valueOf(call, 'IDFUNC'))) return failure(call, '16', 'Position does not exist.');
	if (!department.positions.includes(valueOf(call, 'IDFUNC'))) {
		return failure(
			call,
			method.codes && '19' in method.codes ? '19' : '17',
			'Department and position are not related.',
		);
	}
	return undefined;
}

export function findPlace(call: SoftExpertCall, user: SuiteUser): Place | undefined {
	return user.places.find(
		({ department, position }) =>
			department === valueOf(call, 'IDAREA') && position === valueOf(call, 'IDFUNC'),
	);
}

/** The user of a link method, or the refusal. */
function linked(call: SoftExpertCall, idName: string): SuiteUser | SoftExpertResult {
	if (isBlank(call, idName)) {
		const code = call.method.codes && '7' in call.method.codes ? '7' : '12';
		return failure(call, code, 'Null user ID.');
	}
	return call.state.users.get(valueOf(call, idName)) ?? failure(call, '12', 'User does not exist.');
}

const refuse = (result: SoftExpertResult): SoftExpertResult => [['Return', '-1'], ...result];
const place = (call: SoftExpertCall): Place => ({
	department: valueOf(call, 'IDAREA'),
	position: valueOf(call, 'IDFUNC'),
});

export const userDepartmentMethods: SoftExpertMethods = {
	addUserDepartment: (call) => {
		const user = linked(call, 'ID');
		if (Array.isArray(user)) return refuse(user);
		const refused = checkPlace(call);
		if (refused) return refuse(refused);
		const flag = valueOf(call, 'FGDEFAULT');
		if (!['', '1', '2'].includes(flag)) return refuse(failure(call, '51', 'Invalid value.'));
		if (!findPlace(call, user)) {
			if (flag === '1') user.places.unshift(place(call));
			else user.places.push(place(call));
		}
		return [['Return', user.key], ...success('Record successfully added.')];
	},

	editUserDepartment: (call) => {
		const user = linked(call, 'ID');
		if (Array.isArray(user)) return [['return', '-1'], ...user];
		const refused = checkPlace(call);
		if (refused) return [['return', '-1'], ...refused];
		user.places[0] = place(call);
		return [
			['return', user.key],
			...success('Record successfully updated.', [
				['RecordID', user.id],
				['RecordKey', user.key],
			]),
		];
	},

	deleteUserDepartment: (call) => {
		const user = linked(call, 'ID');
		if (Array.isArray(user)) return refuse(user);
		const refused = checkPlace(call);
		if (refused) return refuse(refused);
		const found = findPlace(call, user);
		if (found === undefined) return refuse(failure(call, '70', 'User is not related to the department.'));
		if (user.places[0] === found) return refuse(failure(call, '69', 'Default department of the user.'));
		user.places = user.places.filter((one) => one !== found);
		return [['Return', user.key], ...success('Record(s) deleted')];
	},

	addUserToAccessGroup: (call) => {
		const user = linked(call, 'IdUser');
		if (Array.isArray(user)) return user;
		const group = valueOf(call, 'IdAccessGroup');
		if (group === '') return failure(call, '55', 'Null access group ID.');
		if (!call.state.accessGroups.has(group)) return failure(call, '2', 'Access group does not exist.');
		if (!user.groups.includes(group)) user.groups.push(group);
		return success('Record successfully added.');
	},

	deleteUserAccessGroup: (call) => {
		const user = linked(call, 'USERID');
		if (Array.isArray(user)) return refuse(user);
		const group = valueOf(call, 'IDACCGROUP');
		if (group === '') return refuse(failure(call, '55', 'Null access group ID.'));
		if (!call.state.accessGroups.has(group))
			return refuse(failure(call, '2', 'Access group does not exist.'));
		if (!user.groups.includes(group)) return refuse(failure(call, '72', 'User is not in the access group.'));
		user.groups = user.groups.filter((one) => one !== group);
		return [['Return', '12'], ...success('Record(s) deleted')];
	},
};
