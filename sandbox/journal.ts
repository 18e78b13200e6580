export type SystemName = 'archer' | 'softExpert' | 'assureSign';

export const systemNames: readonly SystemName[] = ['archer', 'softExpert', 'assureSign'];

/** One request as the sandbox saw it. */
export interface LoggedRequest {
	number: number;
	system: SystemName;
	/** Name of the method, empty when the request was too broken to tell. */
	method: string;
	path: string;
	/** Milliseconds since the epoch, with fractions. */
	startedAt: number;
	/** Missing while the request is open. */
	endedAt?: number;
	/** HTTP status; 0 when the connection was cut before an answer. */
	status: number;
	/** Whether the method ran: its changes are in the state, whatever the client was told. */
	handled: boolean;
	/** The kinds of injected faults that hit this request. */
	faults: string[];
	headers: Record<string, string>;
	body: string;
}

/** A request element, header or form that the contract does not allow, although a real server may swallow it. */
export interface Deviation {
	request: number;
	system: SystemName;
	method: string;
	message: string;
}

export interface RequestFilter {
	system?: SystemName;
	method?: string;
}

/** Everything the sandbox saw, for assertions. */
export class Journal {
	requests: LoggedRequest[] = [];

	deviations: Deviation[] = [];

	private next = 1;

	open(entry: Pick<LoggedRequest, 'system' | 'path' | 'headers' | 'startedAt'>): LoggedRequest {
		const request: LoggedRequest = {
			...entry,
			number: this.next++,
			method: '',
			status: 0,
			handled: false,
			faults: [],
			body: '',
		};
		this.requests.push(request);
		return request;
	}

	deviate(request: LoggedRequest, message: string): void {
		this.deviations.push({
			request: request.number,
			system: request.system,
			method: request.method,
			message,
		});
	}

	select({ system, method }: RequestFilter = {}): LoggedRequest[] {
		return this.requests.filter(
			(request) =>
				(system === undefined || request.system === system) &&
				(method === undefined || request.method === method),
		);
	}

	/** The largest number of requests that were open at the same moment. */
	maximumConcurrency(filter: RequestFilter = {}): number {
		const moments = this.select(filter).flatMap(({ startedAt, endedAt }) => [
			{ at: startedAt, change: 1 },
			{ at: endedAt ?? Number.POSITIVE_INFINITY, change: -1 },
		]);
		// An end and a start in the same instant do not overlap.
		moments.sort((first, second) => first.at - second.at || first.change - second.change);
		let current = 0;
		let maximum = 0;
		for (const { change } of moments) {
			current += change;
			maximum = Math.max(maximum, current);
		}
		return maximum;
	}

	clear(): void {
		this.requests = [];
		this.deviations = [];
	}
}
