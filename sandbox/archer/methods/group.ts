import { escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherGroup } from '../state/model';
import { everyoneGroupId } from '../state/people';
import { userById } from './user';

function groupById(call: ArcherCall, name = 'groupId'): ArcherGroup {
	const group = call.state.people.groups.get(call.integer(name));
	if (group === undefined) throw new ArcherFault('Group does not exist');
	return group;
}

function freeName(call: ArcherCall): string {
	const name = call.text('groupName') ?? '';
	if (name === '') throw new ArcherFault('Group name is required');
	if ([...call.state.people.groups.values()].some((group) => group.name === name)) {
		throw new ArcherFault('Group name already exists');
	}
	return name;
}

function reference(element: string, { id, name }: { id: number; name: string }): string {
	return `<${element}><Id>${id}</Id><Name>${escapeText(name)}</Name></${element}>`;
}

/** accesscontrol.asmx: groups. The names inside GetGroupInformation are the sandbox's own. */
export const groupMethods: ArcherMethods = {
	CreateGroup: (call) => call.state.people.addGroup(freeName(call), '').id,

	UpdateGroup: (call) => {
		const group = groupById(call);
		if (call.text('groupName') !== group.name) group.name = freeName(call);
		return 1;
	},

	DeleteGroup: (call) => {
		const group = groupById(call);
		if (group.id === everyoneGroupId) throw new ArcherFault('The group cannot be deleted');
		call.state.people.groups.delete(group.id);
		return 1;
	},

	GetGroup: (call) => groupById(call).name,

	GetGroups: (call) => {
		const groups = [...call.state.people.groups.values()].map(
			({ id, name, description }) =>
				`<Group><Id>${id}</Id><Name>${escapeText(name)}</Name>` +
				`<Description>${escapeText(description)}</Description></Group>`,
		);
		return `<Groups>${groups.join('')}</Groups>`;
	},

	GetGroupInformation: (call) => {
		const group = groupById(call);
		const { people, users } = call.state;
		const all = [...people.groups.values()];
		const parents = all.filter(({ children }) => children.has(group.id));
		const children = all.filter(({ id }) => group.children.has(id));
		const members = [...group.users].flatMap((id) => users.get(id) ?? []);
		return (
			`<GroupInformation><Id>${group.id}</Id><Name>${escapeText(group.name)}</Name>` +
			`<Description>${escapeText(group.description)}</Description>` +
			`<Parents>${parents.map((one) => reference('Group', one)).join('')}</Parents>` +
			`<Children>${children.map((one) => reference('Group', one)).join('')}</Children>` +
			`<Users>${members
				.map(
					(user) =>
						`<User><ID>${user.id}</ID><LastName>${escapeText(user.lastName)}</LastName>` +
						`<FirstName>${escapeText(user.firstName)}</FirstName><UserName>${escapeText(user.userName)}</UserName></User>`,
				)
				.join('')}</Users></GroupInformation>`
		);
	},

	LookupGroup: (call) => {
		// Its parameter is a keyword: the groups whose name holds it, not only the one that is called so.
		const keyword = (call.text('keyword') ?? '').toLowerCase();
		const found = [...call.state.people.groups.values()].filter(({ name }) =>
			name.toLowerCase().includes(keyword),
		);
		if (found.length === 0) return '<Groups />';
		const groups = found.map(
			({ id, name }) => `<Group><Name>${escapeText(name)}</Name><Id>${id}</Id></Group>`,
		);
		return `<Groups>${groups.join('')}</Groups>`;
	},

	LookupEveryoneGroup: () => everyoneGroupId,

	AddUserToGroup: (call) => {
		groupById(call).users.add(userById(call).id);
		return 1;
	},

	RemoveUserFromGroup: (call) => {
		const user = userById(call);
		if (!groupById(call).users.delete(user.id))
			throw new ArcherFault('The user is not a member of the group');
		return 1;
	},

	AddChildToGroup: (call) => {
		const parent = groupById(call, 'parentGroupId');
		const child = groupById(call, 'childGroupId');
		if (child === parent || child.children.has(parent.id)) {
			throw new ArcherFault('A group cannot contain itself');
		}
		parent.children.add(child.id);
		return 1;
	},

	RemoveChildFromGroup: (call) => {
		const parent = groupById(call, 'parentGroupId');
		if (!parent.children.delete(groupById(call, 'childGroupId').id)) {
			throw new ArcherFault('The group is not a child of the group');
		}
		return 1;
	},
};
