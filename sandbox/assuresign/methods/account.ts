import type { AssureSignMethods } from '../method';

export const accountMethods: AssureSignMethods = {
	GetAccount: {
		refused: { Success: false, ContextIdentifier: '00000000-0000-0000-0000-000000000000', Inactive: false },
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
					AccountGroups: { children: { AccountGroup: [{ text: account.accountGroup }] } },
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
