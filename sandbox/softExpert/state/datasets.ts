import type { SoftExpertState } from './index';
import type { DatasetRow, SuiteUser, WorkflowInstance } from './model';

/**
 * Queries that an administrator makes. Columns are those of the suite's own tables; like the real interface they are in lower case,
 * with an empty text where there is nothing and milliseconds for dates.
 */

const departmentOf = ({ departments }: SoftExpertState, id: string | undefined) => departments.get(id ?? '');

function userRow(state: SoftExpertState, user: SuiteUser): DatasetRow {
	const [place] = user.places;
	return {
		iduser: user.id,
		idlogin: user.login,
		nmuser: user.name,
		dsuseremail: user.email,
		fguserenabled: user.enabled ? 1 : 2,
		idleader: user.leader ?? '',
		iddepartment: place?.department ?? '',
		nmdepartment: departmentOf(state, place?.department)?.name ?? '',
		idposition: place?.position ?? '',
		nmposition: state.positions.get(place?.position ?? '')?.name ?? '',
	};
}

export const usersIn = (state: SoftExpertState): DatasetRow[] =>
	[...state.users.values()].map((user) => userRow(state, user));

/** With the access groups, as somebody who reviews them has them put together. */
export const userRightsIn = (state: SoftExpertState): DatasetRow[] =>
	[...state.users.values()].map((user) => ({ ...userRow(state, user), groups: user.groups.join(', ') }));

export const departmentsIn = ({ departments }: SoftExpertState): DatasetRow[] =>
	[...departments.values()].map(({ id, name, parent = '' }) => ({
		iddepartment: id,
		nmdepartment: name,
		idparent: parent,
	}));

export const positionsIn = ({ positions }: SoftExpertState): DatasetRow[] =>
	[...positions.values()].map(({ id, name }) => ({ idposition: id, nmposition: name }));

/** 2 is that of a suspended instance, which the simulated suite has none of. */
const statusCodes: Record<WorkflowInstance['status'], number> = { running: 1, cancelled: 3, finished: 4 };

const millisecondsOf = ({ startedAt }: WorkflowInstance) => Date.parse(`${startedAt.replace(' ', 'T')}Z`);

export const instancesIn = ({ workflows }: SoftExpertState): DatasetRow[] =>
	[...workflows.values()].map((instance) => ({
		idprocess: instance.id,
		nmprocess: instance.title,
		fgstatus: statusCodes[instance.status],
		iduserstart: instance.startedBy,
		dtstart: millisecondsOf(instance),
		dtfinish: '',
	}));

export const openActivitiesIn = ({ workflows, processes }: SoftExpertState): DatasetRow[] =>
	[...workflows.values()].flatMap((instance) => {
		const activity = processes.get(instance.process)?.activities[instance.at];
		return instance.status === 'running' && activity !== undefined
			? [{ idprocess: instance.id, idstruct: activity.id, dtenabled: millisecondsOf(instance) }]
			: [];
	});
