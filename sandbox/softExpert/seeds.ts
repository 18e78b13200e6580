import { sandboxLogins } from '../logins';
import type { SoftExpertState } from './state';
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
}

function seedWorkflows(state: SoftExpertState): void {
	state.processes.set('PURCHASE', {
		id: 'PURCHASE',
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
