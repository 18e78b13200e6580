/* eslint-disable @n8n/community-nodes/no-restricted-imports -- the sandbox is a process of its own, it never runs inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

/** A web notification design of DocumentTRAK, as an administrator defines it. */
export interface TrackDesign {
	url: string;
	/** JSON or XML with merge fields in square brackets. */
	body: string;
	/** Events that it is attached to: `Envelope Completed`; empty for all. */
	events: string[];
	headers?: Record<string, string>;
	basicAuth?: { userName: string; password: string };
}

export interface TrackDelivery {
	url: string;
	event: string;
	body: string;
	/** HTTP status of every attempt; 0 for no answer. */
	statuses: number[];
}

/** Failures by HTTP status are tried again up to four times (vendor's page on notification failures). */
const retries = 4;

interface Firing {
	design: TrackDesign;
	event: string;
	fields: Record<string, string>;
	tried: (design: TrackDesign, attempt: number) => void;
}

/** Calls web hooks when documents and envelopes move. */
export class DocumentTrack {
	designs: TrackDesign[] = [];

	readonly deliveries: TrackDelivery[] = [];

	/** The real system spreads its attempts over 24 hours. */
	retryDelayMilliseconds = 50;

	private readonly pending = new Set<Promise<void>>();

	clear(): void {
		this.designs = [];
		this.deliveries.length = 0;
	}

	/** Waits until every call has been answered or given up. */
	async settled(): Promise<void> {
		while (this.pending.size > 0) await Promise.all(this.pending);
	}

	/** `tried` is told of every attempt for a design, the first one before it is made. */
	fire(
		event: string,
		fields: Record<string, string>,
		tried: (design: TrackDesign, attempt: number) => void = () => undefined,
	): void {
		for (const design of this.designs) {
			if (design.events.length > 0 && !design.events.includes(event)) continue;
			tried(design, 1);
			const delivery = this.deliver({ design, event, fields, tried }).catch(() => undefined);
			this.pending.add(delivery);
			void delivery.finally(() => this.pending.delete(delivery));
		}
	}

	private async deliver({ design, event, fields, tried }: Firing): Promise<void> {
		const { hostname } = new URL(design.url);
		if (hostname !== '127.0.0.1' && hostname !== 'localhost') {
			throw new Error('The sandbox calls this machine only');
		}
		const isXml = design.body.trimStart().startsWith('<');
		const body = design.body.replace(/\[([^\][{}"]+)\]/g, (whole, name: string) =>
			fields[name] === undefined ? whole : escaped(fields[name], isXml),
		);
		const record: TrackDelivery = { url: design.url, event, body, statuses: [] };
		this.deliveries.push(record);
		for (let attempt = 0; attempt <= retries; attempt++) {
			if (attempt > 0) {
				await wait(this.retryDelayMilliseconds * 2 ** (attempt - 1));
				tried(design, attempt + 1);
			}
			const status = await post(design, body, isXml);
			record.statuses.push(status);
			if (status >= 200 && status < 300) return;
		}
	}
}

function escaped(value: string, isXml: boolean): string {
	return isXml
		? value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
		: JSON.stringify(value).slice(1, -1);
}

async function post({ url, headers, basicAuth }: TrackDesign, body: string, isXml: boolean): Promise<number> {
	const authorization = basicAuth && {
		Authorization: `Basic ${Buffer.from(`${basicAuth.userName}:${basicAuth.password}`).toString('base64')}`,
	};
	try {
		const answer = await fetch(url, {
			method: 'POST',
			headers: {
				'Content-Type': isXml ? 'text/xml; charset=utf-8' : 'application/json',
				...authorization,
				...headers,
			},
			body,
			signal: AbortSignal.timeout(10_000),
		});
		await answer.arrayBuffer();
		return answer.status;
	} catch {
		return 0;
	}
}
