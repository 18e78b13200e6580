/* eslint-disable @n8n/community-nodes/require-node-api-error -- the sandbox is a process of its own, it never runs inside n8n */
import type { XmlNode } from '../soap/xml';
import type { AssureSignTokens } from './access';
import type { AssureSignState } from './state';
import type {
	AssureSignAccount,
	AssureSignDocument,
	AssureSignEnvelope,
	AssureSignUser,
} from './state/model';

export const noGuid = '00000000-0000-0000-0000-000000000000';

/** What .NET writes for a required date that it does not have. */
export const noDate = '0001-01-01T00:00:00';

/** A business failure: HTTP 200 with an exception in the result. */
export class AssureSignRefusal extends Error {
	constructor(
		message: string,
		/** Attributes that the refused result carries beside those of the caller. */
		readonly attributes: Record<string, string> = {},
	) {
		super(message);
	}
}

export class AssureSignCall {
	constructor(
		readonly state: AssureSignState,
		readonly tokens: AssureSignTokens,
		/** The Request element, or one entry of a list-shaped request. */
		readonly request: XmlNode,
	) {}

	attribute(name: string): string {
		return this.request.attributes.find((one) => one.name === name)?.value ?? '';
	}

	/** The same call about an element further in; missing ones are empty. */
	at(...path: string[]): AssureSignCall {
		let node: XmlNode | undefined = this.request;
		for (const name of path) node = node?.children.find((child) => child.name === name);
		return new AssureSignCall(
			this.state,
			this.tokens,
			node ?? { ...this.request, attributes: [], children: [], text: '' },
		);
	}

	/** All elements at the path's end. */
	all(...path: string[]): AssureSignCall[] {
		const last = path.pop();
		return this.at(...path)
			.request.children.filter((child) => child.name === last)
			.map((child) => new AssureSignCall(this.state, this.tokens, child));
	}

	get text(): string {
		return this.request.text;
	}

	/** Checks token and context as every Users and Accounts operation does. */
	signIn(): { account: AssureSignAccount; caller: AssureSignUser } {
		const userName = this.tokens.userOf(this.attribute('AuthenticationToken'));
		const caller = userName === undefined ? undefined : this.state.findUser(userName);
		if (caller === undefined) {
			throw new AssureSignRefusal('The authentication token is invalid or has expired.');
		}
		const account = this.account();
		if (!caller.accounts.includes(account.contextIdentifier)) {
			throw new AssureSignRefusal('The context identifier is invalid.');
		}
		return { account, caller };
	}

	account(): AssureSignAccount {
		const account = this.state.accounts.get(this.attribute('ContextIdentifier').toLowerCase());
		if (account === undefined) throw new AssureSignRefusal('The context identifier is invalid.');
		return account;
	}

	/** Context and user name of an active user; no secret (guide, 'Authentication'). */
	sender(userName = this.attribute('UserName')): { account: AssureSignAccount; user: AssureSignUser } {
		const account = this.account();
		const user = this.state.findUser(userName);
		if (user === undefined || user.inactive || !user.accounts.includes(account.contextIdentifier)) {
			throw new AssureSignRefusal('The user name is not that of an active user of the account.');
		}
		return { account, user };
	}

	document(id = 'Id', authToken = 'AuthToken'): AssureSignDocument {
		const account = this.account();
		const document = this.state.documents.get(this.attribute(id).toLowerCase());
		if (
			document === undefined ||
			document.account !== account.contextIdentifier ||
			document.authToken !== this.attribute(authToken).toLowerCase()
		) {
			throw new AssureSignRefusal('The document was not found or the authorization token does not match.');
		}
		return document;
	}

	envelope(authToken = 'AuthToken'): AssureSignEnvelope {
		const account = this.account();
		const envelope = this.state.envelopes.get(this.attribute('EnvelopeId').toLowerCase());
		if (
			envelope === undefined ||
			envelope.account !== account.contextIdentifier ||
			envelope.authToken !== this.attribute(authToken).toLowerCase()
		) {
			throw new AssureSignRefusal('The envelope was not found or the authorization token does not match.');
		}
		return envelope;
	}
}

/** An element of an answer; names must be the contract's. */
export interface AnswerElement {
	attributes?: Record<string, string | boolean | undefined>;
	/** In any order and number; written in the contract's order. An empty list writes nothing. */
	children?: Record<string, AnswerElement | AnswerElement[] | undefined>;
	text?: string;
}

export interface AssureSignMethod {
	run(call: AssureSignCall): AnswerElement;
	/** The required attributes of a refused result. */
	refused: Record<string, string | boolean>;
}

export type AssureSignMethods = Record<string, AssureSignMethod>;

/** The exceptions of a result; an empty element is normal. */
export function exceptions(
	element: string,
	...messages: Array<{ text: string; severity?: string }>
): AnswerElement {
	if (messages.length === 0) return {};
	return {
		children: {
			[element]: messages.map(({ text, severity = 'Error' }) => ({
				attributes: { Severity: severity },
				text,
			})),
		},
	};
}

/** A list-shaped method: every entry is answered or refused by itself. */
export function listMethod(
	result: string,
	exception: string,
	refused: Record<string, string | boolean>,
	run: (entry: AssureSignCall) => AnswerElement,
): AssureSignMethod {
	return {
		refused: {},
		run: (call) => ({
			children: {
				[result]: call.request.children.map((node): AnswerElement => {
					const entry = new AssureSignCall(call.state, call.tokens, node);
					try {
						const answer = run(entry);
						return { ...answer, children: { Exceptions: {}, ...answer.children } };
					} catch (error) {
						if (!(error instanceof AssureSignRefusal)) throw error;
						return {
							attributes: { ...refused, ...error.attributes },
							children: { Exceptions: exceptions(exception, { text: error.message }) },
						};
					}
				}),
			},
		}),
	};
}
