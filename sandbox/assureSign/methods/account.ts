import { AssureSignRefusal, noGuid, type AssureSignMethods } from '../method';
import { newGuid } from '../state/model';

const groups = ['Default', 'Partners'];

function checkGroup(group: string): void {
	if (!groups.includes(group)) throw new AssureSignRefusal(`The account group '${group}' does not exist.`);
}

export const accountMethods: AssureSignMethods = {
	CreateAccount: {
		refused: { Success: false, ContextIdentifier: noGuid },
		run: (call) => {
			const { account } = call.signIn();
			const name = call.attribute('Name');
			if ([...call.state.accounts.values()].some((one) => one.name === name)) {
				throw new AssureSignRefusal('An account with this name exists already.');
			}
			checkGroup(call.attribute('AccountGroup'));
			const contextIdentifier = newGuid();
			call.state.accounts.set(contextIdentifier, {
				contextIdentifier,
				name,
				displayName: call.attribute('DisplayName'),
				accountGroup: call.attribute('AccountGroup'),
				inactive: call.attribute('Inactive') === 'true',
				parent: account.contextIdentifier,
				roles: account.roles,
			});
			return {
				attributes: { Success: true, ContextIdentifier: contextIdentifier },
				children: { Exceptions: {} },
			};
		},
	},

	UpdateAccount: {
		refused: { Success: false },
		run: (call) => {
			const { account } = call.signIn();
			const [parent] = call.all('ParentAccountContextIdentifier');
			if ((parent?.text.trim() ?? '') !== '') {
				throw new AssureSignRefusal('The parent account cannot be changed.');
			}
			const group = call.attribute('AccountGroup');
			if (group !== '') checkGroup(group);
			account.name = call.attribute('Name') || account.name;
			account.displayName = call.attribute('DisplayName') || account.displayName;
			account.accountGroup = group || account.accountGroup;
			const inactive = call.all('Inactive')[0]?.text.trim() ?? '';
			if (inactive !== '') account.inactive = inactive === 'true' || inactive === '1';
			return { attributes: { Success: true }, children: { Exceptions: {} } };
		},
	},

	GetAccount: {
		refused: { Success: false, ContextIdentifier: noGuid, Inactive: false },
		run: (call) => {
			const { account } = call.signIn();
			return {
				attributes: {
					Success: true,
					ContextIdentifier: account.contextIdentifier,
					Inactive: account.inactive,
					Name: account.name,
					DisplayName: account.displayName,
					AccountGroup: account.accountGroup,
				},
				children: {
					Roles: { children: { Role: account.roles.map((text) => ({ text })) } },
					AccountTemplates: { children: { AccountTemplate: [{ text: 'Standard' }] } },
					AccountGroups: { children: { AccountGroup: groups.map((text) => ({ text })) } },
					Exceptions: {},
				},
			};
		},
	},

	ListAccounts: {
		refused: { Success: false },
		run: (call) => {
			const { account } = call.signIn();
			const children = [...call.state.accounts.values()].filter(
				({ parent }) => parent === account.contextIdentifier,
			);
			return {
				attributes: { Success: true },
				children: {
					Accounts: {
						children: {
							Account: children.map((child) => ({
								attributes: {
									ContextIdentifier: child.contextIdentifier,
									Inactive: child.inactive,
									Name: child.name,
									DisplayName: child.displayName,
									AccountGroup: child.accountGroup,
								},
							})),
						},
					},
					Exceptions: {},
				},
			};
		},
	},
};
