import { escapeText } from '../../soap/xml';
import { ArcherFault, type ArcherCall, type ArcherMethods } from '../method';
import type { ArcherRole } from '../state/model';
import { pages } from '../state/people';
import { userById } from './user';

function roleById(call: ArcherCall): ArcherRole {
	const role = call.state.people.roles.get(call.integer('roleId'));
	if (role === undefined) throw new ArcherFault('Access role does not exist');
	return role;
}

const trueFalse = (value: boolean) => (value ? 'True' : 'False');

/** The flags' names are the sandbox's own. */
function roleElement(role: ArcherRole): string {
	return (
		`<Role><Id>${role.id}</Id><CompanyId>1</CompanyId><Name>${escapeText(role.name)}</Name>` +
		`<Description>${escapeText(role.description)}</Description>` +
		`<RequiredFlag>${trueFalse(role.isRequired)}</RequiredFlag>` +
		`<DefaultFlag>${trueFalse(role.isDefault)}</DefaultFlag></Role>`
	);
}

function permissions(role: ArcherRole, moduleId?: number): string {
	const rows = pages
		.filter((page) => moduleId === undefined || page.moduleId === moduleId)
		.map((page) => {
			const [create, read, update, remove] = role.permissions.get(page.id) ?? [];
			return (
				`<Page><ModuleId>${page.moduleId}</ModuleId><ModuleName>${page.moduleName}</ModuleName>` +
				`<PageId>${page.id}</PageId><PageName>${page.name}</PageName>` +
				`<Create>${create}</Create><Read>${read}</Read><Write>${update}</Write><Delete>${remove}</Delete></Page>`
			);
		});
	return `<Pages>${rows.join('')}</Pages>`;
}

function checkedName(call: ArcherCall, own?: ArcherRole): string {
	const name = call.text('roleName') ?? '';
	if (name === '') throw new ArcherFault('Role name is required');
	if ([...call.state.people.roles.values()].some((role) => role !== own && role.name === name)) {
		throw new ArcherFault('Role name already exists');
	}
	return name;
}

/** accessrole.asmx, and the two methods of accesscontrol.asmx that give and take roles. */
export const accessRoleMethods: ArcherMethods = {
	CreateRole: (call) =>
		call.state.people.addRole(
			checkedName(call),
			call.text('roleDesc') ?? '',
			call.boolean('defaultFlag'),
			call.boolean('requiredFlag'),
		).id,

	UpdateRole: (call) => {
		const role = roleById(call);
		role.name = checkedName(call, role);
		role.description = call.text('roleDesc') ?? '';
		role.isDefault = call.boolean('defaultFlag');
		role.isRequired = call.boolean('requiredFlag');
		return 1;
	},

	DeleteRole: (call) => {
		call.state.people.roles.delete(roleById(call).id);
		return 1;
	},

	GetRole: (call) => roleElement(roleById(call)),

	GetRoles: (call) => `<List>${[...call.state.people.roles.values()].map(roleElement).join('')}</List>`,

	GetRoleDependencies: (call) => {
		const role = roleById(call);
		const others = [...call.state.people.roles.values()].filter((other) => other !== role);
		const only = [...role.users].filter((id) => !others.some(({ users }) => users.has(id)));
		const users = only.map((id) => `<User><Id>${id}</Id></User>`).join('');
		return `<Dependencies><Users>${users}</Users><Groups /></Dependencies>`;
	},

	GetRolePagePermissions: (call) => permissions(roleById(call)),

	GetRolePagePermissionsForModule: (call) => permissions(roleById(call), call.integer('moduleId')),

	UpdateRolePagePermissions2: (call) => {
		const role = roleById(call);
		const pageId = call.integer('pageId');
		if (!role.permissions.has(pageId)) throw new ArcherFault('Page does not exist');
		role.permissions.set(pageId, [
			call.boolean('create'),
			call.boolean('read'),
			call.boolean('update'),
			call.boolean('delete'),
		]);
		return 1;
	},

	AddUserToRole: (call) => {
		roleById(call).users.add(userById(call).id);
		return 1;
	},

	RemoveUserFromRole: (call) => {
		const user = userById(call);
		if (!roleById(call).users.delete(user.id))
			throw new ArcherFault('The user does not have the access role');
		return 1;
	},
};
