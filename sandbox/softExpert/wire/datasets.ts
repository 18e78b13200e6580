import { datasetContract } from '../../contract/load';
import type { SandboxAnswer, SandboxRequest, UnderstoodRequest } from '../../system';
import { readContentType } from '../../system';
import type { SoftExpertState } from '../state';
import type { Dataset } from '../state/model';

/** The REST interface of datasets, as `dataset-integration/{id}` of the contract describes it. */

const place = /^\/apigateway\/v1\/dataset-integration\/([^/]+)\/?$/;

export const isDataset = ({ path }: SandboxRequest): boolean => place.test(path);

const json = (status: number, value: unknown): SandboxAnswer => ({
	status,
	contentType: 'application/json; charset=utf-8',
	body: JSON.stringify(value),
});

/** In the gateway's form. */
function refused(status: number, message = datasetContract.errors[String(status)]): SandboxAnswer {
	return json(status, { message, status });
}

export function understandDataset(
	request: SandboxRequest,
	state: SoftExpertState,
	deviate: (message: string) => void,
): SandboxAnswer | UnderstoodRequest {
	const { httpMethod, path, headers } = request;
	if (httpMethod !== 'GET' && httpMethod !== 'POST') {
		return { status: 405, headers: { Allow: 'GET, POST' }, body: '' };
	}
	if (!/json/i.test(headers.accept ?? ''))
		deviate('without an Accept for JSON the answer has another charset');
	return {
		method: datasetContract.name,
		run: () => {
			const dataset = state.datasets.get(place.exec(path)![1]);
			// Who may not see it is told the same as who asks for nothing.
			if (dataset === undefined || dataset.isHidden) return refused(404);
			if (dataset.isForeign) return refused(400);
			if (dataset.isSlow) return refused(500);
			const given = parametersOf(request, deviate);
			return given === undefined ? refused(400, 'Invalid JSON') : rowsFor(dataset, given, state);
		},
		fault: (text) => refused(500, text),
	};
}

/** None for a GET; undefined when the body is no object of names and texts. */
function parametersOf(
	{ httpMethod, headers, body }: SandboxRequest,
	deviate: (message: string) => void,
): Record<string, string> | undefined {
	if (httpMethod === 'GET') return {};
	if (readContentType(headers['content-type']).type !== 'application/json') {
		deviate(`Content-Type '${headers['content-type'] ?? ''}'`);
	}
	let value: unknown;
	try {
		value = JSON.parse(body.toString('utf8'));
	} catch {
		return undefined;
	}
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
	const entries = Object.entries(value);
	if (entries.length === 0) deviate('a POST without parameters');
	const odd = entries.find(([, text]) => typeof text !== 'string');
	if (odd !== undefined) deviate(`the parameter ${odd[0]} is no text`);
	return Object.fromEntries(entries.map(([name, text]) => [name, String(text)]));
}

/** Names are case-sensitive, and the query does not run without one of its parameters. */
function rowsFor(
	{ parameters, rows }: Dataset<SoftExpertState>,
	given: Record<string, string>,
	state: SoftExpertState,
): SandboxAnswer {
	const unknown = Object.keys(given).find((name) => !(name in parameters));
	const missing = Object.keys(parameters).find((name) => !(name in given));
	if (unknown !== undefined) return refused(400, `Unknown parameter: ${unknown}`);
	if (missing !== undefined) return refused(400, `Missing parameter: ${missing}`);
	const found = rows(state).filter((row) =>
		Object.entries(parameters).every(
			([name, column]) => given[name] === '' || String(row[column]) === given[name],
		),
	);
	return json(200, found.slice(0, datasetContract.limits.rows));
}
