import type { SystemName } from './journal';

export interface SandboxRequest {
	httpMethod: string;
	/** Decoded path without the query. */
	path: string;
	query: string;
	/** Lower-case names. */
	headers: Record<string, string>;
	body: Buffer;
}

export interface SandboxAnswer {
	status: number;
	headers?: Record<string, string>;
	contentType?: string;
	body: string;
	/** No answer at all: the connection is reset. */
	reset?: true;
}

/** A request that was understood far enough to know its method. */
export interface UnderstoodRequest {
	method: string;
	/** Runs the method; the state changes here and nowhere else. */
	run(): SandboxAnswer;
	/** An answer in the system's own fault form, for injected faults. */
	fault(text: string): SandboxAnswer;
}

/** One simulated system behind the HTTP server. */
export interface SimulatedSystem {
	name: SystemName;
	/** Whether the path belongs to this system. */
	owns(path: string): boolean;
	/** An answer at once (too broken, wrong path), or the understood request. */
	understand(
		request: SandboxRequest,
		deviate: (message: string) => void,
		named: (method: string) => void,
	): SandboxAnswer | UnderstoodRequest;
	/** Back to the seed data. */
	reset(): void;
	expireSessions(): void;
	/** Every secret that is valid now, for tests that search logs and outputs for leaks. */
	liveTokens(): string[];
}

export function isUnderstood(value: SandboxAnswer | UnderstoodRequest): value is UnderstoodRequest {
	return 'run' in value;
}

/** The part of a Content-Type before its parameters, and the charset among them; both in lower case. */
export function readContentType(header: string | undefined): {
	type: string;
	charset?: string;
	action?: string;
} {
	const [type, ...parameters] = (header ?? '').split(';').map((part) => part.trim());
	const value = (name: string) => {
		const found = parameters.find((parameter) => parameter.toLowerCase().startsWith(`${name}=`));
		return found?.slice(name.length + 1).replace(/^"(.*)"$/, '$1');
	};
	return { type: type.toLowerCase(), charset: value('charset')?.toLowerCase(), action: value('action') };
}
