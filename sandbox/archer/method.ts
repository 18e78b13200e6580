import type { ArcherSessions } from './access';
import type { ArcherState } from './state';

/** An exception inside an Archer method: becomes 'Server was unable to process request. ---> text'. */
export class ArcherFault extends Error {}

export type ArcherValue = string | number | boolean | Buffer | null;

/** Values by the contract's parameter name, whatever spelling the server is set to understand. */
export type ArcherArguments = Map<string, ArcherValue>;

export class ArcherCall {
	constructor(
		readonly state: ArcherState,
		readonly sessions: ArcherSessions,
		private readonly values: ArcherArguments,
	) {}

	text(name: string): string | null {
		const value = this.value(name);
		return typeof value === 'string' ? value : null;
	}

	integer(name: string): number {
		return Number(this.value(name));
	}

	boolean(name: string): boolean {
		return this.value(name) === true;
	}

	/** A handler asking for a name outside the contract is a mistake in the sandbox. */
	private value(name: string): ArcherValue {
		const value = this.values.get(name);
		if (value === undefined) throw new Error(`The contract has no parameter ${name}`);
		return value;
	}
}

/** Null leaves the Result element out. */
export type ArcherResult = string | number | boolean | null;

export type ArcherMethods = Record<string, (call: ArcherCall) => ArcherResult>;
