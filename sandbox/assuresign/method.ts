import type { AnswerElement } from '../contract/assureSignTree';
import type { XmlNode } from '../soap/xml';
import type { AssureSignAccount, AssureSignState, AssureSignUser } from './state';
import type { AssureSignTokens } from './tokens';

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
		/** The Request element. */
		readonly request: XmlNode,
	) {}

	attribute(name: string): string {
		return this.request.attributes.find((one) => one.name === name)?.value ?? '';
	}

	/** Checks token and context as every Users and Accounts operation does. */
	signIn(): { account: AssureSignAccount; caller: AssureSignUser } {
		const userName = this.tokens.userOf(this.attribute('AuthenticationToken'));
		const caller = userName === undefined ? undefined : this.state.findUser(userName);
		if (caller === undefined) {
			throw new AssureSignRefusal('The authentication token is invalid or has expired.');
		}
		const account = this.state.accounts.get(this.attribute('ContextIdentifier').toLowerCase());
		if (account === undefined || !caller.accounts.includes(account.contextIdentifier)) {
			throw new AssureSignRefusal('The context identifier is invalid.');
		}
		return { account, caller };
	}
}

export interface AssureSignMethod {
	run(call: AssureSignCall): AnswerElement;
	/** The required attributes of a refused result. */
	refused: Record<string, string | boolean>;
}

export type AssureSignMethods = Record<string, AssureSignMethod>;
