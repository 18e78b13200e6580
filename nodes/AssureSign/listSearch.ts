import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { callFromEditor, matching, pageOf } from '../shared/n8n/listSearch';
import { describedLists } from '../shared/n8n/describedLists';
import { assureSignDialect } from './dialect';
import { assureSignServices } from './resources/callMethod/services';
import { getAccount, getManyAccounts } from './resources/account';
import { getEnvelopeTemplates } from './resources/envelope';
import { getManyTemplates } from './resources/template';
import { getManyUsers } from './resources/user';

export const { searchServices, searchMethods } = describedLists(assureSignDialect, assureSignServices);

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** AssureSign's lists have neither filter nor pages: they are read whole and filtered here. */
function searchIn(read: (context: ILoadOptionsFunctions) => Promise<INodeListSearchItems[]>): Search {
	return async function (filter, paginationToken) {
		return pageOf(matching(await read(this), filter), paginationToken);
	};
}

/** The account that the node is set to, so that a picker lists what belongs to it. */
export function chosenAccount(context: ILoadOptionsFunctions): IDataObject {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const chosen = options.contextIdentifier as { value?: unknown } | string | undefined;
	const value = typeof chosen === 'object' ? chosen?.value : chosen;
	// An expression cannot be evaluated in the editor: the list of the credential's account is shown then.
	return /^[0-9a-f-]{36}$/i.test(String(value ?? '')) ? { contextIdentifier: value as string } : {};
}

async function namesOf(context: ILoadOptionsFunctions, field: string): Promise<INodeListSearchItems[]> {
	const [account] = await callFromEditor(context, assureSignDialect, getAccount, chosenAccount(context));
	return ((account[field] ?? []) as string[]).map((name) => ({ name, value: name }));
}

export const searchUsers = searchIn(async (context) => {
	const users = await callFromEditor(context, assureSignDialect, getManyUsers, {
		returnAll: true,
		...chosenAccount(context),
	});
	return users.map((user) => ({
		name: `${[user.lastName, user.firstName].filter(Boolean).join(', ')} - ${String(user.userName)}`,
		value: String(user.userName),
	}));
});

export const searchRoles = searchIn(async (context) => await namesOf(context, 'roles'));

export const searchAccountGroups = searchIn(async (context) => await namesOf(context, 'accountGroups'));

export const searchAccountTemplates = searchIn(async (context) => await namesOf(context, 'accountTemplates'));

/** The accounts of the login, which the sign-in left in the credential, and those below the one of the credential. */
export const searchAccounts = searchIn(async (context) => {
	const below = await callFromEditor(context, assureSignDialect, getManyAccounts, { returnAll: true });
	const entries = new Map<string, INodeListSearchItems>();
	for (const account of [...(await accountsOfLogin(context)), ...below]) {
		const value = String(account.contextIdentifier);
		entries.set(value.toLowerCase(), { name: String(account.name ?? value), value });
	}
	return [...entries.values()];
});

async function accountsOfLogin(context: ILoadOptionsFunctions): Promise<IDataObject[]> {
	const { loginAccounts } = await context.getCredentials<IDataObject>(assureSignDialect.credential);
	try {
		return JSON.parse(String(loginAccounts || '[]')) as IDataObject[];
	} catch {
		return [];
	}
}

export const searchTemplates = searchIn(async (context) => {
	const templates = await callFromEditor(context, assureSignDialect, getManyTemplates, {
		returnAll: true,
		...chosenAccount(context),
	});
	return templates.map((template) => ({
		name: String(template.name ?? template.templateId),
		value: String(template.templateId),
	}));
});

export const searchEnvelopeTemplates = searchIn(async (context) => {
	const templates = await callFromEditor(context, assureSignDialect, getEnvelopeTemplates, {
		returnAll: true,
		...chosenAccount(context),
	});
	return templates.map((template) => ({
		name: String(template.name ?? template.envelopeTemplateId),
		value: String(template.envelopeTemplateId),
	}));
});
