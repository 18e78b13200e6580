import { sandboxLogins } from '../logins';
import type { SoftExpertState } from './state';
import {
	departmentsIn,
	instancesIn,
	openActivitiesIn,
	positionsIn,
	userRightsIn,
	usersIn,
} from './state/datasets';
import { startInstance } from './state/workflow';

/** Fills an empty suite. */
export function seedSoftExpert(state: SoftExpertState): void {
	state.newPosition('CLERK', 'Clerk');
	state.newPosition('MANAGER', 'Manager');
	state.newDepartment('COMMERCIAL', 'Commercial', { kind: '2' });
	state.newDepartment('SALES', 'Sales', { parent: 'COMMERCIAL', positions: ['CLERK', 'MANAGER'] });
	state.newDepartment('IT', 'Information technology', { positions: ['CLERK'] });
	state.newUser(sandboxLogins.softExpert.userName, { name: 'Integration user' });
	state.newUser('jdoe', {
		name: 'Jane Doe',
		email: 'jdoe@example.com',
		places: [{ department: 'SALES', position: 'CLERK' }],
		groups: ['READERS'],
		leader: 'msilva',
	});
	state.newUser('msilva', {
		name: 'Maria Silva',
		email: 'msilva@example.com',
		places: [{ department: 'SALES', position: 'MANAGER' }],
		groups: ['EDITORS'],
	});
	state.newAttribute('COSTCENTER', 'Cost center', { values: ['100', '200', '300'] });
	state.newAttribute('REGION', 'Region', { values: ['North', 'South'] });
	state.measures.set('KG', 'Kilogram');
	seedWorkflows(state);
	seedDatasets(state);
}

function seedWorkflows(state: SoftExpertState): void {
	state.processes.set('PURCHASE', {
		id: 'PURCHASE',
		workflowType: 'PURCHASE-TYPE',
		activities: [
			{ id: 'REQUEST', kind: 'user', actions: 1 },
			{ id: 'APPROVE', kind: 'user', actions: 2 },
			{ id: 'ORDER', kind: 'system', actions: 1 },
		],
		forms: { purchase: ['product', 'amount', 'neededBy', 'quote'] },
		grids: { items: ['product', 'amount'] },
	});
	state.processes.set('PAYROLL', {
		id: 'PAYROLL',
		activities: [{ id: 'CHECK', kind: 'user', actions: 1 }],
		starters: ['msilva'],
		forms: {},
		grids: {},
	});
	startInstance(state.workflows, state.processes.get('PURCHASE')!, 'A chair', 'jdoe');
}

/** More rows than a dataset gives. */
const events = Array.from({ length: 10_500 }, (_, index) => ({
	idevent: index + 1,
	nmevent: `Event ${index + 1}`,
}));

function seedDatasets({ datasets }: SoftExpertState): void {
	datasets.set('n8nUsers', { parameters: {}, rows: usersIn });
	datasets.set('n8nUserById', { parameters: { iduser: 'iduser' }, rows: usersIn });
	datasets.set('n8nUserRights', { parameters: {}, rows: userRightsIn });
	datasets.set('n8nDepartments', { parameters: {}, rows: departmentsIn });
	datasets.set('n8nPositions', { parameters: {}, rows: positionsIn });
	// Spelling differs from dataset to dataset.
	datasets.set('instances', { parameters: { workflowID: 'idprocess' }, rows: instancesIn });
	datasets.set('openActivities', { parameters: { WorkflowID: 'idprocess' }, rows: openActivitiesIn });
	datasets.set('events', { parameters: {}, rows: () => events });
	datasets.set('payroll', { parameters: {}, rows: () => [], isHidden: true });
	datasets.set('warehouse', { parameters: {}, rows: () => [], isForeign: true });
	datasets.set('everything', { parameters: {}, rows: () => [], isSlow: true });
}
