import {
	failure,
	isBlank,
	success,
	valueOf,
	type SoftExpertCall,
	type SoftExpertMethods,
	type SoftExpertResult,
} from '../method';
import type { SoftExpertState } from '../state';
import type { Department } from '../state/model';

const refuse = (result: SoftExpertResult): SoftExpertResult => [['Return', '-1'], ...result];

function isBelow(state: SoftExpertState, id: string, ancestor: string): boolean {
	for (let unit = state.departments.get(id); unit !== undefined; ) {
		if (unit.id === ancestor) return true;
		unit = unit.parent === undefined ? undefined : state.departments.get(unit.parent);
	}
	return false;
}

/** Writes what was sent of the optional fields of a department. */
function write(call: SoftExpertCall, unit: Department): void {
	unit.name = valueOf(call, 'DESC');
	if (!isBlank(call, 'IDUPPER')) unit.parent = valueOf(call, 'IDUPPER');
	if (!isBlank(call, 'IDCOMPANY')) unit.company = valueOf(call, 'IDCOMPANY');
	if (!isBlank(call, 'FGDEPTTYPE')) unit.kind = valueOf(call, 'FGDEPTTYPE');
	if (!isBlank(call, 'IDCURRENCY')) unit.currency = valueOf(call, 'IDCURRENCY');
}

function holdsUsers(state: SoftExpertState, id: string): boolean {
	return [...state.users.values()].some((user) => user.places.some((place) => place.department === id));
}

export const departmentMethods: SoftExpertMethods = {
	newDepartment: (call) => {
		const { state } = call;
		const id = valueOf(call, 'ID');
		if (id === '') return refuse(failure(call, '43', 'Null ID.'));
		if (isBlank(call, 'DESC')) return refuse(failure(call, '63', 'Null name.'));
		if (state.departments.has(id)) return refuse(failure(call, '45', 'Record already exists.'));
		if (!isBlank(call, 'IDUPPER') && !state.departments.has(valueOf(call, 'IDUPPER'))) {
			return refuse(failure(call, '64', 'Upper department does not exist.'));
		}
		if (!isBlank(call, 'IDPOS') && !state.positions.has(valueOf(call, 'IDPOS'))) {
			return refuse(failure(call, '16', 'Position does not exist.'));
		}
		if (!isBlank(call, 'IDCURRENCY') && !state.currencies.has(valueOf(call, 'IDCURRENCY'))) {
			return refuse(failure(call, '92', 'Currency not found.'));
		}
		const unit = state.newDepartment(id, valueOf(call, 'DESC'));
		write(call, unit);
		if (!isBlank(call, 'IDPOS')) unit.positions.push(valueOf(call, 'IDPOS'));
		return [['Return', unit.key], ...success('Record successfully added.')];
	},

	editDepartment: (call) => {
		const { state } = call;
		const id = valueOf(call, 'ID');
		if (id === '') return refuse(failure(call, '43', 'Null ID.'));
		const unit = state.departments.get(id);
		if (unit === undefined) return refuse(failure(call, '15', 'Department does not exist.'));
		if (isBlank(call, 'DESC')) return refuse(failure(call, '63', 'Null name.'));
		const parent = valueOf(call, 'IDUPPER');
		if (parent !== '' && !state.departments.has(parent)) {
			return refuse(failure(call, '64', 'Upper department does not exist.'));
		}
		if (parent !== '' && isBelow(state, parent, id)) {
			return refuse(failure(call, '54', 'The upper department is below this one.'));
		}
		write(call, unit);
		return [['Return', unit.key], ...success('Record successfully updated.')];
	},

	deleteDepartment: (call) => {
		const { state } = call;
		const id = valueOf(call, 'ID');
		if (id === '') return refuse(failure(call, '43', 'Null ID.'));
		const unit = state.departments.get(id);
		if (unit === undefined) return refuse(failure(call, '15', 'Department does not exist.'));
		const hasParts = [...state.departments.values()].some((one) => one.parent === id);
		if (hasParts || holdsUsers(state, id)) return refuse(failure(call, '66', 'Record has related data.'));
		state.departments.delete(id);
		return [['Return', unit.key], ...success('Record(s) deleted')];
	},

	editOrganizationalUnit: (call) => {
		const { state } = call;
		if (isBlank(call, 'Id')) return failure(call, '43', 'Null ID.');
		if (isBlank(call, 'Name')) return failure(call, '44', 'Null name.');
		const unit = state.departments.get(valueOf(call, 'Id'));
		if (unit === undefined) return failure(call, '52', 'Organizational unit does not exist.');
		const parent = valueOf(call, 'IdUpper');
		if (parent !== '') {
			const upper = state.departments.get(parent);
			if (upper === undefined) return failure(call, '53', 'Upper organizational unit does not exist.');
			if (isBelow(state, parent, unit.id)) return failure(call, '54', 'The upper unit is below this one.');
			if (unit.kind === '2' && upper.kind === '1') {
				return failure(call, '57', 'A business unit may not be below a department.');
			}
		}
		if (!isBlank(call, 'IdCurrency')) {
			if (!state.currencies.has(valueOf(call, 'IdCurrency')))
				return failure(call, '92', 'Currency not found.');
			unit.currency = valueOf(call, 'IdCurrency');
		}
		unit.name = valueOf(call, 'Name');
		// Sent empty it detaches the unit, left out it changes nothing (contract, note on IdUpper).
		if (call.values.has('IdUpper')) {
			if (parent === '') delete unit.parent;
			else unit.parent = parent;
		}
		return success('Record successfully updated.');
	},

	changeOrganizationalUnitStatus: (call) => {
		const { state } = call;
		if (isBlank(call, 'ID')) return failure(call, '43', 'Null ID.');
		const unit = state.departments.get(valueOf(call, 'ID'));
		if (unit === undefined) return failure(call, '52', 'Organizational unit does not exist.');
		const wanted = valueOf(call, 'fgdeptenabled');
		if (!['', '1', '2'].includes(wanted)) return failure(call, '0', 'Invalid status.');
		const enabled = wanted === '' ? !unit.enabled : wanted === '1';
		if (wanted !== '' && unit.enabled === enabled) {
			return failure(call, '74', 'The record already has the requested status.');
		}
		if (!enabled && holdsUsers(state, unit.id)) return failure(call, '0', 'The unit has users.');
		unit.enabled = enabled;
		return success(enabled ? 'Unit enabled' : 'Unit disabled');
	},

	addDepartmentPosition: (call) => {
		const department = call.state.departments.get(valueOf(call, 'IDAREA'));
		const position = call.state.positions.get(valueOf(call, 'IDFUNC'));
		// The contract has only code 1 here; what a refusal looks like is the sandbox's own.
		if (department === undefined || position === undefined) {
			return [
				['Status', 'FAILURE'],
				['Code', department === undefined ? '15' : '16'],
				['Detail', department === undefined ? 'Department does not exist.' : 'Position does not exist.'],
			];
		}
		if (!department.positions.includes(position.id)) department.positions.push(position.id);
		return success('Record successfully added.', [['RecordID', `${department.key}-${position.key}`]]);
	},
};
